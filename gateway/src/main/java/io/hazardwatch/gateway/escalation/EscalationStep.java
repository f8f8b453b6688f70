package io.hazardwatch.gateway.escalation;

import java.util.List;
import java.util.Set;

/**
 * Result of one event: the next state, and what must be sent, cancelled or reported. All of it is stored in one commit before
 * anything of it is done.
 *
 * @param next       the state after it
 * @param calls      messages to be sent
 * @param cancelled  keys of messages that must not be sent any more
 * @param problems   what a person must mend: each becomes an alarm of the gateway
 * @param isLoopBegun whether everybody is called again because nobody answered
 * @param isSirenOn  whether sirens are to be switched on
 */
public record EscalationStep(Escalation next, List<PlannedCall> calls, Set<String> cancelled, List<LevelProblem> problems,
                             boolean isLoopBegun, boolean isSirenOn) {
    public EscalationStep {
        calls = List.copyOf(calls);
        cancelled = Set.copyOf(cancelled);
        problems = List.copyOf(problems);
    }

    static EscalationStep unchanged(Escalation same) {
        return new EscalationStep(same, List.of(), Set.of(), List.of(), false, false);
    }
}
