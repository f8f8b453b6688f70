package io.hazardwatch.gateway.journal;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.alarms.AlarmState;
import io.hazardwatch.gateway.alarms.Annunciation;
import io.hazardwatch.gateway.alarms.Note;
import io.hazardwatch.gateway.alarms.OutOfService;
import io.hazardwatch.gateway.alarms.RecordedEvent;
import io.hazardwatch.gateway.alarms.Refusal;
import io.hazardwatch.gateway.alarms.Shelving;
import io.hazardwatch.gateway.alarms.Suppression;
import io.hazardwatch.gateway.alarms.Timers;
import io.hazardwatch.gateway.alarms.Transition;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.evaluate.RuleKind;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Text;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.stream.Collectors;

/** Converts rows of the table {@code entry} to entries and alarms. */
final class JournalEntryReader {
    /**
     * Selects entries together with the alarm before, in columns with the prefix {@code b_}, which is the state after the
     * alarm's previous change. A {@code WHERE} on {@code e} follows.
     */
    static final String SELECT_ENTRIES = "SELECT " + columns("e", "") + ", " + columns("b", "b_")
            + " FROM entry e LEFT JOIN entry b ON b.seq = (SELECT max(p.seq) FROM entry p"
            + " WHERE p.alarm_id = e.alarm_id AND p.seq < e.seq AND p.refusal IS NULL) ";

    /** Selects alarms in their present state. A {@code WHERE} on {@code a} may follow. */
    static final String SELECT_ALARMS = "SELECT " + columns("e", "") + " FROM alarm a JOIN entry e ON e.seq = a.seq ";

    private JournalEntryReader() {}

    private static String columns(String table, String prefix) {
        return JournalEntryRow.COLUMNS.stream()
                .map(column -> table + '.' + column + " AS " + prefix + column)
                .collect(Collectors.joining(", "));
    }

    /** The entry of a row of {@link #SELECT_ENTRIES}. */
    static JournalEntry entry(ResultSet line) throws SQLException {
        TransitionType type = TransitionType.valueOf(line.getString("type"));
        RecordedEvent event = line.getString("note_subject") == null ? transition(line, type) : note(line);
        return new JournalEntry(line.getLong("seq"), line.getLong("committed_at"), 0, event);
    }

    /** The note of a row of {@link #SELECT_ENTRIES} that has one. */
    static Note note(ResultSet line) throws SQLException {
        return new Note(TransitionType.valueOf(line.getString("type")), line.getString("note_enterprise"), line.getString("note_subject"),
                line.getString("actor"),
                line.getString("comment"), line.getLong("decided_at"), line.getString("session"));
    }

    private static Transition transition(ResultSet line, TransitionType type) throws SQLException {
        String refusal = line.getString("refusal");
        Alarm after = alarm(line, "");
        Alarm before = refusal == null ? alarm(line, "b_") : after;
        return new Transition(before, after, type, line.getBoolean("annunciate"),
                refusal == null ? null : Refusal.valueOf(refusal), line.getLong("decided_at"), line.getString("actor"),
                line.getString("comment"), line.getBoolean("fired_late"), line.getLong("arrived_at"), line.getString("session"));
    }

    /** The alarm of a row, or null if the row concerns none. */
    static Alarm alarm(ResultSet line, String prefix) throws SQLException {
        String id = line.getString(prefix + "alarm_id");
        if (id == null) {
            return null;
        }
        Priority levelPriority = Priority.valueOf(line.getString(prefix + "level_priority"));
        AlarmState state = AlarmState.valueOf(line.getString(prefix + "state"));
        String max = line.getString(prefix + "severity_max");
        String annunciation = line.getString(prefix + "annunciation");
        return new Alarm(id, PointId.parse(line.getString(prefix + "point")),
                new Text(line.getString(prefix + "name_zh"), line.getString(prefix + "name_en")),
                line.getString(prefix + "rule"), RuleKind.valueOf(line.getString(prefix + "kind")),
                line.getString(prefix + "level"), line.getString(prefix + "unit"),
                Priority.valueOf(line.getString(prefix + "priority")), levelPriority, state,
                line.getBoolean(prefix + "process_active"), line.getBoolean(prefix + "latching"),
                line.getLong(prefix + "occurrence"), line.getLong(prefix + "activation"),
                line.getLong(prefix + "ann_seq"), line.getLong(prefix + "raised_at"),
                line.getLong(prefix + "event_at"), line.getLong(prefix + "cleared_at"),
                line.getLong(prefix + "acked_at"), line.getString(prefix + "acked_by"), number(line, prefix + "value"),
                number(line, prefix + "limit_value"), number(line, prefix + "worst"), line.getBoolean(prefix + "late"),
                line.getBoolean(prefix + "quality_bad"),
                max == null ? Priority.valueOf(line.getString(prefix + "priority")) : Priority.valueOf(max),
                annunciation == null ? firstVersions(state) : Annunciation.valueOf(annunciation),
                suppression(line, prefix), timers(line, prefix), line.getLong(prefix + "dark_activations"),
                line.getLong(prefix + "visible_at"));
    }

    /** Rows of the first version lack this value. */
    private static Annunciation firstVersions(AlarmState state) {
        return state == AlarmState.B || state == AlarmState.E ? Annunciation.SOUNDING : Annunciation.SILENT;
    }

    private static Timers timers(ResultSet line, String prefix) throws SQLException {
        return new Timers(line.getLong(prefix + "lease_until"), line.getLong(prefix + "realarm_at"),
                line.getInt(prefix + "realarms"));
    }

    private static Suppression suppression(ResultSet line, String prefix) throws SQLException {
        String shelvedBy = line.getString(prefix + "shelved_by");
        String permit = line.getString(prefix + "oos_permit");
        String suppressors = line.getString(prefix + "suppressors");
        if (shelvedBy == null && permit == null && suppressors == null) {
            return Suppression.NONE;
        }
        return new Suppression(shelvedBy == null ? null : shelving(line, prefix), SuppressorText.parse(suppressors),
                permit == null ? null : outOfService(line, prefix));
    }

    private static Shelving shelving(ResultSet line, String prefix) throws SQLException {
        return new Shelving(line.getBoolean(prefix + "shelved_one_shot"), line.getLong(prefix + "shelved_since"),
                line.getLong(prefix + "shelved_until"), line.getString(prefix + "shelved_reason"),
                line.getString(prefix + "shelved_by"), line.getInt(prefix + "shelved_extensions"),
                Priority.valueOf(line.getString(prefix + "shelved_priority")));
    }

    private static OutOfService outOfService(ResultSet line, String prefix) throws SQLException {
        return new OutOfService(line.getString(prefix + "oos_permit"), line.getLong(prefix + "oos_since"),
                line.getLong(prefix + "oos_until"), line.getString(prefix + "oos_measure"),
                line.getString(prefix + "oos_by"), line.getString(prefix + "oos_second"),
                line.getBoolean(prefix + "oos_overdue"));
    }

    private static double number(ResultSet line, String column) throws SQLException {
        double value = line.getDouble(column);
        return line.wasNull() ? Double.NaN : value;
    }
}
