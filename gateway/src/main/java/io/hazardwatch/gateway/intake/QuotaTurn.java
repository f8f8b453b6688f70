package io.hazardwatch.gateway.intake;

/**
 * The place of one input among all inputs that the quota of an enterprise slows. Whoever finds the quota used up reserves the next slot behind
 * those of the others, and one more after each message while that lasts. So every input has its turn, also one that sends seldom, however much
 * another one sends. One thread; takes no lock and allocates nothing.
 *
 * <p>A reserved slot that is not used stays reserved: an input that falls silent has one message beyond the burst of its enterprise at most.
 */
public final class QuotaTurn {
    private final EnterpriseShare share;
    private boolean isReserved;
    private long dueNanos;

    QuotaTurn(EnterpriseShare share) {
        this.share = share;
    }

    /** Takes one message; 0, or the nanoseconds until the turn of this input. {@link #taken} or {@link #noRoom} follows a 0. */
    public long take(long nowNanos, long nowMillis) {
        if (!isReserved) {
            if (share.take(nowNanos, nowMillis) == 0) {
                return 0;
            }
            reserve(nowNanos, nowMillis);
        } else if (dueNanos - nowNanos > 0) {
            share.queued(nowNanos, nowMillis);
        }
        long wait = dueNanos - nowNanos;
        if (wait > 0) {
            return wait;
        }
        isReserved = false;
        return 0;
    }

    /** The message was taken and had so many readings. */
    public void taken(int readings, long nowNanos, long nowMillis) {
        share.readings(readings, nowNanos);
        if (!isReserved && share.isUsedUp(nowNanos)) {
            reserve(nowNanos, nowMillis);
        }
    }

    /** The message was not taken; the next one costs nothing instead. */
    public void noRoom(long nowNanos) {
        isReserved = true;
        dueNanos = nowNanos;
    }

    private void reserve(long nowNanos, long nowMillis) {
        isReserved = true;
        dueNanos = nowNanos + share.reserve(nowNanos, nowMillis);
    }
}
