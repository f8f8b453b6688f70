package io.hazardwatch.gateway.time;

import java.util.concurrent.TimeUnit;

/** Notices when the wall clock jumps against the monotonic one. Asked often, by one thread; allocates nothing. */
public final class ClockWatch {
    /** What the clock is corrected by in passing is no jump. */
    static final long STEP_MILLIS_MIN = 2_000;

    private long lastMillis;
    private long lastNanos;

    /** Both clocks at the start. */
    public ClockWatch(long millis, long nanos) {
        lastMillis = millis;
        lastNanos = nanos;
    }

    /** By how much the wall clock jumped since the last look, in ms; 0 = it did not. */
    public long stepMillis(long millis, long nanos) {
        long step = millis - lastMillis - TimeUnit.NANOSECONDS.toMillis(nanos - lastNanos);
        lastMillis = millis;
        lastNanos = nanos;
        return Math.abs(step) > STEP_MILLIS_MIN ? step : 0;
    }
}
