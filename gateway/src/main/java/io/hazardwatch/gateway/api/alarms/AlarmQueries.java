package io.hazardwatch.gateway.api.alarms;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.journal.JournalEntry;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Priority;
import java.util.List;

/** Queries to the journal. Blocking; worker threads only. */
public interface AlarmQueries {
    /** The alarm as last committed, closed ones too; null if there never was one. */
    Alarm alarm(String id);

    /** Journal entries of one alarm with a sequence above {@code afterSeq}, oldest first. */
    List<JournalEntry> entriesOf(String alarmId, long afterSeq, int limit);

    /** Journal entries of one alarm with a sequence below {@code beforeSeq}, newest first. */
    List<JournalEntry> entriesBefore(String alarmId, long beforeSeq, int limit);

    /** Journal entries of everything, oldest first. */
    List<JournalEntry> entries(JournalFilter filter, int limit);

    /** The newest entries of a point's alarms decided in {@code [fromMillis, toMillis)}, newest first. */
    List<JournalEntry> entriesOf(PointId point, long fromMillis, long toMillis, int limit);

    /**
     * Alarms that are back in state A (normal), by id.
     *
     * @param enterprise null for all
     * @param priority null for all
     * @param afterId the id to continue after, or the empty text
     */
    List<Alarm> closed(String enterprise, Priority priority, String afterId, int limit);
}
