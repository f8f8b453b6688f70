package io.hazardwatch.gateway.notify;

import io.hazardwatch.gateway.journal.Notice;
import java.util.List;
import java.util.PriorityQueue;

/**
 * What one channel has in hand, the most urgent first. It takes from the outbox only what it can send soon: all else stays
 * there unclaimed, where it neither counts as lost nor grows older by waiting. Dispatcher's context.
 */
final class ChannelQueue {
    /** At most this many at once on their way. */
    static final int IN_FLIGHT_MAX = 8;
    /** At most this many claimed at once: with an attempt of a minute even the last is tried long before its claim is given up. */
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

    /** How many may be claimed now; 0 while a claim is under way, which then makes one more. */
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

    /** Takes what the claim gave; whether somebody asked for another meanwhile. */
    boolean endClaim(List<Notice> claimed) {
        isClaiming = false;
        waiting.addAll(claimed);
        return isClaimWanted;
    }

    /** The next to send, which is then on its way; null when there is none or enough are. */
    Notice next() {
        if (inFlight >= IN_FLIGHT_MAX || waiting.isEmpty()) {
            return null;
        }
        inFlight++;
        return waiting.remove();
    }

    /** One attempt ended. */
    void settled(DeliveryResult delivery) {
        int failures = delivery.isAccepted() ? 0 : health.failuresInARow() + 1;
        health = new ChannelHealth(channel.id(), waiting.size() + inFlight - 1, failures, delivery.error());
        unsent();
    }

    /** One came to no attempt. */
    void unsent() {
        inFlight--;
    }

    /** Forgets what waits; it stays in the outbox. */
    void stop() {
        waiting.clear();
    }

    /** Any thread. */
    ChannelHealth health() {
        return health;
    }
}
