package io.hazardwatch.gateway.journal;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.alarms.AlarmState;
import io.hazardwatch.gateway.alarms.Refusal;
import io.hazardwatch.gateway.alarms.Transition;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.evaluate.RuleKind;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Text;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.stream.Collectors;

/** From lines of the table {@code entry} back to entries and alarms. */
final class EntryReader {
    /**
     * Entries with the alarm before, whose columns carry the prefix {@code b_}: it is what the alarm's last change left.
     * A {@code WHERE} on {@code e} follows.
     */
    static final String SELECT_ENTRIES = "SELECT " + columns("e", "") + ", " + columns("b", "b_")
            + " FROM entry e LEFT JOIN entry b ON b.seq = (SELECT max(p.seq) FROM entry p"
            + " WHERE p.alarm_id = e.alarm_id AND p.seq < e.seq AND p.refusal IS NULL) ";

    /** Alarms as they stand. A {@code WHERE} on {@code a} may follow. */
    static final String SELECT_ALARMS = "SELECT " + columns("e", "") + " FROM alarm a JOIN entry e ON e.seq = a.seq ";

    private EntryReader() {}

    private static String columns(String table, String prefix) {
        return EntryRow.COLUMNS.stream()
                .map(column -> table + '.' + column + " AS " + prefix + column)
                .collect(Collectors.joining(", "));
    }

    /** The entry of a line of {@link #SELECT_ENTRIES}. */
    static Entry entry(ResultSet line) throws SQLException {
        String refusal = line.getString("refusal");
        Alarm after = alarm(line, "");
        Alarm before = refusal == null ? alarm(line, "b_") : after;
        Transition transition = new Transition(before, after, TransitionType.valueOf(line.getString("type")),
                line.getBoolean("annunciate"), refusal == null ? null : Refusal.valueOf(refusal),
                line.getLong("decided_at"), line.getString("actor"), line.getString("comment"));
        return new Entry(line.getLong("seq"), line.getLong("committed_at"), 0, transition);
    }

    /** The alarm of a line, or null when it tells of none. */
    static Alarm alarm(ResultSet line, String prefix) throws SQLException {
        String id = line.getString(prefix + "alarm_id");
        if (id == null) {
            return null;
        }
        return new Alarm(id, PointId.parse(line.getString(prefix + "point")),
                new Text(line.getString(prefix + "name_zh"), line.getString(prefix + "name_en")),
                line.getString(prefix + "rule"), RuleKind.valueOf(line.getString(prefix + "kind")),
                line.getString(prefix + "level"), line.getString(prefix + "unit"),
                Priority.valueOf(line.getString(prefix + "priority")),
                Priority.valueOf(line.getString(prefix + "level_priority")),
                AlarmState.valueOf(line.getString(prefix + "state")), line.getBoolean(prefix + "process_active"),
                line.getBoolean(prefix + "latching"), line.getLong(prefix + "occurrence"),
                line.getLong(prefix + "activation"), line.getLong(prefix + "ann_seq"),
                line.getLong(prefix + "raised_at"), line.getLong(prefix + "event_at"),
                line.getLong(prefix + "cleared_at"), line.getLong(prefix + "acked_at"),
                line.getString(prefix + "acked_by"), number(line, prefix + "value"),
                number(line, prefix + "limit_value"), number(line, prefix + "worst"), line.getBoolean(prefix + "late"),
                line.getBoolean(prefix + "quality_bad"));
    }

    private static double number(ResultSet line, String column) throws SQLException {
        double value = line.getDouble(column);
        return line.wasNull() ? Double.NaN : value;
    }
}
