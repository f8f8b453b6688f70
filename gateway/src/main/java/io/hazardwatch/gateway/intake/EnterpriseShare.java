package io.hazardwatch.gateway.intake;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;

/**
 * What one enterprise uses of its quota, over all its connections. Any thread; takes no lock and allocates nothing. Who is over a quota waits
 * outside: nothing of it is decoded, and no room of a lane is taken that others could use.
 */
public final class EnterpriseShare implements SlotGate {
    private final String enterprise;
    private final EnterpriseQuota quota;
    private final RateLimiter messages;
    private final RateLimiter readings;
    private final AtomicInteger connections = new AtomicInteger();
    private final LongAdder[] exceeded = new LongAdder[QuotaKind.values().length];
    private final AtomicLongArray exceededAt = new AtomicLongArray(QuotaKind.values().length);

    EnterpriseShare(String enterprise, EnterpriseQuota quota, long nowNanos) {
        this.enterprise = enterprise;
        this.quota = quota;
        this.messages = quota.messagesPerSecond() == 0 ? null : new RateLimiter(quota.messagesPerSecond(), nowNanos);
        this.readings = quota.readingsPerSecond() == 0 ? null : new RateLimiter(quota.readingsPerSecond(), nowNanos);
        Arrays.setAll(exceeded, i -> new LongAdder());
    }

    /** Whose it is. */
    public String enterprise() {
        return enterprise;
    }

    /** The limits. */
    public EnterpriseQuota quota() {
        return quota;
    }

    /**
     * Takes one message; 0, or the nanoseconds to wait before trying again. How many readings a message has is known afterwards, so the message
     * that exceeds their quota passes, and the next one waits for it.
     */
    public long take(long nowNanos, long nowMillis) {
        long owed = readings == null ? 0 : readings.owed(nowNanos);
        if (owed > 0) {
            exceeded(QuotaKind.READINGS, nowMillis);
            return owed;
        }
        long wait = messages == null ? 0 : messages.take(nowNanos);
        if (wait > 0) {
            exceeded(QuotaKind.MESSAGES, nowMillis);
        }
        return wait;
    }

    /**
     * A slot of the messages' quota, not before what readings have used so far is paid. What others use afterwards does not delay it, so who has
     * reserved is not overtaken.
     */
    @Override
    public long reserve(long nowNanos, long nowMillis) {
        long wait = messages == null ? 0 : messages.reserve(nowNanos, nowMillis);
        if (wait > 0) {
            exceededAt.setOpaque(QuotaKind.MESSAGES.ordinal(), nowMillis);
        }
        long owed = readings == null ? 0 : readings.owed(nowNanos);
        if (owed > 0) {
            exceededAt.setOpaque(QuotaKind.READINGS.ordinal(), nowMillis);
        }
        return Math.max(wait, owed);
    }

    /** Whether {@link #take} would let nothing pass; takes nothing. */
    boolean isUsedUp(long nowNanos) {
        return readings != null && readings.owed(nowNanos) > 0 || messages != null && messages.early(nowNanos) > 0;
    }

    /** Notes that a message waits behind others for what {@link #take} would give. */
    public void queued(long nowNanos, long nowMillis) {
        exceeded(messages == null || readings != null && readings.owed(nowNanos) > 0 ? QuotaKind.READINGS : QuotaKind.MESSAGES, nowMillis);
    }

    /** Counts the readings of a message that was taken. */
    public void readings(int count, long nowNanos) {
        if (readings != null && count > 0) {
            readings.charge(count, nowNanos);
        }
    }

    /** Whether one more connection is within the quota; connections that open at the same instant may be one or two more. */
    public boolean mayConnect(long nowMillis) {
        boolean may = quota.connections() == 0 || connections.get() < quota.connections();
        if (!may) {
            exceeded(QuotaKind.CONNECTIONS, nowMillis);
        }
        return may;
    }

    /** Counts a connection that was accepted. */
    public void connected() {
        connections.incrementAndGet();
    }

    /** Counts the end of one. */
    public void disconnected() {
        connections.decrementAndGet();
    }

    /** Open connections. */
    public int connections() {
        return connections.get();
    }

    /** Notes that something was slowed or refused. */
    public void exceeded(QuotaKind kind, long nowMillis) {
        exceeded[kind.ordinal()].increment();
        exceededAt.setOpaque(kind.ordinal(), nowMillis);
    }

    /** How often something was slowed or refused. */
    public long exceeded(QuotaKind kind) {
        return exceeded[kind.ordinal()].sum();
    }

    /** When that was last, ms since the epoch; 0 = never. */
    public long exceededAt(QuotaKind kind) {
        return exceededAt.getOpaque(kind.ordinal());
    }
}
