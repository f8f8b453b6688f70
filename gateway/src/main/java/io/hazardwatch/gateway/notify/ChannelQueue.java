package io.hazardwatch.gateway.notify;

import io.hazardwatch.gateway.journal.Notice;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.BiConsumer;

/** What waits for one channel, the most urgent first; bounded, so a channel that hangs holds up nobody else. Dispatcher's context. */
final class ChannelQueue {
    /** At most this many at once on their way. */
    static final int IN_FLIGHT_MAX = 8;
    /** At most this many taken from the outbox; more stay there. */
    static final int WAITING_MAX = 256;

    private final Channel channel;
    private final BiConsumer<ChannelQueue, Notice> sender;
    private final PriorityQueue<Notice> waiting =
            new PriorityQueue<>(Comparator.comparing(Notice::priority).thenComparing(Notice::id));
    private int inFlight;
    private volatile ChannelHealth health;

    ChannelQueue(Channel channel, BiConsumer<ChannelQueue, Notice> sender) {
        this.channel = channel;
        this.sender = sender;
        this.health = new ChannelHealth(channel.id(), 0, 0, null);
    }

    Channel channel() {
        return channel;
    }

    boolean isFull() {
        return waiting.size() >= WAITING_MAX;
    }

    void add(Notice notice) {
        waiting.add(notice);
        pump();
    }

    void settled(Delivery delivery) {
        inFlight--;
        int failures = delivery.isAccepted() ? 0 : health.failuresInARow() + 1;
        health = new ChannelHealth(channel.id(), waiting.size() + inFlight, failures, delivery.error());
        pump();
    }

    /** Forgets what waits; it stays in the outbox. */
    void stop() {
        waiting.clear();
    }

    private void pump() {
        while (inFlight < IN_FLIGHT_MAX && !waiting.isEmpty()) {
            inFlight++;
            sender.accept(this, waiting.remove());
        }
    }

    /** Any thread. */
    ChannelHealth health() {
        return health;
    }
}
