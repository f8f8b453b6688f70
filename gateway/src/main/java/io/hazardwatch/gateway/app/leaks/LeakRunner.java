package io.hazardwatch.gateway.app.leaks;

import io.hazardwatch.gateway.alarms.Note;
import io.hazardwatch.gateway.alarms.Transition;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.app.process.BookThread;
import io.hazardwatch.gateway.database.DatabaseAwayException;
import io.hazardwatch.gateway.leaks.Leak;
import io.hazardwatch.gateway.leaks.LeakChange;
import io.hazardwatch.gateway.leaks.LeakStore;
import io.hazardwatch.gateway.leaks.LeakWatch;
import io.hazardwatch.gateway.leaks.Leaks;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Reading;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadFactory;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread of leaks: once a second it takes what alarms have done and looks at the newest readings. It may wait for the relational store, so
 * nothing waits for it. What it found is read from memory, on any thread.
 */
final class LeakRunner implements Leaks {
    private static final Logger LOG = LoggerFactory.getLogger(LeakRunner.class);
    private static final long DAY = 86_400_000;
    private static final long KEPT_MILLIS = 90 * DAY;
    private static final int PAST_MAX = 200;
    /** Figures that change every second are stored that often. */
    private static final long STORE_MILLIS = 30_000;

    /** What it needs. All from memory. */
    record Sources(Supplier<Registry> registry, Supplier<Registry> stated, Function<PointId, Reading> last, ChangedGasAlarms alarms,
                   TamperingAlarms tampering, Consumer<Note> journal) {}

    private final LeakWatch watch;
    private final LeakStore store;
    private final Sources sources;
    private final LeakCalls calls;
    private final BookThread<LeakWatch> thread;
    private final BiConsumer<String, Throwable> defects;
    // thread of leaks
    private final Map<String, Leak> past = new LinkedHashMap<>();
    private final Map<String, Leak> unsaved = new LinkedHashMap<>();
    private boolean isLoaded;
    private boolean isUrgent;
    private long storedMillis;
    // any thread
    private volatile List<Leak> shown = List.of();
    private volatile String problem = "";

    LeakRunner(LeakWatch watch, LeakStore store, Sources sources, LeakCalls calls, Clock clock, ThreadFactory threads,
               BiConsumer<String, Throwable> defects) {
        this.watch = watch;
        this.store = store;
        this.sources = sources;
        this.calls = calls;
        this.defects = defects;
        this.thread = new BookThread<>("leaks", watch, 1, this::look, clock, threads, defects);
    }

    void start() {
        thread.start();
    }

    void stop() throws InterruptedException {
        thread.stop();
    }

    @Override
    public List<Leak> all() {
        return shown;
    }

    /** Why leaks are not stored at present; empty if they are. */
    String problem() {
        return problem;
    }

    /** Finding, telling and showing leaks wait for no store. */
    void look(long nowMillis) {
        watch.configure(sources.registry().get(), sources.stated().get(), nowMillis);
        load(nowMillis);
        sources.alarms().take().forEach(alarm -> watch.onAlarm(alarm, nowMillis));
        watch.look(sources.last(), nowMillis).forEach(change -> take(change, nowMillis));
        calls.look().forEach(this::keepCalled);
        show();
        sources.tampering().look(watch.tampering(), nowMillis);
        save(nowMillis);
    }

    /** Leaks that were not over when the gateway stopped go on; people who were called about them are not called again. */
    private void load(long nowMillis) {
        if (isLoaded) {
            return;
        }
        try {
            List<Leak> stored = store.load(nowMillis - KEPT_MILLIS);
            isLoaded = true;
            problem = "";
            stored.forEach(leak -> takeUp(leak, nowMillis));
        } catch (DatabaseAwayException | IllegalStateException away) {
            problem = "the relational store is away: leaks from before the start are not known yet";
            LOG.debug("leaks: the store is away: {}", away.getMessage());
        } catch (RuntimeException defect) {
            problem = "leaks from before the start cannot be read";
            defects.accept("leaks", defect);
        }
    }

    private void takeUp(Leak leak, long nowMillis) {
        if (leak.isOver()) {
            past.putIfAbsent(leak.id(), leak);
            watch.used(leak.id());
        } else if (watch.restore(leak, nowMillis)) {
            calls.resume(leak);
        } else {
            take(new LeakChange(leak.ended(nowMillis, null), false, true), nowMillis);
        }
    }

    private void keepCalled(String id) {
        watch.open().stream().filter(leak -> leak.id().equals(id)).forEach(leak -> unsaved.put(id, leak));
        isUrgent = true;
    }

    private void take(LeakChange change, long nowMillis) {
        Leak leak = change.leak();
        unsaved.put(leak.id(), leak);
        isUrgent |= change.isLasting();
        if (leak.isOver()) {
            past.put(leak.id(), leak);
            calls.over(leak);
            journal(leak, leak.joinedInto() == null ? "over" : "joined into " + leak.joinedInto(), nowMillis);
        } else if (change.isAnnounced()) {
            calls.call(leak);
            journal(leak, "told: " + leak.soundDetectors() + " detectors, " + leak.confidence(), nowMillis);
        } else {
            calls.changed(leak);
        }
    }

    private void journal(Leak leak, String what, long nowMillis) {
        sources.journal().accept(new Note(TransitionType.LEAK, leak.enterprise(), leak.id(), Transition.SYSTEM, what, nowMillis));
    }

    private void save(long nowMillis) {
        if (unsaved.isEmpty() || !isLoaded || !isUrgent && Math.abs(nowMillis - storedMillis) < STORE_MILLIS) {
            return;
        }
        try {
            store.save(unsaved.values().stream().map(leak -> leak.called(calls.calledSeq(leak.id()))).toList(), nowMillis - KEPT_MILLIS);
            unsaved.clear();
            isUrgent = false;
            storedMillis = nowMillis;
            problem = "";
        } catch (DatabaseAwayException | IllegalStateException away) {
            problem = "the relational store is away: " + unsaved.size() + " leaks wait to be stored";
            LOG.debug("leaks: the store is away: {}", away.getMessage());
        } catch (RuntimeException defect) {
            problem = unsaved.size() + " leaks cannot be stored";
            defects.accept("leaks", defect);
        }
    }

    private void show() {
        List<Leak> all = new ArrayList<>(watch.open());
        past.values().stream().sorted(Comparator.comparingLong(Leak::begunMillis).reversed()).limit(PAST_MAX).forEach(all::add);
        if (past.size() > PAST_MAX) {
            past.values().stream().sorted(Comparator.comparingLong(Leak::begunMillis)).limit(past.size() - PAST_MAX).map(Leak::id).toList()
                    .forEach(past::remove);
        }
        all.sort(Comparator.comparing(Leak::isOver).thenComparing(Comparator.comparingLong(Leak::begunMillis).reversed()));
        shown = List.copyOf(all);
    }
}
