package io.hazardwatch.gateway.intake;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Limits the messages per second of one credential, over all its connections: a burst of one second's worth, then evenly.
 *
 * <p>Any thread. Generic cell rate algorithm (ITU-T I.371): the whole state is one number, the time at which everything sent so
 * far is paid for.
 */
public final class RateLimiter implements SlotGate {
    private static final long BURST_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** Longest delay that charged packets can cause. */
    private static final long DEBT_NANOS_MAX = TimeUnit.SECONDS.toNanos(30);

    private final long intervalNanos;
    private final AtomicLong paidUntil;

    RateLimiter(int messagesPerSecond, long nowNanos) {
        this.intervalNanos = BURST_NANOS / messagesPerSecond;
        this.paidUntil = new AtomicLong(nowNanos);
    }

    /** Counts a packet that was already received, even beyond the limit; {@link #owed} gives the delay. */
    public long charge(long nowNanos) {
        paidUntil.updateAndGet(before -> Math.min(Math.max(before - nowNanos, 0) + intervalNanos, DEBT_NANOS_MAX) + nowNanos);
        return owed(nowNanos);
    }

    /** Counts what was received as one, even beyond the limit; {@link #owed} gives the delay. */
    void charge(int count, long nowNanos) {
        while (true) {
            long before = paidUntil.get();
            long after = nowNanos + Math.min(Math.max(before - nowNanos, 0) + count * intervalNanos, DEBT_NANOS_MAX);
            if (paidUntil.compareAndSet(before, after)) {
                return;
            }
        }
    }

    /** Nanoseconds until everything charged is within the burst; 0 or less when it is. */
    public long owed(long nowNanos) {
        return paidUntil.get() - nowNanos - BURST_NANOS;
    }

    @Override
    public long reserve(long nowNanos, long nowMillis) {
        while (true) {
            long before = paidUntil.get();
            long used = Math.max(before - nowNanos, 0) + intervalNanos;
            if (paidUntil.compareAndSet(before, nowNanos + used)) {
                return Math.max(0, used - BURST_NANOS);
            }
        }
    }

    /** What {@link #take} would return; takes nothing. */
    long early(long nowNanos) {
        return Math.max(0, owed(nowNanos) + intervalNanos);
    }

    /** Takes one message; returns 0, or the nanoseconds to wait before trying again. */
    public long take(long nowNanos) {
        while (true) {
            long before = paidUntil.get();
            long used = Math.max(before - nowNanos, 0) + intervalNanos;
            if (used > BURST_NANOS) {
                return used - BURST_NANOS;
            }
            if (paidUntil.compareAndSet(before, nowNanos + used)) {
                return 0;
            }
        }
    }
}
