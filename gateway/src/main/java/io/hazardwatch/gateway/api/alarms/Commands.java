package io.hazardwatch.gateway.api.alarms;

import io.hazardwatch.gateway.alarms.AlarmCommand;
import io.hazardwatch.gateway.alarms.Transition;
import java.util.concurrent.CompletionStage;

/** Sends commands to the lanes. Any thread, never blocks. */
@FunctionalInterface
public interface Commands {
    /** Hands over a command that came by no session of the API. */
    default CompletionStage<Transition> submit(AlarmCommand command) {
        return submit(command, null);
    }

    /**
     * Hands the command to the lane of its point.
     *
     * @param session of the API by which it came, for the journal; null = none
     * @return the transition, completed once it is committed and visible in {@link AlarmView}, so that a client reads what it
     *     wrote. Its {@code refusal} says why nothing changed; {@code type} is null if the alarm was already in that state.
     *     Fails at once if too many commands wait
     */
    CompletionStage<Transition> submit(AlarmCommand command, String session);
}
