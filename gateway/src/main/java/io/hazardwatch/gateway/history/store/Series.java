package io.hazardwatch.gateway.history.store;

/**
 * A point's history in columns, one row per step that has readings; gaps stay gaps. Min, mean, max and last are of
 * readings that are not bad, NaN in a step that has no such.
 *
 * @param t    start of the step, ms since the epoch
 * @param n    readings in the step, bad ones included
 * @param good those of them whose quality is good
 * @param bad  those of them whose quality is bad
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
