package io.hazardwatch.gateway.history.rollup;

import io.hazardwatch.gateway.history.store.HistoryProblems;
import io.hazardwatch.gateway.history.store.Resolution;
import io.hazardwatch.gateway.history.store.Retention;
import io.hazardwatch.gateway.history.store.Rollup;
import io.hazardwatch.gateway.history.store.Series;
import io.hazardwatch.gateway.history.store.SeriesColumns;
import io.hazardwatch.gateway.history.store.StoreException;
import io.hazardwatch.gateway.model.PointId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/**
 * Rolls up past, quiet hours by the minute and by the hour, and once a day drops data older than the retention. A rollup is
 * always made from all readings of its hour, so repeating it changes nothing and a late reading is included the next time, unless
 * readings of the hour have been dropped. Own thread, except {@link #openHours}.
 */
public final class RollupJob {
    /** Interval between two searches for hours to roll up; an hour touched since the previous search waits for the next. */
    public static final long LOOK_MILLIS = 10_000;
    /** Time after the end of an hour before its rollup, for readings still on their way. */
    static final long GRACE_MILLIS = 60_000;

    private static final int HOURS_AT_ONCE = 240;
    private static final int RUN_HOURS_MAX = 24;
    private static final long DAY_MILLIS = TimeUnit.DAYS.toMillis(1);
    /** Readings younger than that are there under any retention. */
    private static final long COMPLETE_MILLIS = TimeUnit.DAYS.toMillis(Retention.RAW_DAYS_MIN);
    private static final long IDLE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private final TrackedStore store;
    private final DirtyHours hours;
    private final Retention retention;
    private final HistoryProblems incidents;
    private final LongSupplier wallMillis;
    private final Thread thread;
    private volatile boolean isStopping;

    // Used by the job's thread only.
    private long lookedAtMillis;
    private long turnAtLook;
    private long retainedAtMillis;
    // Written by the job's thread, read by any.
    private volatile String trouble = "";
    private volatile long troubleSinceMillis;

    /** @param wallMillis the wall clock, ms since the epoch */
    public RollupJob(TrackedStore store, DirtyHours hours, Retention retention, HistoryProblems incidents, LongSupplier wallMillis,
           ThreadFactory threads) {
        this.thread = threads.newThread(this::run);
        thread.setName("history-keeper");
        this.store = store;
        this.hours = hours;
        this.retention = retention;
        this.incidents = incidents;
        this.wallMillis = wallMillis;
    }

    public void start() {
        thread.start();
    }

    public void stop() {
        isStopping = true;
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

    /** Number of hours that wait for their rollup, including those in progress. */
    public int openHours() {
        return hours.count();
    }

    /** The error that has prevented rollups or retention for longer than {@code forMillis}; null if there is none. Any thread. */
    public String trouble(long nowMillis, long forMillis) {
        long since = troubleSinceMillis;
        return since != 0 && nowMillis - since >= forMillis ? trouble : null;
    }

    public long troubleSinceMillis() {
        return troubleSinceMillis;
    }

    /** Does the work that is due; failures are reported once and retried the next time. */
    public void step(long nowMillis) {
        if (!store.isPrepared() || nowMillis >= lookedAtMillis && nowMillis - lookedAtMillis < LOOK_MILLIS) {
            return;
        }
        String said = attempt(() -> rollUp(nowMillis)) + attempt(() -> retain(nowMillis));
        if (said.isEmpty()) {
            trouble = "";
            troubleSinceMillis = 0;
        } else {
            troubleSinceMillis = troubleSinceMillis == 0 ? nowMillis : troubleSinceMillis;
            trouble = said;
        }
        turnAtLook = hours.turn();
        lookedAtMillis = nowMillis;
    }

    private void run() {
        while (!isStopping) {
            step(wallMillis.getAsLong());
            LockSupport.parkNanos(IDLE_NANOS);
        }
    }

    private void rollUp(long nowMillis) throws StoreException, IOException {
        List<DirtyHour> due = due(nowMillis);
        if (!due.isEmpty()) {
            store.awaitShown();
        }
        long completeFrom = nowMillis - COMPLETE_MILLIS;
        for (; !due.isEmpty() && !isStopping; due = due(nowMillis)) {
            List<Rollup> minutes = new ArrayList<>();
            List<Rollup> whole = new ArrayList<>();
            for (int from = 0, to; from < due.size(); from = to) {
                to = endOfRun(due, from);
                PointId point = due.get(from).point();
                Series rows = minutes(due.subList(from, to), completeFrom);
                minutes.add(new Rollup(point, rows));
                whole.add(new Rollup(point, hourly(rows)));
            }
            write(Resolution.MINUTE, minutes);
            write(Resolution.HOUR, whole);
            store.awaitShown();
            hours.close(due);
        }
    }

    /**
     * The readings of the run by the minute, without hours whose rollup was made of more readings than are found now: what it was made of
     * has been dropped, and only what arrived late is left. Only hours before {@code completeFrom} can be of that kind; whether one is
     * does not depend on the retention, which may have been lengthened since.
     */
    private Series minutes(List<DirtyHour> run, long completeFrom) throws StoreException {
        PointId point = run.getFirst().point();
        long from = run.getFirst().startMillis();
        long to = run.getLast().startMillis() + Resolution.HOUR.millis();
        Series rows = store.query(Resolution.RAW, point, from, to, Resolution.MINUTE.millis());
        if (from + Resolution.HOUR.millis() > completeFrom) {
            return rows;
        }
        Series kept = store.query(Resolution.HOUR, point, from, Math.min(to, Resolution.HOUR.floor(completeFrom)), Resolution.HOUR.millis());
        Series found = hourly(rows);
        SeriesColumns made = new SeriesColumns();
        for (int i = 0; i < rows.rows(); i++) {
            long hour = Resolution.HOUR.floor(rows.t()[i]);
            if (readings(kept, hour) <= readings(found, hour)) {
                made.add(rows.t()[i], rows, i);
            }
        }
        return made.series();
    }

    private static long readings(Series hours, long startMillis) {
        int at = Arrays.binarySearch(hours.t(), startMillis);
        return at < 0 ? 0 : hours.n()[at];
    }

    /** Consecutive hours of a point, as after a backlog, are read with one query. */
    private static int endOfRun(List<DirtyHour> due, int from) {
        int to = from + 1;
        while (to < due.size() && to - from < RUN_HOURS_MAX && due.get(to).point().equals(due.get(from).point())
                && due.get(to).startMillis() == due.get(to - 1).startMillis() + Resolution.HOUR.millis()) {
            to++;
        }
        return to;
    }

    private List<DirtyHour> due(long nowMillis) {
        return hours.due(nowMillis - GRACE_MILLIS, turnAtLook, HOURS_AT_ONCE);
    }

    private void write(Resolution grain, List<Rollup> rollups) throws StoreException {
        List<Rollup> filled = rollups.stream().filter(rollup -> rollup.rows().rows() > 0).toList();
        if (!filled.isEmpty()) {
            store.write(grain, filled);
        }
    }

    private static Series hourly(Series minutes) {
        SeriesColumns hours = new SeriesColumns();
        for (int i = 0; i < minutes.rows(); i++) {
            hours.add(Resolution.HOUR.floor(minutes.t()[i]), minutes, i);
        }
        return hours.series();
    }

    private void retain(long nowMillis) throws StoreException {
        if (nowMillis < retainedAtMillis || nowMillis - retainedAtMillis >= DAY_MILLIS) {
            store.retain(retention, nowMillis).forEach(what -> incidents.report(what, null));
            retainedAtMillis = nowMillis;
        }
    }

    /** A failing step does not prevent the other; otherwise a refused rollup would let the disk fill up. */
    private String attempt(Step step) {
        try {
            step.run();
            return "";
        } catch (StoreException | IOException | RuntimeException | Error e) {
            String said = e instanceof StoreException ? e.getMessage() : e.toString();
            if (!trouble.contains(said)) {
                incidents.report(store.name() + ": rollups and retention wait, trying on: " + said, e);
            }
            return said;
        }
    }

    @FunctionalInterface
    private interface Step {
        void run() throws StoreException, IOException;
    }
}
