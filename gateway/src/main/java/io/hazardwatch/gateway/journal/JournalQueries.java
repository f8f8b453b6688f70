package io.hazardwatch.gateway.journal;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.alarms.Note;
import io.hazardwatch.gateway.alarms.Transition;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Priority;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

/** Queries to the journal file. Blocking; any thread. */
final class JournalQueries {
    private static final String PAGE = JournalEntryReader.SELECT_ALARMS + "WHERE a.open = :open AND a.id > :afterId"
            + " AND (:enterprise IS NULL OR a.enterprise = :enterprise) AND (:priority IS NULL OR a.priority = :priority)"
            + " ORDER BY a.id LIMIT :limit";

    private static final String SELECTION = JournalEntryReader.SELECT_ENTRIES + "WHERE e.seq > :after"
            + " AND (:type IS NULL OR e.type = :type) AND e.decided_at >= :from AND e.decided_at < :to"
            + " AND (:enterprise IS NULL OR e.note_enterprise = :enterprise"
            + " OR (e.note_subject IS NOT NULL AND e.note_enterprise IS NULL)"
            + " OR (e.point > :enterprise || '/' AND e.point < :enterprise || '0')) ORDER BY e.seq LIMIT :limit";

    /** The plus signs keep SQLite from the index of times, by which it would read what the whole plant did in that time. */
    static final String OF_POINT = JournalEntryReader.SELECT_ENTRIES + "WHERE e.alarm_id > :first AND e.alarm_id < :end"
            + " AND +e.decided_at >= :from AND +e.decided_at < :to ORDER BY e.seq DESC LIMIT :limit";

    private static final String LAST_NOTES = JournalEntryReader.SELECT_ENTRIES + "WHERE e.seq IN (SELECT max(n.seq) FROM entry n"
            + " WHERE n.alarm_id IS NULL AND n.note_subject IS NOT NULL AND n.type = :type AND n.actor <> :system"
            + " GROUP BY n.note_enterprise, n.note_subject) ORDER BY e.seq";

    private final Jdbi jdbi;
    private final UnreadableEntries unreadable;

    /** @param unreadable remembers entries that are left out */
    JournalQueries(Jdbi jdbi, UnreadableEntries unreadable) {
        this.jdbi = jdbi;
        this.unreadable = unreadable;
    }

    List<Alarm> alarms() {
        return jdbi.withHandle(handle -> alarms(handle.createQuery(JournalEntryReader.SELECT_ALARMS)));
    }

    List<Alarm> openAlarms() {
        return jdbi.withHandle(handle -> alarms(handle.createQuery(JournalEntryReader.SELECT_ALARMS + "WHERE a.open = 1")));
    }

    Alarm alarm(String id) {
        List<Alarm> found = jdbi.withHandle(handle ->
                alarms(handle.createQuery(JournalEntryReader.SELECT_ALARMS + "WHERE a.id = :id").bind("id", id)));
        return found.isEmpty() ? null : found.getFirst();
    }

    List<Alarm> alarms(boolean open, String enterprise, Priority priority, String afterId, int limit) {
        return jdbi.withHandle(handle -> alarms(handle.createQuery(PAGE)
                .bind("open", open ? 1 : 0)
                .bind("afterId", afterId)
                .bind("enterprise", enterprise)
                .bind("priority", priority == null ? null : priority.name())
                .bind("limit", limit)));
    }

    List<JournalEntry> entriesOf(String alarmId, long afterSeq, int limit) {
        return jdbi.withHandle(handle -> entries(handle
                .createQuery(JournalEntryReader.SELECT_ENTRIES
                        + "WHERE e.alarm_id = :id AND e.seq > :after ORDER BY e.seq LIMIT :limit")
                .bind("id", alarmId), afterSeq, limit));
    }

    /** Newest first. */
    List<JournalEntry> entriesBefore(String alarmId, long beforeSeq, int limit) {
        return jdbi.withHandle(handle -> read(handle.createQuery(JournalEntryReader.SELECT_ENTRIES
                        + "WHERE e.alarm_id = :id AND e.seq < :before ORDER BY e.seq DESC LIMIT :limit")
                .bind("id", alarmId).bind("before", beforeSeq).bind("limit", limit), JournalEntryReader::entry));
    }

    /** Newest first. An alarm's id consists of its point's four names and the rule, joined by dots. */
    List<JournalEntry> entriesOf(PointId point, long fromMillis, long toMillis, int limit) {
        String prefix = point.toString().replace('/', '.');
        return jdbi.withHandle(handle -> read(handle.createQuery(OF_POINT)
                .bind("first", prefix + '.').bind("end", prefix + (char) ('.' + 1)).bind("from", fromMillis)
                .bind("to", toMillis).bind("limit", limit), JournalEntryReader::entry));
    }

    List<JournalEntry> entriesAfter(long seq, int limit) {
        return jdbi.withHandle(handle -> entries(handle.createQuery(
                JournalEntryReader.SELECT_ENTRIES + "WHERE e.seq > :after ORDER BY e.seq LIMIT :limit"), seq, limit));
    }

    List<JournalEntry> entries(String enterprise, TransitionType type, long from, long to, long afterSeq, int limit) {
        return jdbi.withHandle(handle -> entries(handle.createQuery(SELECTION)
                .bind("enterprise", enterprise)
                .bind("type", type == null ? null : type.name())
                .bind("from", from)
                .bind("to", to), afterSeq, limit));
    }

    List<Note> notes(TransitionType type) {
        return jdbi.withHandle(handle -> read(handle.createQuery(LAST_NOTES).bind("type", type.name())
                .bind("system", Transition.SYSTEM), line -> (Note) JournalEntryReader.entry(line).event()));
    }

    HashChainCheck verifyChain() {
        return new HashChainVerifier(jdbi).check();
    }

    private List<Alarm> alarms(Query query) {
        return read(query, line -> JournalEntryReader.alarm(line, ""));
    }

    private List<JournalEntry> entries(Query query, long afterSeq, int limit) {
        return read(query.bind("after", afterSeq).bind("limit", limit), JournalEntryReader::entry);
    }

    private <T> List<T> read(Query query, UnreadableEntries.Reading<T> reading) {
        return query.map((line, context) -> unreadable.read(line, reading)).stream().filter(Objects::nonNull).toList();
    }
}
