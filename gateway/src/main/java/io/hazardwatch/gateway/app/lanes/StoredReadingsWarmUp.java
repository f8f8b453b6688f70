package io.hazardwatch.gateway.app.lanes;

import io.hazardwatch.gateway.app.process.ErrorSink;
import io.hazardwatch.gateway.evaluate.PastMinutes;
import io.hazardwatch.gateway.evaluate.PastReadings;
import io.hazardwatch.gateway.history.History;
import io.hazardwatch.gateway.history.HistoryHealth;
import io.hazardwatch.gateway.history.store.ReadingBatch;
import io.hazardwatch.gateway.history.store.Series;
import io.hazardwatch.gateway.history.store.StoreException;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fills the windows of rules with stored readings after a start, so that no slope rule is blind for the length of a window.
 * Reads on a thread of its own, points with windows of minutes first and of those the most urgent, and hands one point after the
 * other to its lane. Means over hours are filled from minutes, which the store sums up.
 * Windows that cannot be filled within {@link #NANOS_MAX} and the limits on readings start empty, which is reported.
 */
public final class StoredReadingsWarmUp {
    private static final Logger LOG = LoggerFactory.getLogger(StoredReadingsWarmUp.class);
    private static final long NANOS_MAX = TimeUnit.SECONDS.toNanos(30);
    /** How long to wait until the store holds what the last run left in the spool. */
    private static final long DRAIN_NANOS_MAX = TimeUnit.SECONDS.toNanos(25);
    private static final long AGAIN_MILLIS = 50;
    private static final long STOP_MILLIS = 5_000;
    private static final int READINGS_OF_POINT_MAX = 100_000;
    private static final long READINGS_MAX = 5_000_000;
    /** Minutes are few and their store sums them up, so points with means over hours may take longer. */
    private static final long MINUTES_NANOS_MAX = TimeUnit.SECONDS.toNanos(120);

    private final History history;
    private final Lanes lanes;
    private final List<Point> points;
    private final Clock clock;
    private final ErrorSink defects;
    private final long startMillis;
    private final long startNanos;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread = Thread.ofPlatform().daemon().name("window-refill").unstarted(this::run);
    private ReadingBatch page;
    private int filled;
    private long readings;
    private String why = "";
    private volatile String note;

    public StoredReadingsWarmUp(History history, Lanes lanes, Registry registry, Clock clock, ErrorSink defects) {
        this.history = history;
        this.lanes = lanes;
        this.points = registry.points().stream().filter(point -> needsReadings(point) || needsMinutes(point))
                .sorted(Comparator.comparing(StoredReadingsWarmUp::needsMinutes).thenComparing(Point::priorityMax)).toList();
        this.clock = clock;
        this.defects = defects;
        this.startMillis = clock.millis();
        this.startNanos = clock.nanos();
        this.note = points.isEmpty() ? null : "windows of " + points.size() + " points are being read from the store";
    }

    private static boolean needsReadings(Point point) {
        return PastReadings.neededMillis(point) > 0;
    }

    private static boolean needsMinutes(Point point) {
        return PastMinutes.neededMillis(point) > 0;
    }

    /** Starts the thread, unless no rule has a window. */
    public void start() {
        if (!points.isEmpty()) {
            thread.start();
        }
    }

    /** Stops at any point; a query to a store that hangs ends when the store is closed. */
    public void stop() throws InterruptedException {
        stopping.countDown();
        thread.join(STOP_MILLIS);
    }

    /** That the filling is in progress, or which windows started empty and why; null once all are filled. Any thread. */
    public String note() {
        return note;
    }

    private void run() {
        try {
            awaitDrained();
            page = new ReadingBatch(READINGS_OF_POINT_MAX);
            for (Point point : points) {
                fill(point);
            }
            report();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException defect) {
            defects.caught("refill", defect);
        } finally {
            page = null;
        }
    }

    private void awaitDrained() throws InterruptedException {
        while (!isDrained(clock.millis()) && clock.nanos() - startNanos < DRAIN_NANOS_MAX && stopping.getCount() > 0) {
            pause();
        }
    }

    /** Whether everything still waiting for the store, if anything, arrived after the start. */
    private boolean isDrained(long nowMillis) {
        HistoryHealth health = history.health(nowMillis);
        boolean isOfNow = health.lagMillis() > 0 && health.lagMillis() <= nowMillis - startMillis;
        return health.isOk() && (health.lagReadings() == 0 || isOfNow);
    }

    private void fill(Point point) throws InterruptedException {
        String before = why;
        while (isWithinBounds(needsMinutes(point))) {
            try {
                why = read(point) ? before : "more readings of a point than may be read";
                return;
            } catch (StoreException away) {
                why = away.getMessage();
                if (!away.isRetryable()) {
                    return;
                }
                pause();
            }
        }
    }

    private boolean isWithinBounds(boolean hasMinutes) {
        boolean isLate = clock.nanos() - startNanos >= (hasMinutes ? MINUTES_NANOS_MAX : NANOS_MAX);
        if (isLate && why.isEmpty()) {
            why = "reading them took too long";
        }
        if (readings >= READINGS_MAX) {
            why = "more readings than may be read";
        }
        return !isLate && readings < READINGS_MAX && stopping.getCount() > 0;
    }

    /** Reads one point; false if there is more than can be handed over. */
    private boolean read(Point point) throws StoreException, InterruptedException {
        page.count = 0;
        if (filled == 0) {
            history.awaitShown();
        }
        PastMinutes minutes = minutes(point);
        if (needsReadings(point)) {
            history.page(point.id(), startMillis - PastReadings.neededMillis(point), startMillis, page);
        }
        readings += page.count;
        if (page.isFull()) {
            return false;
        }
        lanes.refill(point, new PastReadings(Arrays.copyOf(page.eventMillis, page.count),
                Arrays.copyOf(page.value, page.count), Arrays.copyOf(page.quality, page.count)), minutes);
        filled++;
        return true;
    }

    private PastMinutes minutes(Point point) throws StoreException {
        if (!needsMinutes(point)) {
            return PastMinutes.NONE;
        }
        long from = startMillis - PastMinutes.neededMillis(point);
        Series stored = history.series(point.id(), from - from % PastMinutes.MILLIS, startMillis, PastMinutes.MILLIS, ZoneOffset.UTC).series();
        int[] counts = new int[stored.rows()];
        Arrays.setAll(counts, row -> (int) (stored.n()[row] - stored.bad()[row]));
        return new PastMinutes(stored.t(), stored.mean(), counts);
    }

    private void pause() throws InterruptedException {
        stopping.await(AGAIN_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void report() {
        long millis = TimeUnit.NANOSECONDS.toMillis(clock.nanos() - startNanos);
        LOG.info("windows of {} points hold {} stored readings, after {} ms", filled, readings, millis);
        int empty = points.size() - filled;
        note = empty == 0 ? null : "windows of " + empty + " points started empty: " + why;
        if (empty > 0 && stopping.getCount() > 0) {
            LOG.warn("{}", note);
        }
    }
}
