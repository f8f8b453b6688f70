package io.hazardwatch.gateway.api.analysis;

import io.hazardwatch.gateway.journal.JournalEntry;
import io.hazardwatch.gateway.kpi.Period;
import io.hazardwatch.gateway.kpi.Position;
import io.hazardwatch.gateway.kpi.Report;
import java.util.List;

/** KPIs of the alarm system and the journal entries behind them. Blocking except for {@link #positions}; worker threads only. */
public interface KpiQueries {
    /** The configured operating positions. */
    List<Position> positions();

    /** The KPIs of one position and period. */
    Report report(Position position, Period period);

    /**
     * The next entries of the position's alarms decided in the period.
     *
     * @param last entry to continue after; null for the beginning
     * @return empty at the end
     */
    List<JournalEntry> entries(Position position, Period period, JournalEntry last);
}
