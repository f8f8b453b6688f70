package io.hazardwatch.gateway.history.rollup;

import io.hazardwatch.gateway.history.store.Resolution;
import io.hazardwatch.gateway.history.store.Retention;
import io.hazardwatch.gateway.history.store.Series;
import io.hazardwatch.gateway.history.store.SeriesColumns;
import io.hazardwatch.gateway.history.store.StoreException;
import io.hazardwatch.gateway.history.store.TimeSeriesStore;
import io.hazardwatch.gateway.model.PointId;
import java.time.ZoneId;
import java.util.concurrent.TimeUnit;

/**
 * Reads the history of a point, from readings or from the coarsest rollup that gives the same result, and from both where a
 * rollup covers only a part. Any thread.
 */
public final class SeriesReader {
    /** Up to this range readings are as fast as rollups. */
    private static final long RAW_RANGE_MILLIS = TimeUnit.HOURS.toMillis(6);
    /** Beyond this range a step that is not a whole number of minutes, or hours, is widened to one. */
    private static final long ODD_RANGE_MILLIS = TimeUnit.DAYS.toMillis(2);
    private static final long ODD_MINUTES_RANGE_MILLIS = TimeUnit.DAYS.toMillis(60);
    private static final long FUTURE_MILLIS = TimeUnit.DAYS.toMillis(2);

    private final TimeSeriesStore store;
    private final DirtyHours hours;
    private final Retention retention;

    public SeriesReader(TimeSeriesStore store, DirtyHours hours, Retention retention) {
        this.store = store;
        this.hours = hours;
        this.retention = retention;
    }

    /**
     * @param zone the site's; steps of a day or more begin at its midnights
     * @throws StoreException if the store does not answer
     */
    public SteppedSeries series(PointId point, long fromMillis, long toMillis, long stepMillis, long nowMillis, ZoneId zone)
            throws StoreException {
        long from = Math.max(0, fromMillis);
        long to = Math.min(toMillis, nowMillis + FUTURE_MILLIS);
        long step = step(from, to, stepMillis, nowMillis);
        if (from >= to) {
            return new SteppedSeries(step, Series.EMPTY);
        }
        if (step < LocalDays.DAY_MILLIS) {
            return new SteppedSeries(step, read(point, from, to, step, nowMillis));
        }
        int days = Math.toIntExact(Math.ceilDiv(step, LocalDays.DAY_MILLIS));
        return new SteppedSeries(days * LocalDays.DAY_MILLIS, days(point, from, to, nowMillis, new LocalDays(zone, days)));
    }

    /** Beyond the retention of minutes only whole hours are known, wherever the zone's midnight is. */
    private Series days(PointId point, long from, long to, long nowMillis, LocalDays days) throws StoreException {
        boolean hasHoursOnly = from < retention.keptFrom(Resolution.MINUTE, nowMillis);
        Series parts = read(point, from, to, hasHoursOnly ? Resolution.HOUR.millis() : days.askedStep(from, to), nowMillis);
        SeriesColumns joined = new SeriesColumns();
        for (int row = 0; row < parts.rows(); row++) {
            joined.add(days.start(parts.t()[row]), parts, row);
        }
        return joined.series();
    }

    private Series read(PointId point, long from, long to, long step, long nowMillis) throws StoreException {
        boolean isShort = to - from <= RAW_RANGE_MILLIS && from >= retention.keptFrom(Resolution.RAW, nowMillis);
        Resolution grain = isShort ? Resolution.RAW : Resolution.of(step);
        SeriesColumns joined = new SeriesColumns();
        QuerySegment.Cover cover = hours.cover(point, from, to, retention.keptFrom(Resolution.RAW, nowMillis));
        for (QuerySegment piece : QuerySegment.of(grain, from, to, cover)) {
            Series part = store.query(piece.grain(), point, piece.fromMillis(), piece.toMillis(), step);
            for (int row = 0; row < part.rows(); row++) {
                joined.add(part.t()[row], part, row);
            }
        }
        return joined.series();
    }

    /** The step to use; the answer contains it, because it may differ from the requested one. */
    private long step(long from, long to, long asked, long nowMillis) {
        long step = SteppedSeries.step(from, to, asked);
        boolean needsHours = from < retention.keptFrom(Resolution.MINUTE, nowMillis)
                || to - from > ODD_MINUTES_RANGE_MILLIS && step > Resolution.HOUR.millis();
        boolean needsMinutes = from < retention.keptFrom(Resolution.RAW, nowMillis)
                || to - from > ODD_RANGE_MILLIS && step > Resolution.MINUTE.millis();
        return needsHours ? Resolution.HOUR.ceiling(step) : needsMinutes ? Resolution.MINUTE.ceiling(step) : step;
    }
}
