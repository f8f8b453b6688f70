package io.hazardwatch.gateway.app.escalation;

import io.hazardwatch.gateway.escalation.EndReason;
import io.hazardwatch.gateway.escalation.Escalation;
import io.hazardwatch.gateway.escalation.SubjectKind;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * How long calls that have ended are kept in memory; they stay in the journal. Of calls to households the last one about each gas alarm is kept
 * longer: gas may stand for a day, and a start calls about gas of which nobody was called.
 */
final class EndedCalls {
    /** For receipts that come late. */
    static final long MILLIS = 3_600_000;
    /** As long as gas that stands is called about at a start. */
    private static final long HOUSEHOLD_MILLIS = 86_400_000;
    private static final String KEPT = "WHERE ended_at = 0 OR ended_at > ?1 OR subject_kind = 'HOUSEHOLD' AND end_reason <> 'TOLD' AND ended_at > ?2"
            + " OR id IN (SELECT escalation_id FROM notification WHERE state IN ('PLANNED', 'CLAIMED', 'RETRY'))";

    private EndedCalls() {}

    /** Those that are kept, and all that run. */
    static List<StoredEscalation> andRunning(Connection connection, long now) throws SQLException {
        return EscalationTables.escalations(connection, KEPT, now - MILLIS, now - HOUSEHOLD_MILLIS);
    }

    /** Whether receipts are awaited no more. */
    static boolean isOld(Escalation calls, long now) {
        return !calls.isRunning() && now - calls.endedAt() > MILLIS;
    }

    /** Whether a start asks for it still. */
    static boolean isAskedFor(Escalation calls, long now) {
        return calls.subject().kind() == SubjectKind.HOUSEHOLD && calls.end() != EndReason.TOLD && now - calls.endedAt() <= HOUSEHOLD_MILLIS;
    }
}
