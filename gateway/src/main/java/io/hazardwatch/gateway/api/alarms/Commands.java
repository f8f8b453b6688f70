package io.hazardwatch.gateway.api.alarms;

import io.hazardwatch.gateway.alarms.AlarmCommand;
import io.hazardwatch.gateway.alarms.Transition;
import java.util.concurrent.CompletionStage;

/** The way to the lanes. Any thread, never blocks. */
@FunctionalInterface
public interface Commands {
    /**
     * Hands the command to the lane of its point.
     *
     * @return the transition, once it is committed and the {@link AlarmView} knows of it, so that a client reads what it
     *         wrote; a {@code refusal} in it says why nothing changed; {@code type} null means it was so already.
     *         Fails at once when too many commands wait
     */
    CompletionStage<Transition> submit(AlarmCommand command);
}
