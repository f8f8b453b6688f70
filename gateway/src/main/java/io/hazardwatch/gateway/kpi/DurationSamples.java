package io.hazardwatch.gateway.kpi;

import java.util.Arrays;

/** All durations of a figure, eight bytes each, so that percentiles are exact. One thread. */
final class DurationSamples {
    private long[] millis = new long[16];
    private int count;
    private boolean sorted;

    void add(long duration) {
        if (count == millis.length) {
            millis = Arrays.copyOf(millis, 2 * count);
        }
        millis[count++] = duration;
        sorted = false;
    }

    boolean isEmpty() {
        return count == 0;
    }

    /** The percentile in seconds: the smallest sample that at least {@code share} of all samples do not exceed. */
    double seconds(double share) {
        if (!sorted) {
            Arrays.sort(millis, 0, count);
            sorted = true;
        }
        int rank = (int) Math.ceil(share * count);
        return millis[Math.max(0, rank - 1)] / 1_000.0;
    }
}
