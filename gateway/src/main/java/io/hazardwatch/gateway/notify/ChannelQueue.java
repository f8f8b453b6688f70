package io.hazardwatch.gateway.notify;

import io.hazardwatch.gateway.journal.Notice;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Claimed notices of one channel, the most urgent first. Claims only what can be sent soon; the rest stays in the outbox
 * unclaimed, where a claim cannot expire. The sender's context.
 */
final class ChannelQueue {
    /** Messages being sent at the same time. */
    static final int IN_FLIGHT_MAX = 8;
    /**
     * Messages claimed at the same time. Even if each attempt takes a minute, the last one is tried long before its claim
     * expires.
     */
    static final int CLAIMED_MAX = 16;

    private final Channel channel;
    private final PriorityQueue<Notice> waiting = new PriorityQueue<>(Notice.URGENCY);
    private int inFlight;
    private boolean isClaiming;
    private boolean isClaimWanted;
    private volatile ChannelHealth health;

    ChannelQueue(Channel channel) {
        this.channel = channel;
        this.health = new ChannelHealth(channel.id(), 0, 0, null);
    }

    Channel channel() {
        return channel;
    }

    /** How many may be claimed now; 0 while a claim is in progress, which is then followed by another. */
    int beginClaim() {
        isClaimWanted = true;
        int room = CLAIMED_MAX - waiting.size() - inFlight;
        if (isClaiming || room <= 0) {
            return 0;
        }
        isClaiming = true;
        isClaimWanted = false;
        return room;
    }

    /**
     * Takes the claimed notices.
     *
     * @return whether another claim was requested meanwhile
     */
    boolean endClaim(List<Notice> claimed) {
        isClaiming = false;
        waiting.addAll(claimed);
        return isClaimWanted;
    }

    /** The next notice to send, which then counts as being sent; null if there is none or enough are being sent. */
    Notice next() {
        if (inFlight >= IN_FLIGHT_MAX || waiting.isEmpty()) {
            return null;
        }
        inFlight++;
        return waiting.remove();
    }

    /** Records the end of an attempt. */
    void settled(DeliveryResult delivery) {
        int failures = delivery.isAccepted() ? 0 : health.failuresInARow() + 1;
        health = new ChannelHealth(channel.id(), waiting.size() + inFlight - 1, failures, delivery.error());
        unsent();
    }

    /** Records that a notice was not attempted. */
    void unsent() {
        inFlight--;
    }

    /** Drops what waits; it stays in the outbox. */
    void stop() {
        waiting.clear();
    }

    /** Present state. Any thread. */
    ChannelHealth health() {
        return health;
    }
}
