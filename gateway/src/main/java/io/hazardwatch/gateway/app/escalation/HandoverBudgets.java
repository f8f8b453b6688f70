package io.hazardwatch.gateway.app.escalation;

import io.hazardwatch.gateway.escalation.Escalation;
import io.hazardwatch.gateway.model.Priority;
import java.util.HashSet;
import java.util.Set;

/**
 * Watches how long it takes from the beginning of calls until a provider takes the first of them. A broken budget is an alarm of the gateway,
 * also while no provider has taken any. Escalation thread.
 */
final class HandoverBudgets {
    private final EscalationBook book;
    private final CallConditions conditions;
    private final Set<Long> reported = new HashSet<>();

    HandoverBudgets(EscalationBook book, CallConditions conditions) {
        this.book = book;
        this.conditions = conditions;
    }

    /** How long the first hand-over may take, ms; of P4 with the time in which it is merged with others. */
    static long millis(Priority priority) {
        return switch (priority) {
            case P1, P2 -> 5_000;
            case P3 -> 30_000;
            case P4 -> 900_000;
        };
    }

    void look(long now) {
        reported.removeIf(id -> book.of(id) == null);
        for (StoredEscalation stored : book.all()) {
            Escalation calls = stored.calls();
            boolean isWaiting = calls.isRunning() && calls.told().isEmpty() && !calls.attempts().isEmpty();
            if (isWaiting && now - calls.startedAt() > millis(calls.subject().priority()) && reported.add(stored.id())) {
                conditions.late(calls.subject(), now - calls.startedAt(), now);
            }
        }
    }
}
