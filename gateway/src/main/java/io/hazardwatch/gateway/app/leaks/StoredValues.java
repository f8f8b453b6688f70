package io.hazardwatch.gateway.app.leaks;

import io.hazardwatch.gateway.history.History;
import io.hazardwatch.gateway.history.store.Series;
import io.hazardwatch.gateway.history.store.StoreException;
import io.hazardwatch.gateway.leaks.plant.PastValues;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers from the time-series store. After a failure it is left alone for a while, and its answers take at most a fifth of the time of the
 * thread that asks, because the same thread judges the present. One thread.
 */
final class StoredValues implements PastValues {
    private static final Logger LOG = LoggerFactory.getLogger(StoredValues.class);
    /** The newest readings are on their way to the store for that long. */
    private static final long SETTLE_MILLIS = 5_000;
    private static final long PAUSE_NANOS = 10_000_000_000L;
    private static final int SHARE = 5;
    private static final long CREDIT_NANOS_MAX = 200_000_000;

    private final History history;
    private final Clock clock;
    private long credit = CREDIT_NANOS_MAX;
    private long endedNanos;

    StoredValues(History history, Clock clock) {
        this.history = history;
        this.clock = clock;
        this.endedNanos = clock.nanos();
    }

    @Override
    public Means between(PointId point, long fromMillis, long toMillis, long stepMillis) {
        long begin = clock.nanos();
        if (clock.millis() - toMillis < SETTLE_MILLIS || credit + (begin - endedNanos) / SHARE <= 0) {
            return null;
        }
        credit = Math.min(CREDIT_NANOS_MAX, credit + (begin - endedNanos) / SHARE);
        try {
            Series found = history.series(point, fromMillis - Math.floorMod(fromMillis, stepMillis), toMillis, stepMillis, ZoneOffset.UTC).series();
            long[] count = new long[found.rows()];
            Arrays.setAll(count, row -> found.n()[row] - found.bad()[row]);
            return new Means(found.t(), found.mean(), count);
        } catch (StoreException away) {
            credit = Math.min(credit, -PAUSE_NANOS / SHARE);
            LOG.debug("plant: the history is asked again later: {}", away.getMessage());
            return null;
        } finally {
            endedNanos = clock.nanos();
            credit -= endedNanos - begin;
        }
    }
}
