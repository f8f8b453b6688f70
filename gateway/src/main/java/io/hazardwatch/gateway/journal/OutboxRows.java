package io.hazardwatch.gateway.journal;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.model.Priority;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiConsumer;

/** The rows of the outbox as the journal thread writes them. */
final class OutboxRows {
    static final String SELECT = "SELECT * FROM outbox ";
    private static final String INSERT = "INSERT INTO outbox (seq, alarm_id, occurrence, ann_seq, type, priority, channel,"
            + " state, attempts, created_at, next_at, claimed_at, accepted_at)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, 'PLANNED', 0, ?, ?, 0, 0)";
    private static final String CLAIM = "UPDATE outbox SET state = 'CLAIMED', claimed_at = ?, attempts = attempts + 1"
            + " WHERE id IN (SELECT id FROM outbox WHERE state IN ('PLANNED', 'RETRY') AND next_at <= ?"
            + " ORDER BY priority, next_at, id LIMIT ?) RETURNING *";
    private static final String ACCEPT = "UPDATE outbox SET state = 'ACCEPTED', accepted_at = ?, last_error = NULL"
            + " WHERE id = ? AND state <> 'ACCEPTED'";
    private static final String RETRY = "UPDATE outbox SET state = 'RETRY', next_at = ?, last_error = ?"
            + " WHERE id = ? AND state = 'CLAIMED'";
    private static final String END = "UPDATE outbox SET state = ?, last_error = ?"
            + " WHERE id = ? AND state IN ('PLANNED', 'CLAIMED', 'RETRY')";
    private static final String RECLAIM = "UPDATE outbox SET state = 'RETRY', next_at = claimed_at"
            + " WHERE state = 'CLAIMED' AND claimed_at < ?";
    private static final Comparator<Notice> URGENCY =
            Comparator.comparing(Notice::priority).thenComparing(Notice::nextAt).thenComparing(Notice::id);

    private final OutboxPlanner planner;
    private final BiConsumer<String, Throwable> bugs;
    private PreparedStatement insert;

    OutboxRows(OutboxPlanner planner, BiConsumer<String, Throwable> bugs) {
        this.planner = planner;
        this.bugs = bugs;
    }

    void prepare(Connection connection) throws SQLException {
        insert = connection.prepareStatement(INSERT);
    }

    /** Adds a row for every channel that is to be told of {@code entry}. */
    void plan(Entry entry) throws SQLException {
        OutboxPlanner.Plan plan = planOf(entry);
        for (String channel : plan.channels()) {
            Alarm alarm = entry.transition().after();
            insert.setLong(1, entry.seq());
            insert.setString(2, alarm.id());
            insert.setLong(3, alarm.occurrence());
            insert.setLong(4, alarm.annSeq());
            insert.setString(5, entry.transition().type().name());
            insert.setString(6, alarm.priority().name());
            insert.setString(7, channel);
            insert.setLong(8, entry.committedAt());
            insert.setLong(9, Math.max(entry.committedAt(), plan.notBefore()));
            insert.executeUpdate();
        }
    }

    /** A defect of the planner costs notices, which the bug sink shows; it must not cost the entry as well. */
    private OutboxPlanner.Plan planOf(Entry entry) {
        try {
            return planner.plan(entry.transition());
        } catch (Throwable defect) {
            bugs.accept("outbox planner", defect);
            return OutboxPlanner.Plan.NOBODY;
        }
    }

    static List<Notice> claim(Connection connection, long nowMillis, int limit) throws SQLException {
        try (PreparedStatement claim = connection.prepareStatement(CLAIM)) {
            claim.setLong(1, nowMillis);
            claim.setLong(2, nowMillis);
            claim.setInt(3, limit);
            return notices(claim);
        }
    }

    private static List<Notice> notices(PreparedStatement statement) throws SQLException {
        List<Notice> notices = new ArrayList<>();
        try (ResultSet lines = statement.executeQuery()) {
            while (lines.next()) {
                notices.add(notice(lines));
            }
        }
        notices.sort(URGENCY);
        return List.copyOf(notices);
    }

    static boolean accept(Connection connection, long id, long nowMillis) throws SQLException {
        return update(connection, ACCEPT, nowMillis, id) > 0;
    }

    static boolean retry(Connection connection, long id, long nextAtMillis, String error) throws SQLException {
        return update(connection, RETRY, nextAtMillis, error, id) > 0;
    }

    static boolean end(Connection connection, long id, NoticeState state, String reason) throws SQLException {
        return update(connection, END, state.name(), reason, id) > 0;
    }

    static int reclaim(Connection connection, long claimedBeforeMillis) throws SQLException {
        return update(connection, RECLAIM, claimedBeforeMillis);
    }

    private static int update(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                update.setObject(i + 1, values[i]);
            }
            return update.executeUpdate();
        }
    }

    /**
     * A newer version may have planned rows with words that this one does not know. They must still be told, and none must
     * hold the others up: the type is then read as one that says how the alarm stands, the priority as the most urgent.
     */
    private static <E extends Enum<E>> E word(Class<E> words, String text, E otherwise) {
        for (E each : words.getEnumConstants()) {
            if (each.name().equals(text)) {
                return each;
            }
        }
        return otherwise;
    }

    static Notice notice(ResultSet line) throws SQLException {
        return new Notice(line.getLong("id"), line.getLong("seq"), line.getString("alarm_id"),
                line.getLong("occurrence"), line.getLong("ann_seq"),
                word(TransitionType.class, line.getString("type"), TransitionType.ALARM_REANNUNCIATED),
                word(Priority.class, line.getString("priority"), Priority.P1), line.getString("channel"),
                word(NoticeState.class, line.getString("state"), NoticeState.FAILED), line.getInt("attempts"), line.getLong("created_at"),
                line.getLong("next_at"), line.getLong("accepted_at"), line.getString("last_error"));
    }
}
