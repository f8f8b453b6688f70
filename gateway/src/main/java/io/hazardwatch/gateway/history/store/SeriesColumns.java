package io.hazardwatch.gateway.history.store;

import java.util.Arrays;

/**
 * Builds a series row by row, oldest first. A row with the same step as the previous one is joined with it, so parts of a step
 * read from different places make one row. One thread.
 */
public final class SeriesColumns {
    private long[] t = new long[64];
    private double[] min = new double[64];
    private double[] mean = new double[64];
    private double[] max = new double[64];
    private double[] last = new double[64];
    private long[] n = new long[64];
    private long[] good = new long[64];
    private long[] bad = new long[64];
    private int rows;

    /** Adds a step; see {@link Series}. */
    public void add(long startMillis, double least, double average, double most, double latest, long count,
                    long goodCount, long badCount) {
        boolean isSame = rows > 0 && t[rows - 1] == startMillis;
        if (!isSame) {
            open(startMillis);
        }
        int at = rows - 1;
        mean[at] = weighed(mean[at], n[at] - bad[at], average, count - badCount);
        min[at] = Double.isNaN(min[at]) || least < min[at] ? least : min[at];
        max[at] = Double.isNaN(max[at]) || most > max[at] ? most : max[at];
        last[at] = Double.isNaN(latest) ? last[at] : latest;
        n[at] += count;
        good[at] += goodCount;
        bad[at] += badCount;
    }

    /** Adds row {@code row} of {@code series} to the step that begins at {@code startMillis}. */
    public void add(long startMillis, Series series, int row) {
        add(startMillis, series.min()[row], series.mean()[row], series.max()[row], series.last()[row], series.n()[row],
                series.good()[row], series.bad()[row]);
    }

    /** The series built so far. */
    public Series series() {
        resize(rows);
        return new Series(t, min, mean, max, last, n, good, bad);
    }

    private void open(long startMillis) {
        if (rows == t.length) {
            resize(rows * 2);
        }
        t[rows] = startMillis;
        min[rows] = Double.NaN;
        mean[rows] = Double.NaN;
        max[rows] = Double.NaN;
        last[rows] = Double.NaN;
        rows++;
    }

    private static double weighed(double first, long firstCount, double second, long secondCount) {
        if (Double.isNaN(first) || Double.isNaN(second)) {
            return Double.isNaN(first) ? second : first;
        }
        return first + (second - first) * ((double) secondCount / (firstCount + secondCount));
    }

    private void resize(int length) {
        t = Arrays.copyOf(t, length);
        min = Arrays.copyOf(min, length);
        mean = Arrays.copyOf(mean, length);
        max = Arrays.copyOf(max, length);
        last = Arrays.copyOf(last, length);
        n = Arrays.copyOf(n, length);
        good = Arrays.copyOf(good, length);
        bad = Arrays.copyOf(bad, length);
    }
}
