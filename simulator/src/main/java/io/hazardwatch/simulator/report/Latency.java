package io.hazardwatch.simulator.report;

import java.util.Locale;
import org.HdrHistogram.Histogram;

/** The common text form of latency distributions in nanoseconds: the same five numbers in every report. */
public final class Latency {
    private Latency() {}

    /** An empty histogram for durations from 1 µs to 10 min. Not thread-safe. */
    public static Histogram histogram() {
        return new Histogram(1_000, 600_000_000_000L, 3);
    }

    /** Records a duration {@code count} times. Durations below 0 or above the histogram's maximum are recorded as that bound. */
    public static void record(Histogram histogram, long nanos, long count) {
        histogram.recordValueWithCount(Math.min(Math.max(nanos, 0), histogram.getHighestTrackableValue()), count);
    }

    /** Summarizes the distribution in one line, in milliseconds. */
    public static String line(Histogram nanos) {
        if (nanos.getTotalCount() == 0) {
            return "none";
        }
        return String.format(Locale.ROOT, "n=%d p50=%.3f p99=%.3f p99.9=%.3f max=%.3f ms", nanos.getTotalCount(),
                millis(nanos, 50), millis(nanos, 99), millis(nanos, 99.9), millis(nanos, 100));
    }

    private static double millis(Histogram nanos, double percentile) {
        return nanos.getValueAtPercentile(percentile) / 1e6;
    }
}
