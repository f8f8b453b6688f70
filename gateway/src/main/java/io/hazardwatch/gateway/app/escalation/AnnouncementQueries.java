package io.hazardwatch.gateway.app.escalation;

import io.hazardwatch.gateway.api.escalation.AnnouncementTimes;
import io.hazardwatch.gateway.model.Priority;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Reads the five times of what an alarm announced from the journal's entries and messages. Blocking. */
final class AnnouncementQueries {
    /** A person answers by a message, or by an acknowledgement of that occurrence that the same announcement preceded. */
    private static final String TIMES = "SELECT e.occurrence, e.ann_seq, e.priority, e.event_at, coalesce(e.arrived_at, 0) AS arrived_at,"
            + " e.decided_at, e.committed_at,"
            + " coalesce((SELECT min(n.accepted_at) FROM notification n WHERE n.subject_id = e.alarm_id AND n.occurrence = e.occurrence"
            + " AND n.ann_seq = e.ann_seq AND n.purpose = 'CALL' AND n.accepted_at > 0), 0) AS accepted_at,"
            + " min(coalesce((SELECT min(n.answered_at) FROM notification n WHERE n.subject_id = e.alarm_id"
            + " AND n.occurrence = e.occurrence AND n.ann_seq = e.ann_seq AND n.answered_at > 0), 9223372036854775807),"
            + " coalesce((SELECT min(k.decided_at) FROM entry k WHERE k.alarm_id = e.alarm_id AND k.seq > e.seq AND k.type = 'ALARM_ACKED'"
            + " AND k.refusal IS NULL AND k.occurrence = e.occurrence AND k.ann_seq = e.ann_seq AND k.actor <> 'system'),"
            + " 9223372036854775807)) AS answered_at"
            + " FROM entry e WHERE e.alarm_id = ? AND e.annunciate = 1 AND e.refusal IS NULL ORDER BY e.seq DESC LIMIT ?";

    private AnnouncementQueries() {}

    /** Newest first. */
    static List<AnnouncementTimes> of(Connection connection, String alarmId, int limit) throws SQLException {
        return EscalationTables.list(connection, TIMES, AnnouncementQueries::times, alarmId, limit);
    }

    private static AnnouncementTimes times(ResultSet line) throws SQLException {
        Priority priority = Priority.valueOf(line.getString("priority"));
        long answeredAt = line.getLong("answered_at");
        return new AnnouncementTimes(line.getLong("occurrence"), line.getLong("ann_seq"), priority, line.getLong("event_at"),
                line.getLong("arrived_at"), line.getLong("decided_at"), line.getLong("committed_at"), line.getLong("accepted_at"),
                answeredAt == Long.MAX_VALUE ? 0 : answeredAt, ProviderHandOverBudgets.millis(priority));
    }
}
