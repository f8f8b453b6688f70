package io.hazardwatch.gateway.app.views;

import io.hazardwatch.gateway.api.analysis.KpiQueries;
import io.hazardwatch.gateway.journal.JournalEntry;
import io.hazardwatch.gateway.journal.JournalLog;
import io.hazardwatch.gateway.kpi.ChangeRecords;
import io.hazardwatch.gateway.kpi.ConfiguredAlarms;
import io.hazardwatch.gateway.kpi.KpiCalculator;
import io.hazardwatch.gateway.kpi.KpiReport;
import io.hazardwatch.gateway.kpi.ObservedPeriod;
import io.hazardwatch.gateway.kpi.OperatingPosition;
import io.hazardwatch.gateway.kpi.Period;
import io.hazardwatch.gateway.registry.Registry;
import java.util.List;
import java.util.function.Supplier;

/** Computes KPIs from the journal's entries. Worker threads. */
public final class JournalFigures implements KpiQueries {
    private final JournalLog log;
    private final Supplier<Registry> registry;
    private final List<OperatingPosition> positions;
    private final Supplier<List<Period>> watched;
    private final ChangeRecords changes;

    /**
     * @param watched when the gateway was monitoring, over all runs
     * @param changes of the configuration
     */
    public JournalFigures(JournalLog log, Supplier<Registry> registry, List<OperatingPosition> positions, Supplier<List<Period>> watched,
                          ChangeRecords changes) {
        this.changes = changes;
        this.watched = watched;
        this.log = log;
        this.registry = registry;
        this.positions = positions;
    }

    @Override
    public List<OperatingPosition> positions() {
        return positions;
    }

    @Override
    public KpiReport report(OperatingPosition position, Period period) {
        List<String> alarms = position.alarms();
        KpiCalculator assessment = new KpiCalculator(position, ObservedPeriod.of(period, watched.get()),
                ConfiguredAlarms.of(registry.get(), position),
                log.channels(alarms, period.from(), period.to()));
        log.standing(alarms, period.from(), assessment::openAtStart);
        log.lines(alarms, period.from(), period.to(), assessment::entry);
        assessment.unapproved(changes.unapproved(position, period));
        return assessment.report();
    }

    @Override
    public List<JournalEntry> entries(OperatingPosition position, Period period, JournalEntry last) {
        return log.entries(position.alarms(), period.from(), period.to(), last);
    }
}
