package io.hazardwatch.gateway.history;

import java.util.Arrays;

/** A series being read, row by row. One thread. */
public final class SeriesColumns {
    private long[] t = new long[64];
    private double[] min = new double[64];
    private double[] mean = new double[64];
    private double[] max = new double[64];
    private double[] last = new double[64];
    private long[] n = new long[64];
    private int rows;

    /** Adds a step; see {@link Series}. */
    public void add(long startMillis, double least, double average, double most, double latest, long count) {
        if (rows == t.length) {
            resize(rows * 2);
        }
        t[rows] = startMillis;
        min[rows] = least;
        mean[rows] = average;
        max[rows] = most;
        last[rows] = latest;
        n[rows++] = count;
    }

    /** What was added. */
    public Series series() {
        resize(rows);
        return new Series(t, min, mean, max, last, n);
    }

    private void resize(int length) {
        t = Arrays.copyOf(t, length);
        min = Arrays.copyOf(min, length);
        mean = Arrays.copyOf(mean, length);
        max = Arrays.copyOf(max, length);
        last = Arrays.copyOf(last, length);
        n = Arrays.copyOf(n, length);
    }
}
