package io.hazardwatch.gateway.app.escalation;

import io.hazardwatch.gateway.escalation.EndReason;
import io.hazardwatch.gateway.escalation.Escalation;
import io.hazardwatch.gateway.escalation.PlannedCall;
import io.hazardwatch.gateway.escalation.Subject;
import io.hazardwatch.gateway.escalation.SubjectKind;
import io.hazardwatch.gateway.journal.JournalChanges;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.notify.person.MessagePurpose;
import io.hazardwatch.gateway.people.ContactMeansKind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/** Reads and writes the tables of calls and messages in the journal's file. */
final class EscalationTables {
    private static final String PUT = "INSERT INTO escalation (id, subject_key, subject_kind, subject_id, occurrence, ann_seq, priority,"
            + " enterprise, site, hazard_source, facts, started_at, level, sequence, step, round, loops, fallback, called_at, accepted_at,"
            + " repeat_at, level_at, seen_at, next_at, attempts, answers, told, ended_at, end_reason)"
            + " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24,"
            + " ?25, ?26, ?27, ?28, ?29) ON CONFLICT (id) DO UPDATE SET occurrence = ?5, ann_seq = ?6, priority = ?7, site = ?9,"
            + " hazard_source = ?10, facts = ?11, level = ?13, sequence = ?14, step = ?15, round = ?16, loops = ?17, fallback = ?18,"
            + " called_at = ?19, accepted_at = ?20, repeat_at = ?21, level_at = ?22, seen_at = ?23, next_at = ?24, attempts = ?25,"
            + " answers = ?26, told = ?27, ended_at = ?28, end_reason = ?29";
    private static final String PUT_ROW = "INSERT INTO notification (id, escalation_id, key, purpose, subject_id, occurrence, ann_seq,"
            + " priority, round, level, person, means, address, channel, state, taken_back, attempts, carrier, planned_at, next_at,"
            + " claimed_at, accepted_at, delivered_at, seen_at, answered_at, reference, result, text)"
            + " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24,"
            + " ?25, ?26, ?27, ?28) ON CONFLICT (id) DO UPDATE SET occurrence = ?6, ann_seq = ?7, priority = ?8, channel = ?14,"
            + " state = ?15, taken_back = ?16, attempts = ?17, carrier = ?18, next_at = ?20, claimed_at = ?21, accepted_at = ?22,"
            + " delivered_at = ?23, seen_at = ?24, answered_at = ?25, reference = ?26, result = ?27, text = ?28";

    private static final String NOTIFICATIONS = "SELECT *, (SELECT e.subject_kind FROM escalation e WHERE e.id = escalation_id) AS kind"
            + " FROM notification ";

    private EscalationTables() {}

    /** Everything that one commit holds. */
    static boolean write(Connection connection, List<StoredEscalation> escalations, ToLongFunction<Escalation> nextAt,
                         List<Notification> messages, List<Long> settled, long now) throws SQLException {
        for (StoredEscalation each : escalations) {
            put(connection, each, nextAt.applyAsLong(each.calls()));
        }
        for (Notification each : messages) {
            put(connection, each);
        }
        settle(connection, settled);
        seen(connection, now);
        return true;
    }

    private static void put(Connection connection, StoredEscalation stored, long nextAt) throws SQLException {
        Escalation calls = stored.calls();
        Subject subject = calls.subject();
        update(connection, PUT, stored.id(), subject.key(), subject.kind().name(), subject.id(), subject.occurrence(), subject.annSeq(),
                subject.priority().name(), subject.enterprise(), subject.site(), subject.hazardSource(), EscalationJson.facts(stored.facts()),
                calls.startedAt(), calls.level(), calls.sequence(), calls.step(), calls.round(), calls.loops(),
                calls.isFallbackCalled() ? 1 : 0, calls.calledAt(), calls.acceptedAt(), calls.repeatAt(), calls.levelAt(), calls.seenAt(), nextAt,
                EscalationJson.attempts(calls.attempts()), EscalationJson.answers(calls.answers()), EscalationJson.told(calls.told()),
                calls.endedAt(), calls.end() == null ? null : calls.end().name());
    }

    private static void put(Connection connection, Notification row) throws SQLException {
        update(connection, PUT_ROW, row.id, row.escalation, row.key, row.purpose.name(), row.subjectId, row.occurrence, row.annSeq,
                row.priority.name(), row.round, row.level, row.person, row.means.name(), row.address, row.channel, row.state.name(),
                row.isTakenBack ? 1 : 0, row.attempts, row.carrier, row.plannedAt, row.nextAt, row.claimedAt, row.acceptedAt, row.deliveredAt,
                row.seenAt, row.answeredAt, row.reference, row.result, row.text);
    }

    private static void seen(Connection connection, long nowMillis) throws SQLException {
        update(connection, "INSERT INTO escalation_clock (id, seen_at) VALUES (1, ?1) ON CONFLICT (id) DO UPDATE SET seen_at = ?1", nowMillis);
    }

    /** Settles outbox rows whose calls are stored with the same commit. No attempt is counted: a person was not told by that. */
    private static void settle(Connection connection, List<Long> outboxRows) throws SQLException {
        for (long row : outboxRows) {
            update(connection, "UPDATE outbox SET state = 'ACCEPTED' WHERE id = ?1", row);
        }
    }

    static void update(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                update.setObject(i + 1, values[i]);
            }
            update.executeUpdate();
        }
    }

    static long number(Connection connection, String sql) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql); ResultSet line = select.executeQuery()) {
            return line.next() ? line.getLong(1) : 0;
        }
    }

    /** @param where a condition of this room's own, with marks for {@code values} */
    static List<StoredEscalation> escalations(Connection connection, String where, Object... values) throws SQLException {
        return list(connection, "SELECT * FROM escalation " + where, EscalationTables::escalation, values);
    }

    /** The rows that were sent in the same message as {@code row}, if there were several. */
    static List<Notification> sentWith(JournalChanges journal, Notification row) throws SQLException {
        return row.carrier == 0 ? List.of() : journal.read(connection -> notifications(connection, "WHERE carrier = ?", row.carrier));
    }

    static List<Notification> notifications(Connection connection, String where, Object... values) throws SQLException {
        return list(connection, NOTIFICATIONS + where, EscalationTables::notification, values);
    }

    /** Reads one line of a result. */
    @FunctionalInterface
    interface LineReader<T> {
        T read(ResultSet line) throws SQLException;
    }

    static <T> List<T> list(Connection connection, String sql, LineReader<T> reader, Object... values) throws SQLException {
        List<T> all = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                select.setObject(i + 1, values[i]);
            }
            try (ResultSet lines = select.executeQuery()) {
                while (lines.next()) {
                    all.add(reader.read(lines));
                }
            }
        }
        return all;
    }

    private static Subject subject(ResultSet line) throws SQLException {
        return new Subject(SubjectKind.valueOf(line.getString("subject_kind")), line.getString("subject_id"), line.getLong("occurrence"),
                line.getLong("ann_seq"), Priority.valueOf(line.getString("priority")), line.getString("enterprise"), line.getString("site"),
                line.getString("hazard_source"));
    }

    private static StoredEscalation escalation(ResultSet line) throws SQLException {
        String end = line.getString("end_reason");
        Escalation calls = new Escalation(subject(line), line.getLong("started_at"), line.getString("level"), line.getInt("sequence"),
                line.getLong("step"), line.getLong("round"), line.getLong("loops"), line.getBoolean("fallback"), line.getLong("called_at"),
                line.getLong("accepted_at"), line.getLong("repeat_at"), line.getLong("level_at"), line.getLong("seen_at"),
                EscalationJson.attempts(line.getString("attempts")), EscalationJson.answers(line.getString("answers")),
                EscalationJson.told(line.getString("told")), line.getLong("ended_at"), end == null ? null : EndReason.valueOf(end));
        return new StoredEscalation(line.getLong("id"), calls, EscalationJson.facts(line.getString("facts")));
    }

    private static Notification notification(ResultSet line) throws SQLException {
        Subject subject = new Subject(SubjectKind.valueOf(line.getString("kind")), line.getString("subject_id"),
                line.getLong("occurrence"), line.getLong("ann_seq"),
                Priority.valueOf(line.getString("priority")), "", null, null);
        Notification row = new Notification(line.getLong("id"), line.getLong("escalation_id"), subject, new PlannedCall(line.getString("key"),
                line.getString("person"), ContactMeansKind.valueOf(line.getString("means")), line.getString("address"), line.getString("level"),
                line.getLong("round"), MessagePurpose.valueOf(line.getString("purpose")), line.getLong("next_at")), line.getLong("planned_at"));
        row.channel = line.getString("channel");
        row.state = NotificationState.valueOf(line.getString("state"));
        row.isTakenBack = line.getBoolean("taken_back");
        row.attempts = line.getInt("attempts");
        row.carrier = line.getLong("carrier");
        row.claimedAt = line.getLong("claimed_at");
        row.acceptedAt = line.getLong("accepted_at");
        row.deliveredAt = line.getLong("delivered_at");
        row.seenAt = line.getLong("seen_at");
        row.answeredAt = line.getLong("answered_at");
        row.reference = line.getString("reference");
        row.result = line.getString("result");
        row.text = line.getString("text");
        return row;
    }
}
