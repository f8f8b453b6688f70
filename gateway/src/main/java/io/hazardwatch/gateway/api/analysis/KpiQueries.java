package io.hazardwatch.gateway.api.analysis;

import io.hazardwatch.gateway.journal.JournalEntry;
import io.hazardwatch.gateway.kpi.KpiReport;
import io.hazardwatch.gateway.kpi.OperatingPosition;
import io.hazardwatch.gateway.kpi.Period;
import java.util.List;

/** KPIs of the alarm system and the journal entries behind them. Blocking except for {@link #positions}; worker threads only. */
public interface KpiQueries {
    /** The configured operating positions. */
    List<OperatingPosition> positions();

    /** The KPIs of one position and period. */
    KpiReport report(OperatingPosition position, Period period);

    /**
     * The next entries of the position's alarms decided in the period.
     *
     * @param last entry to continue after; null for the beginning
     * @return empty at the end
     */
    List<JournalEntry> entries(OperatingPosition position, Period period, JournalEntry last);
}
