package io.hazardwatch.gateway.app.escalation;

import io.hazardwatch.gateway.notify.person.MessagePurpose;
import java.util.List;

/**
 * Drops news to a household that could not be sent while it was new, because its contact could not be reached or nobody knew whose it was: that a
 * valve closed hours ago misleads. Escalation thread.
 */
final class StaleNews {
    /** As long as a household is called (mark M). */
    private static final long NEW_MILLIS = 1_800_000;

    private StaleNews() {}

    /** @param now after the last step of the clock that the book knows */
    static void drop(EscalationBook book, CallConditions conditions, long now) {
        List<Notification> stale = book.rows().stream().filter(row -> row.state.isWaiting() && HouseholdTurns.isToHousehold(row)
                && row.purpose == MessagePurpose.DUTY && now - row.newSince >= NEW_MILLIS).toList();
        for (Notification row : stale) {
            row.result = "too old to be told";
            book.takeBack(row);
            StoredEscalation stored = book.of(row.escalation);
            if (stored != null) {
                conditions.stale(stored.calls().subject(), row.means.name(), now);
            }
        }
    }
}
