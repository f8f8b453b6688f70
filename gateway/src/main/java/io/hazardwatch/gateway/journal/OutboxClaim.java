package io.hazardwatch.gateway.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Claims due rows for one channel, the most urgent first. Of one alarm at most one notice is being sent per channel, and none
 * before an older one that is due or was attempted, so no receiver hears old news after newer. Journal thread.
 */
final class OutboxClaim {
    /**
     * One query per priority, so that only due rows are read however many wait for a retry. Priorities of newer versions come
     * first.
     */
    private static final List<String> PRIORITIES = List.of("(o.priority < 'P1' OR o.priority > 'P4')", "o.priority = 'P1'",
            "o.priority = 'P2'", "o.priority = 'P3'", "o.priority = 'P4'");
    private static final String CLAIM = "UPDATE outbox SET state = 'CLAIMED', claimed_at = ?1 WHERE id IN"
            + " (SELECT o.id FROM outbox o WHERE o.state IN ('PLANNED', 'RETRY') AND o.channel = ?2 AND o.next_at <= ?1 AND %s"
            + " AND NOT EXISTS (SELECT 1 FROM outbox p WHERE p.channel = ?2 AND p.alarm_id = o.alarm_id"
            + " AND p.state IN ('PLANNED', 'CLAIMED', 'RETRY') AND p.id <> o.id"
            + " AND (p.state = 'CLAIMED' OR p.id < o.id AND (p.state = 'RETRY' OR p.next_at <= ?1)))"
            + " ORDER BY o.next_at, o.id LIMIT ?3) RETURNING *";

    private OutboxClaim() {}

    static List<Notice> claim(Connection connection, String channel, long nowMillis, int limit) throws SQLException {
        List<Notice> notices = new ArrayList<>();
        for (String priority : PRIORITIES) {
            if (notices.size() < limit) {
                claim(connection, String.format(CLAIM, priority), channel, nowMillis, limit - notices.size(), notices);
            }
        }
        notices.sort(Notice.URGENCY);
        return List.copyOf(notices);
    }

    private static void claim(Connection connection, String sql, String channel, long nowMillis, int limit, List<Notice> into)
            throws SQLException {
        try (PreparedStatement claim = connection.prepareStatement(sql)) {
            claim.setLong(1, nowMillis);
            claim.setString(2, channel);
            claim.setInt(3, limit);
            try (ResultSet lines = claim.executeQuery()) {
                while (lines.next()) {
                    into.add(OutboxRows.notice(lines));
                }
            }
        }
    }
}
