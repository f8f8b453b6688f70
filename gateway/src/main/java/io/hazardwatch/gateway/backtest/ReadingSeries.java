package io.hazardwatch.gateway.backtest;

import java.util.Arrays;

/** Good readings of one point in order of time, in memory: sixteen bytes each, at most {@link #READINGS_MAX}. One thread. */
public final class ReadingSeries {
    /** Maximum number of readings of a calibration. */
    public static final int READINGS_MAX = 2_000_000;

    /** Minimum number of readings of a calibration. */
    public static final int READINGS_MIN = 100;

    private long[] millis = new long[1_024];
    private double[] values = new double[1_024];
    private int count;

    /**
     * Adds a reading; ignores one that is not later than the last or not a number.
     *
     * @return false when the series is full
     */
    public boolean add(long eventMillis, double value) {
        if (count == READINGS_MAX) {
            return false;
        }
        if (!Double.isFinite(value) || count > 0 && eventMillis <= millis[count - 1]) {
            return true;
        }
        if (count == millis.length) {
            millis = Arrays.copyOf(millis, Math.min(2 * count, READINGS_MAX));
            values = Arrays.copyOf(values, millis.length);
        }
        millis[count] = eventMillis;
        values[count++] = value;
        return true;
    }

    /** Number of readings. */
    public int count() {
        return count;
    }

    long at(int i) {
        return millis[i];
    }

    double value(int i) {
        return values[i];
    }

    long span() {
        return count == 0 ? 0 : millis[count - 1] - millis[0];
    }

    /** Median interval between readings. */
    long periodMillis() {
        long[] gaps = new long[Math.max(1, count - 1)];
        for (int i = 1; i < count; i++) {
            gaps[i - 1] = millis[i] - millis[i - 1];
        }
        Arrays.sort(gaps);
        return Math.max(1, gaps[gaps.length / 2]);
    }

    double lowest() {
        return Arrays.stream(values, 0, count).min().orElse(Double.NaN);
    }

    double highest() {
        return Arrays.stream(values, 0, count).max().orElse(Double.NaN);
    }

    /** Smallest step between two neighbours that is more than rounding; 0 when the value never changed. */
    double quantum() {
        double rounding = 1e-9 * Math.max(Math.abs(lowest()), Math.abs(highest()));
        double smallest = Double.MAX_VALUE;
        for (int i = 1; i < count; i++) {
            double step = Math.abs(values[i] - values[i - 1]);
            if (step > rounding) {
                smallest = Math.min(smallest, step);
            }
        }
        return smallest == Double.MAX_VALUE ? 0 : smallest;
    }
}
