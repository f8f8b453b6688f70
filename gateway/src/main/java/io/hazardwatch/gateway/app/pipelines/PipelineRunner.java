package io.hazardwatch.gateway.app.pipelines;

import io.hazardwatch.gateway.app.process.BookThread;
import io.hazardwatch.gateway.database.DatabaseAwayException;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Reading;
import io.hazardwatch.gateway.pipelines.PipelineStore;
import io.hazardwatch.gateway.pipelines.PipelineWatch;
import io.hazardwatch.gateway.pipelines.Pipelines;
import io.hazardwatch.gateway.pipelines.SegmentJudgement;
import io.hazardwatch.gateway.pipelines.StoredSegment;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadFactory;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread of pipelines: once a second it looks at the newest readings in memory. It may wait for the relational store, so nothing waits for it.
 * What it found is read from memory, on any thread.
 */
final class PipelineRunner implements Pipelines {
    private static final Logger LOG = LoggerFactory.getLogger(PipelineRunner.class);
    /** What was learnt is stored that often; a leak that begins or ends, at once. */
    private static final long STORE_MILLIS = 600_000;
    private static final long RETRY_MILLIS = 30_000;

    private final PipelineWatch watch;
    private final StoredPressures pressures;
    private final PipelineStore store;
    private final Supplier<Registry> registry;
    private final Function<PointId, Reading> last;
    private final PipelineAlarms alarms;
    private final BiConsumer<String, Throwable> defects;
    private final BookThread<PipelineWatch> thread;
    // thread of pipelines
    private boolean isLoaded;
    private long triedMillis = Long.MIN_VALUE / 2;
    private long storedMillis;
    private Set<String> storedLeaks = Set.of();
    // any thread
    private volatile List<SegmentJudgement> shown = List.of();
    private volatile String problem = "";
    private volatile boolean isStopping;
    private volatile boolean isBack;

    PipelineRunner(PipelineStore store, Supplier<Registry> registry, Function<PointId, Reading> last, StoredPressures pressures,
                   PipelineAlarms alarms, Clock clock, ThreadFactory threads, BiConsumer<String, Throwable> defects) {
        this.pressures = pressures;
        this.watch = new PipelineWatch(pressures);
        this.store = store;
        this.registry = registry;
        this.last = last;
        this.alarms = alarms;
        this.defects = defects;
        thread = new BookThread<>("pipelines", watch, 1, this::look, clock, threads, defects);
    }

    void start() {
        pressures.start();
        thread.start();
    }

    /** Stores what was learnt; bounded in time. */
    void stop() throws InterruptedException {
        isStopping = true;
        thread.stop();
        pressures.stop();
    }

    @Override
    public List<SegmentJudgement> all() {
        return shown;
    }

    /** Why nothing is stored at present; empty if it is. */
    String problem() {
        return problem;
    }

    /** Finding, telling and showing wait for no store; alarms from before the start wait for what was stored about them. */
    void look(long nowMillis) {
        watch.configure(registry.get());
        load(nowMillis);
        List<SegmentJudgement> judgements = watch.look(last, nowMillis);
        shown = judgements;
        alarms.look(judgements, isLoaded, nowMillis);
        save(judgements, nowMillis);
    }

    /** Lets the next look try the store, however short ago it was away. Any thread. */
    void storeIsBack() {
        isBack = true;
    }

    private void load(long nowMillis) {
        if (!isLoaded && (isBack || Math.abs(nowMillis - triedMillis) >= RETRY_MILLIS)) {
            triedMillis = nowMillis;
            attempt("what was learnt about pipelines is not known yet", () -> {
                store.load().forEach(watch::restore);
                isLoaded = true;
                storedMillis = nowMillis;
            });
        }
    }

    private void save(List<SegmentJudgement> judgements, long nowMillis) {
        Set<String> leaks = judgements.stream().filter(each -> each.leak() != null).map(each -> each.leak().id()).collect(Collectors.toSet());
        boolean isDue = isStopping || !leaks.equals(storedLeaks) || Math.abs(nowMillis - storedMillis) >= STORE_MILLIS;
        if (judgements.isEmpty() || !isLoaded || !isDue || !isBack && !problem.isEmpty() && Math.abs(nowMillis - triedMillis) < RETRY_MILLIS) {
            return;
        }
        triedMillis = nowMillis;
        attempt("what is learnt about pipelines cannot be stored", () -> {
            List<StoredSegment> segments = watch.stored();
            store.save(segments, nowMillis);
            storedLeaks = leaks;
            storedMillis = nowMillis;
        });
    }

    private void attempt(String trouble, Runnable work) {
        isBack = false;
        try {
            work.run();
            problem = "";
        } catch (DatabaseAwayException | IllegalStateException away) {
            problem = "the relational store is away: " + trouble;
            LOG.debug("pipelines: the store is away: {}", away.getMessage());
        } catch (RuntimeException defect) {
            problem = trouble;
            defects.accept("pipelines", defect);
        }
    }
}
