package io.hazardwatch.gateway.app.lanes;

import io.hazardwatch.gateway.app.process.ErrorSink;
import io.hazardwatch.gateway.evaluate.PastMinutes;
import io.hazardwatch.gateway.evaluate.PastReadings;
import io.hazardwatch.gateway.evaluate.stats.PastHours;
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
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fills the windows of rules with stored readings after a start, so that no slope rule is blind for the length of a window.
 * Reads on a thread of its own, the most urgent points first, and hands one point after the other to its lane: first readings for windows of minutes,
 * then sums of the store: minutes for means over hours, hours of a week for what is usual at a time of day.
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
    /** Minutes and hours are few and their store sums them up, so points that need them may take longer. */
    private static final long SUMS_NANOS_MAX = TimeUnit.SECONDS.toNanos(120);

    private final History history;
    private final Lanes lanes;
    private final List<Point> points;
    private final Clock clock;
    private final ErrorSink defects;
    private final long startMillis;
    private final long startNanos;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread;
    private ReadingBatch page;
    private final Set<Point> empty = new HashSet<>();
    private boolean isShown;
    private long readings;
    private String why = "";
    private volatile String note;

    public StoredReadingsWarmUp(History history, Lanes lanes, Registry registry, Clock clock, ErrorSink defects, ThreadFactory threads) {
        this.history = history;
        this.lanes = lanes;
        this.points = registry.points().stream().filter(point -> needsReadings(point) || needsMeans(point))
                .sorted(Comparator.comparing(Point::priorityMax)).toList();
        this.clock = clock;
        this.defects = defects;
        this.startMillis = clock.millis();
        this.startNanos = clock.nanos();
        this.thread = threads.newThread(this::run);
        thread.setName("window-refill");
        thread.setDaemon(true);
        this.note = points.isEmpty() ? null : "windows of " + points.size() + " points are being read from the store";
    }

    private static boolean needsReadings(Point point) {
        return PastReadings.neededMillis(point) > 0;
    }

    private static boolean needsMeans(Point point) {
        return PastMinutes.neededMillis(point) > 0 || PastHours.neededMillis(point) > 0;
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
                if (needsReadings(point)) {
                    fill(point, false);
                }
            }
            for (Point point : points) {
                if (needsMeans(point)) {
                    fill(point, true);
                }
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

    private void fill(Point point, boolean isOfSums) throws InterruptedException {
        String before = why;
        while (isWithinBounds(isOfSums)) {
            try {
                boolean isFilled = isOfSums ? readSums(point) : read(point);
                why = isFilled ? before : "more readings of a point than may be read";
                if (!isFilled) {
                    empty.add(point);
                }
                return;
            } catch (StoreException away) {
                why = away.getMessage();
                if (!away.isRetryable()) {
                    break;
                }
                pause();
            }
        }
        empty.add(point);
    }

    private boolean isWithinBounds(boolean isOfSums) {
        boolean isLate = clock.nanos() - startNanos >= (isOfSums ? SUMS_NANOS_MAX : NANOS_MAX);
        boolean isMore = !isOfSums && readings >= READINGS_MAX;
        if (isLate && why.isEmpty()) {
            why = "reading them took too long";
        }
        if (isMore) {
            why = "more readings than may be read";
        }
        return !isLate && !isMore && stopping.getCount() > 0;
    }

    private void awaitShown() throws StoreException, InterruptedException {
        if (!isShown) {
            history.awaitShown();
            isShown = true;
        }
    }

    /** Reads the readings of one point; false if there are more than can be handed over. */
    private boolean read(Point point) throws StoreException, InterruptedException {
        page.count = 0;
        awaitShown();
        history.page(point.id(), startMillis - PastReadings.neededMillis(point), startMillis, page);
        readings += page.count;
        if (page.isFull()) {
            return false;
        }
        lanes.refill(point, new PastReadings(Arrays.copyOf(page.eventMillis, page.count),
                Arrays.copyOf(page.value, page.count), Arrays.copyOf(page.quality, page.count)), PastMinutes.NONE, PastHours.NONE);
        return true;
    }

    /** Reads what the store sums up of one point. */
    private boolean readSums(Point point) throws StoreException, InterruptedException {
        awaitShown();
        lanes.refill(point, PastReadings.NONE, minutes(point), hours(point));
        return true;
    }

    private PastMinutes minutes(Point point) throws StoreException {
        long needed = PastMinutes.neededMillis(point);
        if (needed == 0) {
            return PastMinutes.NONE;
        }
        Series stored = series(point, needed, PastMinutes.MILLIS);
        return new PastMinutes(stored.t(), stored.mean(), counts(stored));
    }

    private PastHours hours(Point point) throws StoreException {
        long needed = PastHours.neededMillis(point);
        if (needed == 0) {
            return PastHours.NONE;
        }
        Series stored = series(point, needed, PastHours.MILLIS);
        return new PastHours(stored.t(), stored.mean(), counts(stored));
    }

    private Series series(Point point, long needed, long step) throws StoreException {
        long from = startMillis - needed;
        return history.series(point.id(), from - from % step, startMillis, step, ZoneOffset.UTC).series();
    }

    private static int[] counts(Series stored) {
        int[] counts = new int[stored.rows()];
        Arrays.setAll(counts, row -> (int) (stored.n()[row] - stored.bad()[row]));
        return counts;
    }

    private void pause() throws InterruptedException {
        stopping.await(AGAIN_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void report() {
        long millis = TimeUnit.NANOSECONDS.toMillis(clock.nanos() - startNanos);
        int none = empty.size();
        LOG.info("windows of {} points hold {} stored readings, after {} ms", points.size() - none, readings, millis);
        note = none == 0 ? null : "windows of " + none + " points started empty: " + why;
        if (none > 0 && stopping.getCount() > 0) {
            LOG.warn("{}", note);
        }
    }
}
