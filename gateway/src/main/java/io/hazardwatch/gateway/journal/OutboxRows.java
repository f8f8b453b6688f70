package io.hazardwatch.gateway.journal;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.alarms.Note;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.model.Priority;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes the rows of the outbox. Journal thread. */
final class OutboxRows {
    static final String SELECT = "SELECT * FROM outbox ";
    private static final String INSERT = "INSERT INTO outbox (seq, alarm_id, occurrence, ann_seq, type, priority, channel,"
            + " state, attempts, created_at, next_at, claimed_at, accepted_at)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, 'PLANNED', 0, ?, ?, 0, 0)";
    /**
     * An urgent notice must not wait behind older notices of its alarm that wait for a retry or are less urgent. Those are sent
     * before it, so they take its time and its priority. Notices that wait by plan do not block it.
     */
    private static final String HURRY = "UPDATE outbox SET priority = min(priority, ?2),"
            + " next_at = CASE state WHEN 'CLAIMED' THEN next_at ELSE min(next_at, ?1) END"
            + " WHERE channel = ?3 AND alarm_id = ?4 AND state IN ('PLANNED', 'CLAIMED', 'RETRY') AND seq < ?5"
            + " AND NOT (state = 'PLANNED' AND next_at > ?1)";
    private static final String ACCEPT = "UPDATE outbox SET state = 'ACCEPTED', accepted_at = ?, told_seq = ?,"
            + " attempts = attempts + 1, last_error = NULL WHERE id = ? AND state <> 'ACCEPTED'";
    private static final String RETRY = "UPDATE outbox SET state = 'RETRY', next_at = ?, last_error = ?,"
            + " attempts = attempts + ? WHERE id = ? AND state = 'CLAIMED'";
    private static final String END = "UPDATE outbox SET state = ?, last_error = ?"
            + " WHERE id = ? AND state IN ('PLANNED', 'CLAIMED', 'RETRY')";
    private static final String RECLAIM = "UPDATE outbox SET state = 'RETRY', next_at = claimed_at"
            + " WHERE state = 'CLAIMED' AND claimed_at < ?";
    private static final String END_OTHERS = "UPDATE outbox SET state = 'FAILED', last_error = ?"
            + " WHERE state IN ('PLANNED', 'CLAIMED', 'RETRY') AND channel NOT IN (%s)";

    /** All synthetic alarms use one row, so they add nothing to the table, and no id is ever given to another notice. */
    private static final String AGAIN_SYNTHETIC = "UPDATE outbox SET occurrence = ?, state = 'PLANNED', attempts = 0, created_at = ?, next_at = ?,"
            + " claimed_at = 0, accepted_at = 0, last_error = NULL WHERE channel = '" + JournalChanges.SYNTHETIC + "'";
    private static final String PLAN_SYNTHETIC = "INSERT INTO outbox (seq, alarm_id, occurrence, ann_seq, type, priority, channel,"
            + " state, attempts, created_at, next_at, claimed_at, accepted_at)"
            + " VALUES (0, 'synthetic', ?, 1, 'ALARM_RAISED', 'P1', '" + JournalChanges.SYNTHETIC + "', 'PLANNED', 0, ?, ?, 0, 0)";

    private final OutboxPlanner planner;
    private final BiConsumer<String, Throwable> defects;
    private PreparedStatement insert;
    private PreparedStatement hurry;

    OutboxRows(OutboxPlanner planner, BiConsumer<String, Throwable> defects) {
        this.planner = planner;
        this.defects = defects;
    }

    void prepare(Connection connection) throws SQLException {
        insert = connection.prepareStatement(INSERT);
        hurry = connection.prepareStatement(HURRY);
    }

    /** Adds a row for every channel to be notified of a note. It belongs to no alarm, so it waits for no other row and none waits for it. */
    void plan(JournalEntry entry, Note note) throws SQLException {
        for (String channel : channelsOf(note)) {
            row(entry.seq(), Notice.OF_NOTE + entry.seq(), entry.seq(), 0, note.type(), Priority.P1, channel, entry.committedAt(),
                    entry.committedAt());
        }
    }

    private void row(long seq, String alarmId, long occurrence, long annSeq, TransitionType type, Priority priority, String channel, long createdAt,
            long nextAt) throws SQLException {
        insert.setLong(1, seq);
        insert.setString(2, alarmId);
        insert.setLong(3, occurrence);
        insert.setLong(4, annSeq);
        insert.setString(5, type.name());
        insert.setString(6, priority.name());
        insert.setString(7, channel);
        insert.setLong(8, createdAt);
        insert.setLong(9, nextAt);
        insert.executeUpdate();
    }

    private List<String> channelsOf(Note note) {
        try {
            return planner.channels(note);
        } catch (Throwable defect) {
            defects.accept("outbox planner", defect);
            return List.of();
        }
    }

    /** Adds a row for every channel to be notified of {@code entry}. */
    void plan(JournalEntry entry) throws SQLException {
        for (OutboxPlanner.Plan plan : plansOf(entry)) {
            add(entry, plan);
        }
    }

    private void add(JournalEntry entry, OutboxPlanner.Plan plan) throws SQLException {
        for (String channel : plan.channels()) {
            Alarm alarm = entry.transition().after();
            row(entry.seq(), alarm.id(), alarm.occurrence(), alarm.annSeq(), entry.transition().type(), alarm.priority(), channel,
                    entry.committedAt(), Math.max(entry.committedAt(), plan.notBefore()));
            if (plan.notBefore() <= entry.committedAt()) {
                hurry(entry, alarm, channel);
            }
        }
    }

    private void hurry(JournalEntry entry, Alarm alarm, String channel) throws SQLException {
        hurry.setLong(1, entry.committedAt());
        hurry.setString(2, alarm.priority().name());
        hurry.setString(3, channel);
        hurry.setString(4, alarm.id());
        hurry.setLong(5, entry.seq());
        hurry.executeUpdate();
    }

    /** A defect of the planner costs notices, which the error sink reports; it must not cost the entry as well. */
    private List<OutboxPlanner.Plan> plansOf(JournalEntry entry) {
        try {
            return planner.plans(entry.transition());
        } catch (Throwable defect) {
            defects.accept("outbox planner", defect);
            return List.of();
        }
    }

    static boolean planSynthetic(Connection connection, long number, long nowMillis) throws SQLException {
        return update(connection, AGAIN_SYNTHETIC, number, nowMillis, nowMillis) > 0
                || update(connection, PLAN_SYNTHETIC, number, nowMillis, nowMillis) > 0;
    }

    static boolean accept(Connection connection, long id, long toldSeq, long nowMillis) throws SQLException {
        return update(connection, ACCEPT, nowMillis, toldSeq, id) > 0;
    }

    /** @param sends 1 if it was sent, 0 if there was no attempt */
    static boolean retry(Connection connection, long id, long nextAtMillis, String error, int sends) throws SQLException {
        return update(connection, RETRY, nextAtMillis, error, sends, id) > 0;
    }

    static int endOthers(Connection connection, List<String> channels, String reason) throws SQLException {
        String marks = channels.stream().map(channel -> "?").collect(Collectors.joining(", "));
        Object[] values = Stream.concat(Stream.of(reason), channels.stream()).toArray();
        return update(connection, String.format(END_OTHERS, marks), values);
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
     * A newer version may have planned rows with values that this version does not know. They must still be sent and not block
     * others: the type is then read as one that reports the alarm's present state, the priority as the most urgent.
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
