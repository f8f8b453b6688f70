package io.hazardwatch.gateway.history;

import io.hazardwatch.gateway.history.HistoryHealth.Condition;
import io.hazardwatch.gateway.history.spool.Spool;
import io.hazardwatch.gateway.history.spool.SpoolReader;
import io.hazardwatch.gateway.history.store.HistoryProblems;
import io.hazardwatch.gateway.history.store.ReadingBatch;
import io.hazardwatch.gateway.history.store.StoreException;
import io.hazardwatch.gateway.history.store.TimeSeriesStore;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.time.Backoff;
import java.io.IOException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/**
 * Moves readings from a spool to the store in batches, and retries until the store has them. Readings that the store will never
 * accept are saved beside the spool and left out, see {@link BatchWriter}. While a backlog is moved, readings behind it that have just been
 * measured are written in between, and once more in their turn, so that order and checkpoint are as without it. Own thread, except health.
 */
public final class Drainer {
    /** Readings in one write. */
    public static final int BATCH_READINGS = 25_000;
    /** How long a small batch waits for more. */
    public static final long LINGER_MILLIS = 400;
    /** Longest wait after the first failed attempt. */
    public static final long BACKOFF_MILLIS_FIRST = 200;
    /** Longest wait between attempts. */
    public static final long BACKOFF_MILLIS_MAX = 5_000;
    /** Time the store must be unavailable before any reading is dropped; until then lanes wait for room. */
    public static final long SHED_AFTER_MILLIS = 10_000;

    private static final long IDLE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    /** Pause when the spool has been empty for a while. */
    private static final long IDLE_NANOS_MAX = 4 * IDLE_NANOS;

    private final Spool spool;
    private final SpoolReader reader;
    private final TimeSeriesStore store;
    private final BatchWriter delivery;
    private final Predicate<PointId> isInAlarm;
    private final HistoryProblems incidents;
    private final LongSupplier wallMillis;
    private final Thread thread;
    private volatile boolean isStopping;

    // drainer thread
    private final ReadingBatch batch = new ReadingBatch(BATCH_READINGS);
    private boolean isPrepared;
    private long batchSinceMillis;
    private long retryAtMillis;
    private final Backoff backoff = new Backoff(BACKOFF_MILLIS_FIRST, BACKOFF_MILLIS_MAX, 0.25, RandomGenerator.getDefault());
    private int attempts;
    /** Readings that overtake a backlog; null until there is one. */
    private ReadingBatch live;
    private long overtookAtMillis;

    // written by the drainer thread, read by any
    private volatile Condition condition = Condition.STARTING;
    private volatile String detail = "";
    private volatile long sinceMillis;
    private volatile long waitingSinceMillis;
    private volatile long written;
    private volatile long retries;
    private volatile long rejected;
    private volatile boolean isShedding;

    /**
     * @param name of the thread
     * @param refused saves readings the store refuses while it accepts others
     * @param isInAlarm points whose readings are dropped last when the store is unavailable and the spool runs short; null
     *     drops none at all
     * @param wallMillis the wall clock, ms since the epoch
     * @param threads creates its thread
     * @throws IOException if the spool's files cannot be read
     */
    public Drainer(String name, Spool spool, TimeSeriesStore store, RefusedReadings refused, Predicate<PointId> isInAlarm,
                   HistoryProblems incidents, LongSupplier wallMillis, ThreadFactory threads) throws IOException {
        this.thread = threads.newThread(this::run);
        thread.setName(name);
        this.spool = spool;
        this.reader = new SpoolReader(spool);
        this.store = store;
        this.delivery = new BatchWriter(store, refused, incidents);
        this.isInAlarm = isInAlarm;
        this.incidents = incidents;
        this.wallMillis = wallMillis;
        this.sinceMillis = wallMillis.getAsLong();
    }

    /** Starts the thread; the store need not be available. */
    public void start() {
        thread.start();
    }

    /** Ends the thread after the write in progress; the rest of the spool is drained after the next start. */
    public void stop() {
        isStopping = true;
        delivery.stop();
        LockSupport.unpark(thread);
    }

    /**
     * Waits for the thread to end, at most that long.
     *
     * @throws InterruptedException if the waiting thread is interrupted
     */
    public void join(long millis) throws InterruptedException {
        thread.join(millis);
    }

    /**
     * Does the work that is due.
     *
     * @return whether there may be more to do at once
     */
    public boolean step(long nowMillis) {
        try {
            if (nowMillis < retryAtMillis && retryAtMillis - nowMillis <= BACKOFF_MILLIS_MAX) {
                makeRoom(nowMillis);
                return false;
            }
            boolean isDue = gather(nowMillis);
            prepare(nowMillis);
            if (isDue) {
                boolean isBacklog = batch.isFull() && 2 * reader.lateInBatch() > batch.count;
                deliver(nowMillis);
                overtake(isBacklog, nowMillis);
            }
            return isDue;
        } catch (StoreException | RuntimeException | Error e) {
            fail(e, nowMillis);
            return false;
        }
    }

    /** A snapshot; any thread. */
    public HistoryHealth health(long nowMillis) {
        long since = waitingSinceMillis;
        Condition now = worse(condition, spool.sync().isFailing(), Condition.NOT_SYNCED);
        now = worse(now, isShedding, Condition.SHEDDING);
        now = worse(now, spool.isPrepareFailing() && !isShedding, Condition.DISK_REFUSES);
        now = worse(now, spool.isFull() && !isShedding, Condition.SPOOL_FULL);
        now = worse(now, spool.isDamaged(nowMillis), Condition.SPOOL_DAMAGED);
        String said = now.compareTo(Condition.NOT_SYNCED) < 0 ? detail : spool + (detail.isEmpty() ? "" : "; " + detail);
        return new HistoryHealth(now, said, sinceMillis, reader.lag(), since == 0 ? 0 : Math.max(0, nowMillis - since),
                written, retries, rejected, reader.corruptSegments(), reader.shed());
    }

    private static Condition worse(Condition now, boolean holds, Condition other) {
        return holds && other.compareTo(now) > 0 ? other : now;
    }

    private void run() {
        long restNanos = IDLE_NANOS;
        while (!isStopping) {
            if (!step(wallMillis.getAsLong())) {
                restNanos = batch.count > 0 ? IDLE_NANOS : Math.min(2 * restNanos, IDLE_NANOS_MAX);
                LockSupport.parkNanos(restNanos);
            }
        }
    }

    private void makeRoom(long nowMillis) {
        if (isInAlarm == null || !isAway() || nowMillis - sinceMillis < SHED_AFTER_MILLIS) {
            return;
        }
        while (spool.isShort() && !isStopping) {
            batch.count = 0;
            boolean isFreed = reader.shed(isInAlarm);
            if (isFreed && !isShedding) {
                incidents.report(spool + ": nearly full and " + store.name()
                        + " takes no readings: the oldest readings are let go, those of points in alarm last", null);
            }
            isShedding = isFreed;
            if (!isFreed) {
                return;
            }
        }
    }

    private void prepare(long nowMillis) throws StoreException {
        if (!isPrepared) {
            store.prepare();
            isPrepared = true;
            if (batch.count == 0) {
                succeed(nowMillis);
            }
        }
    }

    private boolean gather(long nowMillis) {
        boolean isNew = batch.count == 0;
        reader.fill(batch);
        if (batch.count == 0) {
            return false;
        }
        if (isNew) {
            batchSinceMillis = nowMillis;
            waitingSinceMillis = reader.firstArrivalMillis();
        }
        long age = nowMillis - batchSinceMillis;
        return batch.count == BATCH_READINGS || age >= LINGER_MILLIS || age < 0;
    }

    private void deliver(long nowMillis) throws StoreException {
        int refused = delivery.write(batch, nowMillis);
        reader.commit();
        written += batch.count - refused;
        rejected += refused;
        batch.count = 0;
        waitingSinceMillis = 0;
        succeed(nowMillis);
    }

    /** At most one batch for each of the backlog. What the store refuses of it waits for its turn, where refusals are dealt with. */
    private void overtake(boolean isBacklog, long nowMillis) throws StoreException {
        if (!isBacklog || nowMillis - overtookAtMillis < LINGER_MILLIS && nowMillis >= overtookAtMillis) {
            return;
        }
        overtookAtMillis = nowMillis;
        live = live == null ? new ReadingBatch(BATCH_READINGS) : live;
        live.count = 0;
        reader.fillLive(live);
        try {
            if (live.count > 0) {
                store.write(live);
            }
        } catch (StoreException e) {
            if (e.isRetryable()) {
                throw e;
            }
        }
    }

    private void succeed(long nowMillis) {
        attempts = 0;
        retryAtMillis = 0;
        if (isShedding) {
            incidents.report(spool + ": no reading is let go any more; " + reader.shed() + " were since the start", null);
            isShedding = false;
        }
        if (condition != Condition.OK) {
            incidents.report(store.name() + " takes readings", null);
            detail = "";
            sinceMillis = nowMillis;
            condition = Condition.OK;
        }
    }

    private void fail(Throwable cause, long nowMillis) {
        isPrepared = false;
        retries++;
        retryAtMillis = nowMillis + backoff.millis(++attempts);
        String said = cause instanceof StoreException ? cause.getMessage() : cause.toString();
        Condition now = cause instanceof StoreException e && e.refusesEverything() ? Condition.REFUSING : Condition.STORE_DOWN;
        if (condition != now || !said.equals(detail)) {
            incidents.report(store.name() + " takes no readings, trying on: " + said, cause);
        }
        sinceMillis = isAway() ? sinceMillis : nowMillis;
        detail = said;
        condition = now;
    }

    private boolean isAway() {
        return condition == Condition.STORE_DOWN || condition == Condition.REFUSING;
    }
}
