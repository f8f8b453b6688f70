package io.hazardwatch.gateway.journal;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.alarms.Transition;
import java.util.ArrayList;
import java.util.List;

/** One line of the table {@code entry}: the columns, and a transition as their values (Long, Double, String or null). */
final class EntryRow {
    private static final List<String> HEAD = List.of("seq", "committed_at", "decided_at", "type", "annunciate", "refusal",
            "actor", "comment", "state_before");
    private static final List<String> ALARM = List.of("alarm_id", "point", "name_zh", "name_en", "rule", "kind", "level",
            "unit", "priority", "level_priority", "state", "process_active", "latching", "occurrence", "activation",
            "ann_seq", "raised_at", "event_at", "cleared_at", "acked_at", "acked_by", "value", "limit_value", "worst",
            "late", "quality_bad");

    /** All columns that are hashed, in the order they are hashed in: it must never change. */
    static final List<String> COLUMNS = columns();

    /** The statement that stores a row: the values, then the hash before, then its own. */
    static final String INSERT = "INSERT INTO entry (" + String.join(", ", COLUMNS) + ", prev_hash, hash) VALUES ("
            + "?, ".repeat(COLUMNS.size()) + "?, ?)";

    private EntryRow() {}

    private static List<String> columns() {
        List<String> all = new ArrayList<>(HEAD);
        all.addAll(ALARM);
        return List.copyOf(all);
    }

    /** The values of {@link #COLUMNS}. */
    static Object[] of(long seq, long committedAt, Transition transition) {
        Object[] row = new Object[COLUMNS.size()];
        int i = 0;
        row[i++] = seq;
        row[i++] = committedAt;
        row[i++] = transition.atMillis();
        row[i++] = transition.type().name();
        row[i++] = flag(transition.annunciate());
        row[i++] = transition.refusal() == null ? null : transition.refusal().name();
        row[i++] = clean(transition.actor());
        row[i++] = clean(transition.comment());
        row[i++] = transition.before() == null ? null : transition.before().state().name();
        if (transition.after() != null) {
            put(row, i, transition.after());
        }
        return row;
    }

    private static void put(Object[] row, int from, Alarm alarm) {
        int i = from;
        row[i++] = alarm.id();
        row[i++] = alarm.point().toString();
        row[i++] = clean(alarm.name().zh());
        row[i++] = clean(alarm.name().en());
        row[i++] = alarm.rule();
        row[i++] = alarm.kind().name();
        row[i++] = alarm.level();
        row[i++] = clean(alarm.unit());
        row[i++] = alarm.priority().name();
        row[i++] = alarm.levelPriority().name();
        row[i++] = alarm.state().name();
        row[i++] = flag(alarm.processActive());
        row[i++] = flag(alarm.latching());
        row[i++] = alarm.occurrence();
        row[i++] = alarm.activation();
        row[i++] = alarm.annSeq();
        row[i++] = alarm.raisedAt();
        row[i++] = alarm.eventAt();
        row[i++] = alarm.clearedAt();
        row[i++] = alarm.ackedAt();
        row[i++] = clean(alarm.ackedBy());
        row[i++] = number(alarm.value());
        row[i++] = number(alarm.limit());
        row[i++] = number(alarm.worst());
        row[i++] = flag(alarm.late());
        row[i] = flag(alarm.qualityBad());
    }

    private static Long flag(boolean set) {
        return set ? 1L : 0L;
    }

    /** SQLite knows no NaN (it stores NULL) and no negative zero. */
    private static Double number(double value) {
        return Double.isNaN(value) ? null : value + 0.0;
    }

    /** A NUL would end the text for every tool that reads the file. */
    private static String clean(String text) {
        return text == null ? null : text.replace('\0', ' ');
    }
}
