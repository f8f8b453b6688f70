package io.hazardwatch.gateway.app.leaks;

import io.hazardwatch.gateway.app.process.BookThread;
import io.hazardwatch.gateway.database.DatabaseAwayException;
import io.hazardwatch.gateway.leaks.plant.PastValues;
import io.hazardwatch.gateway.leaks.plant.PlantJudgement;
import io.hazardwatch.gateway.leaks.plant.PlantWatch;
import io.hazardwatch.gateway.leaks.plant.SumStore;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Reading;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread of plants: once a second it looks at the newest readings of tanks and permitted quantities. It may wait for the stores, so neither
 * leaks nor anything else waits for it. Judging and telling wait for no store.
 */
final class PlantRunner {
    private static final Logger LOG = LoggerFactory.getLogger(PlantRunner.class);
    private static final long STORE_MILLIS = 10_000;
    /** A store that hangs holds up the looks, so it is tried seldom until it is back; traces of tanks bear one slot in six without a look. */
    private static final long RETRY_MILLIS = 60_000;

    /** What it needs. All but {@code past} from memory. */
    record Sources(Supplier<Registry> registry, Function<PointId, Reading> last, PastValues past, PlantAlarms alarms,
                   Supplier<List<PlantJudgement>> forecasts) {}

    private final PlantWatch watch = new PlantWatch();
    private final SumStore store;
    private final Sources sources;
    private final BookThread<PlantWatch> thread;
    private final BiConsumer<String, Throwable> defects;
    // thread of the plant
    private boolean isLoaded;
    private long triedMillis;
    // any thread
    private volatile String problem = "";
    private volatile boolean isBack;

    PlantRunner(SumStore store, Sources sources, Clock clock, ThreadFactory threads, BiConsumer<String, Throwable> defects) {
        this.store = store;
        this.sources = sources;
        this.defects = defects;
        this.thread = new BookThread<>("plant", watch, 1, this::look, clock, threads, defects);
    }

    void start() {
        thread.start();
    }

    void stop() throws InterruptedException {
        thread.stop();
        triedMillis = 0;
        save(Long.MAX_VALUE);
    }

    /** Why sums are not stored at present; empty if they are. */
    String problem() {
        return problem;
    }

    void look(long nowMillis) {
        watch.configure(sources.registry().get());
        load(nowMillis);
        List<PlantJudgement> said = new ArrayList<>(watch.look(sources.last(), sources.past(), nowMillis));
        said.addAll(sources.forecasts().get());
        sources.alarms().look(said, nowMillis);
        save(nowMillis);
    }

    /** Lets the next look try the store, however short ago it was away. Any thread. */
    void storeIsBack() {
        isBack = true;
    }

    private boolean isDue(long nowMillis) {
        return isBack || Math.abs(nowMillis - triedMillis) >= (problem.isEmpty() ? STORE_MILLIS : RETRY_MILLIS);
    }

    private void load(long nowMillis) {
        if (!isLoaded && isDue(nowMillis)) {
            triedMillis = nowMillis;
            reach(() -> {
                watch.restore(store.load());
                isLoaded = true;
            });
        }
    }

    private void save(long nowMillis) {
        if (isLoaded && isDue(nowMillis)) {
            triedMillis = nowMillis;
            reach(() -> store.save(watch.sums()));
        }
    }

    private void reach(Runnable work) {
        isBack = false;
        try {
            work.run();
            problem = "";
        } catch (DatabaseAwayException | IllegalStateException away) {
            problem = "the relational store is away: sums of what is permitted are not stored";
            LOG.debug("plant: the store is away: {}", away.getMessage());
        } catch (RuntimeException defect) {
            problem = "sums of what is permitted cannot be stored";
            defects.accept("plant", defect);
        }
    }
}
