package io.hazardwatch.gateway.app.onboarding;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.alarms.Transition;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.api.alarms.AlarmQueries;
import io.hazardwatch.gateway.journal.JournalEntry;
import io.hazardwatch.gateway.model.PointId;

/**
 * The alarms of a point, those of the instrument left out; ms since the epoch, 0 if there was none.
 *
 * @param alarmAt latest entry of one
 * @param seenAt  latest acknowledgement of one
 */
record PointAlarms(long alarmAt, long seenAt) {
    static final PointAlarms NONE = new PointAlarms(0, 0);
    private static final long JOURNAL_MILLIS = 400L * 86_400_000;
    private static final int ENTRIES_MAX = 50;

    /** What the journal says. Waits for its file. */
    static PointAlarms of(AlarmQueries journal, PointId point, long nowMillis) {
        long alarmAt = 0;
        long seenAt = 0;
        for (JournalEntry entry : journal.entriesOf(point, nowMillis - JOURNAL_MILLIS, nowMillis + 1, ENTRIES_MAX)) {
            Transition transition = entry.transition();
            if (transition != null && isAlarm(transition.after())) {
                alarmAt = Math.max(alarmAt, entry.committedAt());
                seenAt = Math.max(seenAt, transition.type() == TransitionType.ALARM_ACKED ? entry.committedAt() : 0);
            }
        }
        return new PointAlarms(alarmAt, seenAt);
    }

    /** One that was never raised is journaled too when somebody shelves it or takes it out of service. */
    private static boolean isAlarm(Alarm after) {
        return after != null && after.occurrence() > 0 && !after.kind().isOfInstrument();
    }
}
