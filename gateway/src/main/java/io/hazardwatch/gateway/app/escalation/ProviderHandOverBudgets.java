package io.hazardwatch.gateway.app.escalation;

import io.hazardwatch.gateway.escalation.Escalation;
import io.hazardwatch.gateway.model.Priority;
import java.util.HashMap;
import java.util.Map;

/**
 * Watches how long it takes from the commit that announces an alarm, or makes it more urgent, until a provider takes the first call about that.
 * Calls that wait because another matter tells the same, as those of a leak do, have no budget meanwhile. A broken budget is an alarm
 * of the gateway, also while no provider has taken any. Escalation thread.
 */
final class ProviderHandOverBudgets {
    /** The hand-over that is awaited for one call. */
    private static final class Watch {
        private final Priority priority;
        private long since;
        private boolean isDone;

        Watch(Priority priority, long since) {
            this.priority = priority;
            this.since = since;
        }
    }

    private final EscalationBook book;
    private final CallConditions conditions;
    private final Map<Long, Watch> watches = new HashMap<>();
    /** Commits that were read since the last look, by subject; the oldest of each. */
    private final Map<String, Long> commits = new HashMap<>();

    ProviderHandOverBudgets(EscalationBook book, CallConditions conditions) {
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

    /** A change of the subject was committed then, which may begin calls or make them more urgent. */
    void committed(String subjectKey, long atMillis) {
        commits.merge(subjectKey, atMillis, Math::min);
    }

    /** The wall clock was set by so much. */
    void clockStepped(long byMillis) {
        watches.values().forEach(watch -> watch.since += byMillis);
    }

    void look(long now) {
        watches.keySet().removeIf(id -> book.of(id) == null);
        for (StoredEscalation stored : book.all()) {
            if (stored.calls().isRunning()) {
                look(stored, now);
            }
        }
        commits.clear();
    }

    private void look(StoredEscalation stored, long now) {
        Escalation calls = stored.calls();
        Watch watch = watches.computeIfAbsent(stored.id(), id -> new Watch(calls.subject().priority(),
                commits.getOrDefault(stored.key(), calls.startedAt())));
        if (calls.subject().priority().isAbove(watch.priority)) {
            watch = new Watch(calls.subject().priority(), commits.getOrDefault(stored.key(), now));
            watches.put(stored.id(), watch);
        }
        if (watch.isDone || calls.attempts().isEmpty()) {
            return;
        }
        if (book.matters.isHeld(stored)) {
            watch.since = now;
            return;
        }
        boolean isTaken = !calls.told().isEmpty() && calls.acceptedAt() >= Math.min(watch.since, now);
        boolean isLate = (isTaken ? calls.acceptedAt() : now) - watch.since > millis(watch.priority);
        watch.isDone = isTaken || isLate;
        if (isLate) {
            conditions.late(calls.subject(), now - watch.since, now);
        }
    }
}
