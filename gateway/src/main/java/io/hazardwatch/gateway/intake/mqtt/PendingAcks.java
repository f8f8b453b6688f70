package io.hazardwatch.gateway.intake.mqtt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongPredicate;

/**
 * Acknowledgements of one event loop that wait for their message to be stored, first in, first out. A message that also waits for
 * the journal lets those behind it pass, except those of its own connection, which MQTT wants in order: they wait with it in the
 * {@link AckWriter}.
 *
 * <p>Parallel arrays as a ring: an entry allocates nothing. Bounded by what the connections may have in flight.
 */
final class PendingAcks {
    /** Token of a reply that needs no durability: due as soon as all earlier ones are written. */
    static final long NOW = Long.MIN_VALUE;
    private static final int START = 1024;

    private AckWriter[] writers = new AckWriter[START];
    private int[] acks = new int[START];
    private long[] tokens = new long[START];
    private final List<AckWriter> unflushed = new ArrayList<>();
    /** Connections that hold acknowledgements until the journal has committed. */
    private final List<AckWriter> holding = new ArrayList<>();
    private int head;
    private int size;

    boolean isEmpty() {
        return size == 0;
    }

    int size() {
        return size;
    }

    /** Adds an owed acknowledgement; it is due when {@code token} is durable and all earlier ones are written. */
    void add(AckWriter writer, int ack, long token) {
        if (size == writers.length) {
            grow();
        }
        int slot = head + size++ & writers.length - 1;
        writers[slot] = writer;
        acks[slot] = ack;
        tokens[slot] = token;
        writer.owe();
    }

    long firstToken() {
        return tokens[head];
    }

    /** Whether the first may not be written yet although it is stored: its connection holds others, or {@code isDue} is false. */
    boolean isFirstHeld(LongPredicate isDue) {
        return writers[head].isHolding() || !isDue.test(tokens[head]);
    }

    /** Removes the first and writes it. */
    void release() {
        AckWriter writer = writers[head];
        if (writer.write(removeFirst())) {
            unflushed.add(writer);
        }
    }

    /** Removes the first; its connection holds it until its token is due. */
    void hold() {
        AckWriter writer = writers[head];
        long token = tokens[head];
        if (!writer.isHolding()) {
            holding.add(writer);
        }
        writer.hold(removeFirst(), token);
    }

    /** Writes held acknowledgements that are due. */
    void releaseHeld(LongPredicate isDue) {
        for (int i = holding.size() - 1; i >= 0; i--) {
            AckWriter writer = holding.get(i);
            if (writer.writeHeld(isDue)) {
                unflushed.add(writer);
            }
            if (!writer.isHolding()) {
                holding.set(i, holding.getLast());
                holding.removeLast();
            }
        }
    }

    private int removeFirst() {
        int ack = acks[head];
        writers[head] = null;
        head = head + 1 & writers.length - 1;
        size--;
        return ack;
    }

    /** Sends what was released, once for each connection. */
    void flush() {
        if (!unflushed.isEmpty()) {
            unflushed.forEach(AckWriter::flush);
            unflushed.clear();
        }
    }

    private void grow() {
        int old = writers.length;
        writers = Arrays.copyOf(writers, old * 2);
        acks = Arrays.copyOf(acks, old * 2);
        tokens = Arrays.copyOf(tokens, old * 2);
        System.arraycopy(writers, 0, writers, old, head);
        System.arraycopy(acks, 0, acks, old, head);
        System.arraycopy(tokens, 0, tokens, old, head);
        Arrays.fill(writers, 0, head, null);
    }
}
