package io.hazardwatch.gateway.time;

import java.util.concurrent.TimeUnit;

/** Detects jumps of the wall clock against the monotonic one. One thread; called often, allocates nothing. */
public final class ClockWatch {
    /** Smaller steps are ordinary corrections of the clock, not jumps. */
    public static final long STEP_MILLIS_MIN = 2_000;

    private long lastMillis;
    private long lastNanos;

    /** @param millis wall clock at the start, ms since the epoch
     * @param nanos  monotonic clock at the start */
    public ClockWatch(long millis, long nanos) {
        lastMillis = millis;
        lastNanos = nanos;
    }

    /** How far the wall clock jumped since the last call, ms; 0 when it did not. */
    public long stepMillis(long millis, long nanos) {
        long step = millis - lastMillis - TimeUnit.NANOSECONDS.toMillis(nanos - lastNanos);
        lastMillis = millis;
        lastNanos = nanos;
        return Math.abs(step) > STEP_MILLIS_MIN ? step : 0;
    }
}
