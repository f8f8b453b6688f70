package io.hazardwatch.gateway.app.pipelines;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.alarms.Note;
import io.hazardwatch.gateway.api.HealthSource;
import io.hazardwatch.gateway.app.process.ShutdownStack;
import io.hazardwatch.gateway.evaluate.Finding;
import io.hazardwatch.gateway.history.History;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Reading;
import io.hazardwatch.gateway.pipelines.PipelineStore;
import io.hazardwatch.gateway.pipelines.Pipelines;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.time.Clock;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** Creates and connects the watch of pipelines. */
public final class PipelineStart {
    /**
     * What it needs from other rooms.
     *
     * @param last    the newest reading of a point, or null; from memory
     * @param history where fast readings are kept
     * @param present the alarms at the start
     * @param lanes   takes alarms of whole sites
     * @param notes   takes notes for the journal; never blocks
     * @param health  takes the health of pipelines
     * @param returns takes what is to be told whenever the store is back
     */
    public record Sources(Supplier<Registry> registry, Function<PointId, Reading> last, History history, List<Alarm> present,
                          Consumer<Finding> lanes, Consumer<Note> notes, Consumer<Supplier<HealthSource.Part>> health,
                          Consumer<Runnable> returns) {}

    private PipelineStart() {}

    /** Starts it; {@code steps} stop it. Gives what it knows, from memory. */
    public static Pipelines start(PipelineStore store, Sources sources, Clock clock, ThreadFactory threads, BiConsumer<String, Throwable> defects,
                                  ShutdownStack steps) {
        PipelineAlarms alarms = new PipelineAlarms(sources.lanes(), sources.notes(), sources.present());
        StoredPressures pressures = new StoredPressures(sources.history()::page, clock, threads, defects);
        PipelineRunner runner = new PipelineRunner(store, sources.registry(), sources.last(), pressures, alarms, clock, threads, defects);
        sources.returns().accept(runner::storeIsBack);
        runner.start();
        steps.started("pipelines", runner::stop);
        sources.health().accept(() -> health(runner.problem()));
        return runner;
    }

    /** Without their store they are degraded, because leaks are found and told all the same. */
    private static HealthSource.Part health(String problem) {
        return new HealthSource.Part("pipelines", problem.isEmpty() ? HealthSource.Status.UP : HealthSource.Status.DEGRADED,
                problem.isEmpty() ? null : problem);
    }
}
