package io.hazardwatch.gateway.history;

import io.hazardwatch.gateway.model.PointId;
import java.util.concurrent.TimeUnit;

/**
 * Answers what a point did, from readings or from the coarsest rollup that gives the same answer, and from both where a
 * rollup covers only a part. Any thread.
 */
final class SeriesReader {
    /** Up to here readings are as quick as rollups. */
    private static final long RAW_RANGE_MILLIS = TimeUnit.HOURS.toMillis(6);
    /** Beyond these a step that is no whole number of minutes, or hours, is widened to one. */
    private static final long ODD_RANGE_MILLIS = TimeUnit.DAYS.toMillis(2);
    private static final long ODD_MINUTES_RANGE_MILLIS = TimeUnit.DAYS.toMillis(60);
    private static final long FUTURE_MILLIS = TimeUnit.DAYS.toMillis(2);

    private final TimeSeriesStore store;
    private final OpenHours hours;
    private final Retention retention;

    SeriesReader(TimeSeriesStore store, OpenHours hours, Retention retention) {
        this.store = store;
        this.hours = hours;
        this.retention = retention;
    }

    SteppedSeries series(PointId point, long fromMillis, long toMillis, long stepMillis, long nowMillis) throws StoreException {
        long from = Math.max(0, fromMillis);
        long to = Math.min(toMillis, nowMillis + FUTURE_MILLIS);
        long step = step(from, to, stepMillis, nowMillis);
        if (from >= to) {
            return new SteppedSeries(step, Series.EMPTY);
        }
        boolean isShort = to - from <= RAW_RANGE_MILLIS && from >= retention.keptFrom(Grain.RAW, nowMillis);
        Grain grain = isShort ? Grain.RAW : Grain.of(step);
        SeriesColumns joined = new SeriesColumns();
        Piece.Cover cover = hours.cover(point, from, to, retention.keptFrom(Grain.RAW, nowMillis));
        for (Piece piece : Piece.of(grain, from, to, cover)) {
            Series part = store.query(piece.grain(), point, piece.fromMillis(), piece.toMillis(), step);
            for (int row = 0; row < part.rows(); row++) {
                joined.add(part.t()[row], part, row);
            }
        }
        return new SteppedSeries(step, joined.series());
    }

    /** The step to use; the answer says it, so that nobody takes it for the one asked for. */
    private long step(long from, long to, long asked, long nowMillis) {
        long step = SteppedSeries.step(from, to, asked);
        boolean needsHours = from < retention.keptFrom(Grain.MINUTE, nowMillis)
                || to - from > ODD_MINUTES_RANGE_MILLIS && step > Grain.HOUR.millis();
        boolean needsMinutes = from < retention.keptFrom(Grain.RAW, nowMillis)
                || to - from > ODD_RANGE_MILLIS && step > Grain.MINUTE.millis();
        return needsHours ? Grain.HOUR.ceiling(step) : needsMinutes ? Grain.MINUTE.ceiling(step) : step;
    }
}
