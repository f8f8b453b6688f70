package io.hazardwatch.gateway.app.views;

import io.hazardwatch.gateway.api.analysis.KpiQueries;
import io.hazardwatch.gateway.journal.JournalEntry;
import io.hazardwatch.gateway.journal.JournalLog;
import io.hazardwatch.gateway.kpi.Assessment;
import io.hazardwatch.gateway.kpi.Configured;
import io.hazardwatch.gateway.kpi.Observed;
import io.hazardwatch.gateway.kpi.Period;
import io.hazardwatch.gateway.kpi.Position;
import io.hazardwatch.gateway.kpi.Report;
import io.hazardwatch.gateway.registry.Registry;
import java.util.List;
import java.util.function.Supplier;

/** Computes KPIs from the journal's entries. Worker threads. */
public final class JournalFigures implements KpiQueries {
    private final JournalLog log;
    private final Supplier<Registry> registry;
    private final List<Position> positions;
    private final Supplier<List<Period>> watched;

    /** @param watched when the gateway was monitoring, over all runs */
    public JournalFigures(JournalLog log, Supplier<Registry> registry, List<Position> positions, Supplier<List<Period>> watched) {
        this.watched = watched;
        this.log = log;
        this.registry = registry;
        this.positions = positions;
    }

    @Override
    public List<Position> positions() {
        return positions;
    }

    @Override
    public Report report(Position position, Period period) {
        List<String> alarms = position.alarms();
        Assessment assessment = new Assessment(position, Observed.of(period, watched.get()), Configured.of(registry.get(), position),
                log.channels(alarms, period.from(), period.to()));
        log.standing(alarms, period.from(), assessment::standing);
        log.lines(alarms, period.from(), period.to(), assessment::line);
        return assessment.report();
    }

    @Override
    public List<JournalEntry> entries(Position position, Period period, JournalEntry last) {
        return log.entries(position.alarms(), period.from(), period.to(), last);
    }
}
