package io.hazardwatch.simulator.modbus;

import io.hazardwatch.simulator.report.Latency;
import org.HdrHistogram.Histogram;

/** Measures how long each slave waits from one request to the next. Any thread. */
final class PeriodMeter {
    private final long fromNanos;
    private final long[] lastNanos;
    private final Histogram periods = Latency.histogram();
    private long requests;

    /** @param fromNanos nothing before that time counts, by {@code System.nanoTime} */
    PeriodMeter(int slaves, long fromNanos) {
        this.lastNanos = new long[slaves];
        this.fromNanos = fromNanos;
    }

    synchronized void asked(int slave) {
        long now = System.nanoTime();
        requests++;
        if (lastNanos[slave] != 0 && lastNanos[slave] - fromNanos >= 0) {
            Latency.record(periods, now - lastNanos[slave], 1);
        }
        lastNanos[slave] = now;
    }

    synchronized long requests() {
        return requests;
    }

    synchronized Histogram periods() {
        return periods.copy();
    }
}
