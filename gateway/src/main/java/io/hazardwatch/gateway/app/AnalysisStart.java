package io.hazardwatch.gateway.app;

import io.hazardwatch.gateway.api.analysis.Analysis;
import io.hazardwatch.gateway.app.process.ErrorSink;
import io.hazardwatch.gateway.app.process.ShutdownStack;
import io.hazardwatch.gateway.app.process.SupervisedThreads;
import io.hazardwatch.gateway.app.supervision.WatchedTimes;
import io.hazardwatch.gateway.app.views.JournalFigures;
import io.hazardwatch.gateway.app.views.RuleDraftReader;
import io.hazardwatch.gateway.journal.JournalLog;
import io.hazardwatch.gateway.kpi.ChangeRecords;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.settings.process.Settings;
import io.hazardwatch.gateway.time.Clock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Starts what figures and back-tests need: the record of when the gateway watched. Main thread. */
final class AnalysisStart {
    /** What it runs in. */
    record Surroundings(Clock clock, ErrorSink defects, SupervisedThreads threads, ShutdownStack steps) {}

    private AnalysisStart() {}

    /**
     * @param watching whether the gateway watches now
     * @param changes  of the configuration
     */
    static Analysis start(Settings settings, Path config, JournalLog journal, Supplier<Registry> plant, BooleanSupplier watching,
                          ChangeRecords changes, Surroundings around) throws IOException {
        WatchedTimes watched = new WatchedTimes(settings.dataDirectory().resolve("watched-times.txt"), watching, around.clock(), around.defects(),
                around.threads());
        watched.start();
        around.steps().started("watched times", watched::stop);
        return new Analysis(new JournalFigures(journal, plant, settings.positions(), watched::spans, changes), new RuleDraftReader(config));
    }
}
