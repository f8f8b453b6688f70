package io.hazardwatch.gateway.api;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.alarms.AlarmState;
import io.hazardwatch.gateway.alarms.Note;
import io.hazardwatch.gateway.api.alarms.AlarmQueries;
import io.hazardwatch.gateway.api.alarms.JournalFilter;
import io.hazardwatch.gateway.journal.JournalEntry;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Priority;
import java.util.List;
import java.util.Map;

/** The journal of the desk and the newest state of each of its alarms. */
final class DeskBooks implements AlarmQueries {
    private final Object lock;
    private final List<JournalEntry> journal;
    private final Map<String, Alarm> newest;

    /** @param lock held by whoever changes them */
    DeskBooks(Object lock, List<JournalEntry> journal, Map<String, Alarm> newest) {
        this.lock = lock;
        this.journal = journal;
        this.newest = newest;
    }

    @Override
    public Alarm alarm(String id) {
        synchronized (lock) {
            return newest.get(id);
        }
    }

    @Override
    public List<JournalEntry> entriesOf(String alarmId, long afterSeq, int limit) {
        synchronized (lock) {
            return journal.stream().filter(entry -> entry.transition().after().id().equals(alarmId))
                    .filter(entry -> entry.seq() > afterSeq).limit(limit).toList();
        }
    }

    @Override
    public List<JournalEntry> entriesBefore(String alarmId, long beforeSeq, int limit) {
        return entriesOf(alarmId, 0, Integer.MAX_VALUE).reversed().stream().filter(entry -> entry.seq() < beforeSeq).limit(limit).toList();
    }

    @Override
    public List<JournalEntry> entries(JournalFilter filter, int limit) {
        synchronized (lock) {
            return journal.stream().filter(entry -> entry.seq() > filter.afterSeq())
                    .filter(entry -> filter.sight().narrowing() == null
                            || filter.sight().narrowing().equals(enterpriseOf(entry)))
                    .filter(entry -> filter.type() == null || filter.type() == entry.event().type()).limit(limit).toList();
        }
    }

    private static String enterpriseOf(JournalEntry entry) {
        return entry.event() instanceof Note note ? note.enterprise() : entry.transition().after().point().enterprise();
    }

    @Override
    public List<JournalEntry> entriesOf(PointId point, long fromMillis, long toMillis, int limit) {
        synchronized (lock) {
            return journal.stream().filter(entry -> entry.transition() != null && entry.transition().after().point().equals(point))
                    .filter(entry -> entry.transition().atMillis() >= fromMillis && entry.transition().atMillis() < toMillis)
                    .toList().reversed();
        }
    }

    @Override
    public List<Alarm> closed(String enterprise, Priority priority, String afterId, int limit) {
        synchronized (lock) {
            return newest.values().stream().filter(alarm -> alarm.state() == AlarmState.A)
                    .filter(alarm -> alarm.id().compareTo(afterId) > 0).limit(limit).toList();
        }
    }
}
