package io.hazardwatch.gateway.history.store;

/**
 * A point's history in columns, one row per step that has readings; gaps stay gaps. Min, mean, max and last cover readings that
 * are not bad; they are NaN in a step with only bad ones.
 *
 * @param t start of the step, ms since the epoch
 * @param n readings in the step, including bad ones
 * @param good readings of good quality
 * @param bad readings of bad quality
 */
public record Series(long[] t, double[] min, double[] mean, double[] max, double[] last, long[] n, long[] good,
                     long[] bad) {
    /** No rows. */
    public static final Series EMPTY = new SeriesColumns().series();

    /** Number of rows. */
    public int rows() {
        return t.length;
    }
}
