package io.hazardwatch.gateway.intake.mqtt;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Messages per second of one credential, over all its connections: up to one second's worth at once, then evenly.
 *
 * <p>Any thread. Kept as the time at which the credential will have paid for all it sent (the generic cell rate algorithm of
 * ITU-T I.371), so one number is the whole state.
 */
final class RateLimiter {
    private static final long BURST_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** Nobody is held back longer for what cost us little. */
    private static final long DEBT_NANOS_MAX = TimeUnit.SECONDS.toNanos(30);

    private final long intervalNanos;
    private final AtomicLong paidUntil;

    RateLimiter(int messagesPerSecond, long nowNanos) {
        this.intervalNanos = BURST_NANOS / messagesPerSecond;
        this.paidUntil = new AtomicLong(nowNanos);
    }

    /** Takes what has come already, whether there is any left or not; the answer is {@link #owed}. */
    long charge(long nowNanos) {
        paidUntil.updateAndGet(before -> Math.min(Math.max(before - nowNanos, 0) + intervalNanos, DEBT_NANOS_MAX) + nowNanos);
        return owed(nowNanos);
    }

    /** How many ns it takes until all that was charged is within the burst; 0 or less: it is. */
    long owed(long nowNanos) {
        return paidUntil.get() - nowNanos - BURST_NANOS;
    }

    /** Takes one message: 0, or how many ns to wait before trying again. */
    long take(long nowNanos) {
        while (true) {
            long before = paidUntil.get();
            long start = before - nowNanos > 0 ? before : nowNanos;
            long early = start + intervalNanos - nowNanos - BURST_NANOS;
            if (early > 0) {
                return early;
            }
            if (paidUntil.compareAndSet(before, start + intervalNanos)) {
                return 0;
            }
        }
    }
}
