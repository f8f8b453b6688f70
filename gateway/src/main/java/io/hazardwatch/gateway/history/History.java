package io.hazardwatch.gateway.history;

import io.hazardwatch.gateway.history.embedded.QuestStore;
import io.hazardwatch.gateway.history.influx.InfluxStore;
import io.hazardwatch.gateway.history.rollup.DirtyHours;
import io.hazardwatch.gateway.history.rollup.RollupJob;
import io.hazardwatch.gateway.history.rollup.SeriesReader;
import io.hazardwatch.gateway.history.rollup.SteppedSeries;
import io.hazardwatch.gateway.history.rollup.TrackedStore;
import io.hazardwatch.gateway.history.spool.Spool;
import io.hazardwatch.gateway.history.store.DiscardStore;
import io.hazardwatch.gateway.history.store.HistoryProblems;
import io.hazardwatch.gateway.history.store.HistorySettings;
import io.hazardwatch.gateway.history.store.ReadingBatch;
import io.hazardwatch.gateway.history.store.ReadingLog;
import io.hazardwatch.gateway.history.store.SpoolSettings.WhenFull;
import io.hazardwatch.gateway.history.store.StoreException;
import io.hazardwatch.gateway.history.store.TimeSeriesStore;
import io.hazardwatch.gateway.model.PointId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * Entry point of the room: a log for each lane, the store behind them, health and queries. Spools left by a run with more lanes
 * are drained too. Queries show readings once the store has them, normally within a second.
 */
public final class History {
    /** Lanes wake the preparer when they need a segment; this is for segments that could not be made. */
    private static final long PREPARE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    /** Pause of the preparer when every spool has had its spare segment for a while: spools at rest cost few wake-ups. */
    private static final long PREPARE_NANOS_MAX = 4 * PREPARE_NANOS;
    /** Delays of rollups and retention shorter than this are not reported. */
    private static final long KEEPER_MILLIS = TimeUnit.MINUTES.toMillis(5);
    private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long STOP_MILLIS = 5_000;

    private final TimeSeriesStore store;
    private final DirtyHours openHours;
    private final RollupJob keeper;
    private final SeriesReader reader;
    private final HistoryProblems incidents;
    private final LongSupplier wallMillis;
    private final List<Spool> lanes = new ArrayList<>();
    private final List<Spool> spools = new ArrayList<>();
    private final List<Drainer> drainers = new ArrayList<>();
    private final DiskSync sync;
    private final Thread preparer;
    private volatile boolean isStopping;

    /**
     * Opens the spools; does not access the store yet.
     *
     * @param lanes number of lanes
     * @param names gives the point of an index; called on lane threads
     * @param isInAlarm points whose readings are dropped last when the store is unavailable and the spool is full; called on
     *     drainer threads
     * @param wallMillis the wall clock, ms since the epoch
     * @param threads creates every thread of the room
     * @throws IOException if the spool directory cannot be used, or another process uses it
     */
    public History(HistorySettings settings, int lanes, IntFunction<PointId> names, Predicate<PointId> isInAlarm,
                   HistoryProblems incidents, LongSupplier wallMillis, ThreadFactory threads) throws IOException {
        this(store(settings, wallMillis, threads), settings, lanes, names, isInAlarm, incidents, wallMillis, threads);
    }

    History(TimeSeriesStore store, HistorySettings settings, int laneCount, IntFunction<PointId> names,
            Predicate<PointId> isInAlarm, HistoryProblems incidents, LongSupplier wallMillis, ThreadFactory threads)
            throws IOException {
        this.incidents = incidents;
        this.wallMillis = wallMillis;
        SpoolLayout layout = new SpoolLayout(settings.spool(), laneCount);
        openHours = new DirtyHours(openHoursFile(store, settings), DirtyHours.CAPACITY);
        TrackedStore tracked = new TrackedStore(store, openHours, wallMillis);
        this.store = tracked;
        keeper = new RollupJob(tracked, openHours, settings.retention(), incidents, wallMillis, threads);
        reader = new SeriesReader(this.store, openHours, settings.retention());
        RefusedReadings refused = new RefusedReadings(settings.spool().directory().resolve("refused"),
                RefusedReadings.FILE_BYTES_MAX);
        try {
            for (Path directory : layout.directories()) {
                Spool spool = layout.open(directory, names, incidents);
                spools.add(spool);
                boolean mayShed = settings.spool().whenFull() == WhenFull.SHED && drainers.size() < laneCount;
                drainers.add(new Drainer("drain-" + drainers.size(), spool, this.store, refused,
                        mayShed ? isInAlarm : null, incidents, wallMillis, threads));
            }
        } catch (IOException | RuntimeException e) {
            closeSpools();
            throw e;
        }
        lanes.addAll(spools.subList(0, laneCount));
        sync = new DiskSync(lanes, settings.spool().syncMillis(), incidents, wallMillis, threads);
        preparer = threads.newThread(this::prepare);
        preparer.setName("spool-prepare");
    }

    /** The log of a lane; only the lane's thread may append. */
    public ReadingLog log(int lane) {
        return lanes.get(lane);
    }

    /**
     * Starts draining; the store need not be available. The first segments are made beside the rest of the start, which takes a quarter of a
     * second; a lane has no room until it has one.
     */
    public void start() {
        lanes.forEach(spool -> spool.onNextNeeded(() -> LockSupport.unpark(preparer)));
        preparer.start();
        sync.start();
        drainers.forEach(Drainer::start);
        keeper.start();
    }

    /**
     * Stops everything, after the lanes have ended. Bounded in time; a failing step does not stop the others. Closing the store
     * ends a write that hangs.
     */
    public void stop() {
        isStopping = true;
        sync.stop();
        drainers.forEach(Drainer::stop);
        keeper.stop();
        attempt("spool-prepare", () -> preparer.join(STOP_MILLIS));
        attempt("spool-sync", () -> sync.join(STOP_MILLIS));
        drainers.forEach(drainer -> attempt("drainer", () -> drainer.join(STOP_MILLIS)));
        attempt("history-keeper", () -> keeper.join(STOP_MILLIS));
        attempt(store.name(), store::close);
        attempt("open hours", openHours::close);
        closeSpools();
    }

    /**
     * A point's history in {@code [fromMillis, toMillis)}.
     *
     * @param stepMillis 0 = chosen automatically; widened if it would give too many rows, beyond a day to whole days
     * @param zone steps of a day or more begin at midnight of this zone; shorter ones follow UTC
     * @throws StoreException if the store does not answer
     */
    public SteppedSeries series(PointId point, long fromMillis, long toMillis, long stepMillis, ZoneId zone)
            throws StoreException {
        return reader.series(point, fromMillis, toMillis, stepMillis, wallMillis.getAsLong(), zone);
    }

    /**
     * Number of readings of that point in the store in {@code [fromMillis, toMillis)}.
     *
     * @throws StoreException if the store does not answer
     */
    public long count(PointId point, long fromMillis, long toMillis) throws StoreException {
        return store.count(point, fromMillis, toMillis);
    }

    /**
     * Adds readings of that point to the page, oldest first; see {@link TimeSeriesStore#page}.
     *
     * @throws StoreException if the store does not answer
     */
    public void page(PointId point, long fromMillis, long toMillis, ReadingBatch page) throws StoreException {
        store.page(point, fromMillis, toMillis, page);
    }

    /**
     * Waits a few seconds at most until queries show everything the store has accepted.
     *
     * @throws StoreException if the store does not answer
     */
    public void awaitShown() throws StoreException {
        store.awaitShown();
    }

    /** Hours of points that wait for their rollup, including the present ones. */
    public int openHours() {
        return keeper.openHours();
    }

    /** All drainers together; any thread. */
    public HistoryHealth health(long nowMillis) {
        HistoryHealth all = drainers.stream().map(drainer -> drainer.health(nowMillis)).reduce(HistoryHealth::and).orElseThrow();
        String trouble = keeper.trouble(nowMillis, KEEPER_MILLIS);
        return trouble == null ? all : all.orElse(HistoryHealth.Condition.ROLLUPS_WAIT, trouble, keeper.troubleSinceMillis());
    }

    /** Age of the oldest reading that a power loss would cost now, in milliseconds; any thread. */
    public long unsyncedMillis(long nowMillis) {
        return sync.unsyncedMillis(nowMillis);
    }

    /** How often the disk took longer than the sync interval, since start; any thread. */
    public long lateSyncs() {
        return sync.late();
    }

    /** Name of the store, for health and metrics. */
    public String storeName() {
        return store.name();
    }

    private static TimeSeriesStore store(HistorySettings settings, LongSupplier wallMillis, ThreadFactory threads) {
        return switch (settings.store()) {
            case "embedded" -> new QuestStore(settings.embeddedDirectory(), threads, wallMillis);
            case "influxdb" -> new InfluxStore(settings.influx(), settings.retention());
            case DiscardStore.NAME -> new DiscardStore();
            default -> throw new IllegalArgumentException("history.store: '" + settings.store()
                    + "': must be embedded, influxdb or " + DiscardStore.NAME);
        };
    }

    /** One file per store the readings have ever gone to, because each store has rollups of its own. */
    private static Path openHoursFile(TimeSeriesStore store, HistorySettings settings) {
        String other = settings.influx() == null ? "" : '-' + Integer.toHexString(settings.influx().toString().hashCode());
        return settings.embeddedDirectory().resolve("rollups").resolve(store.name() + other + ".open");
    }

    private void prepare() {
        long lookedNanos = System.nanoTime();
        long restNanos = PREPARE_NANOS;
        while (!isStopping) {
            boolean isBusy = false;
            if (System.nanoTime() - lookedNanos >= LOOK_NANOS) {
                lookedNanos = System.nanoTime();
                lanes.forEach(spool -> spool.look(wallMillis.getAsLong()));
            }
            for (Spool spool : lanes) {
                isBusy |= spool.prepare();
            }
            restNanos = isBusy ? PREPARE_NANOS : Math.min(2 * restNanos, PREPARE_NANOS_MAX);
            if (!isBusy) {
                LockSupport.parkNanos(restNanos);
            }
        }
    }

    private void closeSpools() {
        spools.forEach(spool -> attempt(spool.toString(), spool::close));
    }

    private void attempt(String what, Closing step) {
        try {
            step.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            incidents.report(what + " did not close", e);
        }
    }

    @FunctionalInterface
    private interface Closing {
        void run() throws Exception;
    }
}
