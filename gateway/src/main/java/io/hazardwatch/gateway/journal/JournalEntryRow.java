package io.hazardwatch.gateway.journal;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.alarms.Note;
import io.hazardwatch.gateway.alarms.OutOfService;
import io.hazardwatch.gateway.alarms.RecordedEvent;
import io.hazardwatch.gateway.alarms.Shelving;
import io.hazardwatch.gateway.alarms.Transition;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** One row of the table {@code entry}: its columns, and an event as their values (Long, Double, String or null). */
final class JournalEntryRow {
    /** The present row format; rows of the first version have no format number. */
    static final long FORMAT = 4;

    private static final List<String> HEAD = List.of("seq", "committed_at", "decided_at", "type", "annunciate", "refusal",
            "actor", "comment", "state_before");
    private static final List<String> ALARM = List.of("alarm_id", "point", "name_zh", "name_en", "rule", "kind", "level",
            "unit", "priority", "level_priority", "state", "process_active", "latching", "occurrence", "activation",
            "ann_seq", "raised_at", "event_at", "cleared_at", "acked_at", "acked_by", "value", "limit_value", "worst",
            "late", "quality_bad");
    private static final List<String> SECOND = List.of("format", "fired_late", "note_enterprise", "note_subject",
            "severity_max", "annunciation", "dark_activations", "visible_at", "lease_until", "realarm_at", "realarms",
            "shelved_one_shot", "shelved_since", "shelved_until", "shelved_reason", "shelved_by", "shelved_extensions",
            "shelved_priority", "suppressors", "oos_permit", "oos_since", "oos_until", "oos_measure", "oos_by",
            "oos_second", "oos_overdue");
    private static final List<String> THIRD = List.of("arrived_at");
    private static final List<String> FOURTH = List.of("session");
    private static final int FIRST_COUNT = HEAD.size() + ALARM.size();
    private static final int SECOND_COUNT = FIRST_COUNT + SECOND.size();
    private static final int THIRD_COUNT = SECOND_COUNT + THIRD.size();
    private static final int SHELVING = FIRST_COUNT + SECOND.indexOf("shelved_one_shot");

    /** All hashed columns in the order of hashing, which must never change and may grow only at the end. */
    static final List<String> COLUMNS = Stream.of(HEAD, ALARM, SECOND, THIRD, FOURTH).flatMap(List::stream).toList();

    /** The statement that stores a row: the values, then the previous hash, then its own. */
    static final String INSERT = "INSERT INTO entry (" + String.join(", ", COLUMNS) + ", prev_hash, hash) VALUES ("
            + "?, ".repeat(COLUMNS.size()) + "?, ?)";

    private JournalEntryRow() {}

    /** The values that were hashed when the row was written; earlier versions had fewer columns. */
    static Object[] hashed(Object[] row) {
        return Arrays.copyOf(row, countOf(row[FIRST_COUNT]));
    }

    private static int countOf(Object format) {
        if (format == null) {
            return FIRST_COUNT;
        }
        return Long.valueOf(2).equals(format) ? SECOND_COUNT : Long.valueOf(3).equals(format) ? THIRD_COUNT : COLUMNS.size();
    }

    /** Whether a row has nothing in columns that its version did not have, which no hash would cover. */
    static boolean isOfItsVersion(Object[] row) {
        return Arrays.stream(row, countOf(row[FIRST_COUNT]), row.length).allMatch(Objects::isNull);
    }

    /** The values of {@link #COLUMNS}. */
    static Object[] of(long seq, long committedAt, RecordedEvent event) {
        Object[] row = new Object[COLUMNS.size()];
        row[0] = seq;
        row[1] = committedAt;
        row[2] = event.atMillis();
        row[3] = event.type().name();
        row[6] = clean(event.actor());
        row[FIRST_COUNT] = FORMAT;
        row[THIRD_COUNT] = clean(event.session());
        switch (event) {
            case Transition transition -> put(row, transition);
            case Note note -> put(row, note);
        }
        return row;
    }

    private static void put(Object[] row, Note note) {
        row[4] = 0L;
        row[7] = clean(note.reason());
        row[FIRST_COUNT + 1] = 0L;
        row[FIRST_COUNT + 2] = clean(note.enterprise());
        row[FIRST_COUNT + 3] = clean(note.subject());
    }

    private static void put(Object[] row, Transition transition) {
        row[4] = flag(transition.annunciate());
        row[5] = transition.refusal() == null ? null : transition.refusal().name();
        row[7] = clean(transition.comment());
        row[8] = transition.before() == null ? null : transition.before().state().name();
        row[FIRST_COUNT + 1] = flag(transition.late());
        row[SECOND_COUNT] = transition.arrivedAt() == 0 ? null : transition.arrivedAt();
        if (transition.after() != null) {
            putCore(row, transition.after());
            putRegions(row, transition.after());
        }
    }

    private static void putCore(Object[] row, Alarm alarm) {
        int i = HEAD.size();
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

    private static void putRegions(Object[] row, Alarm alarm) {
        int i = FIRST_COUNT + 4;
        row[i++] = alarm.severityMax().name();
        row[i++] = alarm.annunciation().name();
        row[i++] = alarm.suppressedRaises();
        row[i++] = alarm.visibleAt();
        row[i++] = alarm.timers().ackExpiresAt();
        row[i++] = alarm.timers().reAlarmAt();
        row[i] = (long) alarm.timers().reAlarms();
        if (alarm.isSuppressed()) {
            put(row, alarm.suppression().shelving());
            row[SHELVING + 7] = SuppressorText.of(alarm.suppression().suppressors());
            put(row, alarm.suppression().outOfService());
        }
    }

    private static void put(Object[] row, Shelving shelving) {
        if (shelving != null) {
            int i = SHELVING;
            row[i++] = flag(shelving.oneShot());
            row[i++] = shelving.since();
            row[i++] = shelving.until();
            row[i++] = clean(shelving.reason());
            row[i++] = clean(shelving.by());
            row[i++] = (long) shelving.extensions();
            row[i] = shelving.priorityThen().name();
        }
    }

    private static void put(Object[] row, OutOfService out) {
        if (out != null) {
            int i = SHELVING + 8;
            row[i++] = clean(out.permit());
            row[i++] = out.since();
            row[i++] = out.until();
            row[i++] = clean(out.measure());
            row[i++] = clean(out.by());
            row[i++] = clean(out.second());
            row[i] = flag(out.overdue());
        }
    }

    private static Long flag(boolean set) {
        return set ? 1L : 0L;
    }

    /** SQLite knows neither NaN (it stores NULL) nor negative zero. */
    private static Double number(double value) {
        return Double.isNaN(value) ? null : value + 0.0;
    }

    /** Removes NUL characters, which would end the text for every tool that reads the file. */
    private static String clean(String text) {
        return text == null || text.indexOf('\0') < 0 ? text : text.replace('\0', ' ');
    }
}
