package io.hazardwatch.gateway.history.rollup;

import io.hazardwatch.gateway.history.store.Series;

/**
 * A series and its step.
 *
 * @param stepMillis the requested step, or the one chosen
 */
public record SteppedSeries(long stepMillis, Series series) {
    /** Rows for an automatically chosen step: about one per pixel. */
    static final long ROWS_AUTO = 1500;
    /** Rows in any case; a smaller step is widened. */
    static final long ROWS_MAX = 20_000;

    private static final long[] STEPS = {1_000, 2_000, 5_000, 10_000, 30_000, 60_000, 120_000, 300_000, 600_000,
        1_800_000, 3_600_000, 7_200_000, 21_600_000, 86_400_000, 604_800_000};

    /** The step for a range: {@code askedMillis}, or a round one if that is 0 or gives too many rows. */
    public static long step(long fromMillis, long toMillis, long askedMillis) {
        long range = Math.max(0, toMillis - fromMillis);
        if (askedMillis > 0 && range / askedMillis <= ROWS_MAX) {
            return askedMillis;
        }
        long rows = askedMillis > 0 ? ROWS_MAX : ROWS_AUTO;
        for (long step : STEPS) {
            if (range / step <= rows) {
                return step;
            }
        }
        return STEPS[STEPS.length - 1];
    }
}
