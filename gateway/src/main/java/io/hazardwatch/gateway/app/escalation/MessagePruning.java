package io.hazardwatch.gateway.app.escalation;

import io.hazardwatch.gateway.answer.AskedMessage;
import io.hazardwatch.gateway.api.escalation.MessageCounts;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/**
 * Bounds the messages of calls that nobody answers for days: the first ones, the newest ones and all that can still be answered stay as
 * proof, the others are counted. A month without an answer then needs a few hundred rows for an alarm.
 */
final class MessagePruning {
    static final int FIRST_KEPT = 50;
    static final int LAST_KEPT = 200;

    private static final String OLD = " FROM notification WHERE escalation_id = ?1 AND planned_at < ?2 AND purpose <> 'SIREN'"
            + " AND state NOT IN ('PLANNED', 'CLAIMED', 'RETRY')"
            + " AND id > (SELECT max(id) FROM (SELECT id FROM notification WHERE escalation_id = ?1 ORDER BY id LIMIT " + FIRST_KEPT + "))"
            + " AND id < (SELECT min(id) FROM (SELECT id FROM notification WHERE escalation_id = ?1 ORDER BY id DESC LIMIT " + LAST_KEPT + "))";
    private static final String COUNTED = "count(*), coalesce(sum(accepted_at > 0), 0), coalesce(sum(delivered_at > 0), 0),"
            + " coalesce(sum(state = 'FAILED'), 0)";
    private static final String COUNT = "INSERT INTO notification_pruned SELECT escalation_id, subject_id, " + COUNTED + OLD
            + " GROUP BY escalation_id ON CONFLICT (escalation_id) DO UPDATE SET messages = messages + excluded.messages,"
            + " accepted = accepted + excluded.accepted, delivered = delivered + excluded.delivered, failed = failed + excluded.failed";

    private MessagePruning() {}

    /** The calls that run and whose first messages can no longer be answered; younger ones have nothing to prune. */
    static List<Long> old(Collection<StoredEscalation> all, long now) {
        return all.stream().filter(each -> each.calls().isRunning() && each.calls().startedAt() < now - AskedMessage.ANSWERABLE_MILLIS)
                .map(StoredEscalation::id).toList();
    }

    /** Prunes the messages of those calls; one commit. Journal thread. */
    static boolean prune(Connection connection, Collection<Long> escalations, long now) throws SQLException {
        for (long escalation : escalations) {
            EscalationTables.update(connection, COUNT, escalation, now - AskedMessage.ANSWERABLE_MILLIS);
            EscalationTables.update(connection, "DELETE FROM notification WHERE id IN (SELECT id" + OLD + ")", escalation,
                    now - AskedMessage.ANSWERABLE_MILLIS);
        }
        return true;
    }

    /** How many messages there were about an alarm. */
    static MessageCounts counts(Connection connection, String alarm) throws SQLException {
        List<MessageCounts> both = EscalationTables.list(connection, "SELECT " + COUNTED + ", 0 FROM notification WHERE subject_id = ?1 UNION ALL"
                + " SELECT coalesce(sum(messages), 0), coalesce(sum(accepted), 0), coalesce(sum(delivered), 0), coalesce(sum(failed), 0),"
                + " coalesce(sum(messages), 0) FROM notification_pruned WHERE subject_id = ?1", line -> new MessageCounts(line.getLong(1),
                        line.getLong(2), line.getLong(3), line.getLong(4), line.getLong(5)), alarm);
        return both.stream().reduce(new MessageCounts(0, 0, 0, 0, 0), (a, b) -> new MessageCounts(a.messages() + b.messages(),
                a.accepted() + b.accepted(), a.delivered() + b.delivered(), a.failed() + b.failed(), a.pruned() + b.pruned()));
    }
}
