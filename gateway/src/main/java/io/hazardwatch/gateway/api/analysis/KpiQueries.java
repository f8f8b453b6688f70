package io.hazardwatch.gateway.api.analysis;

import io.hazardwatch.gateway.journal.JournalEntry;
import io.hazardwatch.gateway.kpi.Period;
import io.hazardwatch.gateway.kpi.Position;
import io.hazardwatch.gateway.kpi.Report;
import java.util.List;

/** Figures about the alarm system and the journal they come from; blocking but for {@link #positions}, on worker threads only. */
public interface KpiQueries {
    /** The operating positions that are set up. */
    List<Position> positions();

    /** The figures of one position and period. */
    Report report(Position position, Period period);

    /** The next entries of alarms of {@code position} decided in the period, after {@code last}; null begins, none ends. */
    List<JournalEntry> entries(Position position, Period period, JournalEntry last);
}
