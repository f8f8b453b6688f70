package io.hazardwatch.gateway.intake.mqtt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Acknowledgements of one event loop that wait for their message to become durable, first in, first out.
 *
 * <p>Parallel arrays as a ring: an entry allocates nothing. Bounded by what the connections may have in flight.
 */
final class PendingAcks {
    /** The token of what needs no durability: it is due as soon as all before it have gone. */
    static final long NOW = Long.MIN_VALUE;
    private static final int START = 1024;

    private AckWriter[] writers = new AckWriter[START];
    private int[] acks = new int[START];
    private long[] tokens = new long[START];
    private final List<AckWriter> unflushed = new ArrayList<>();
    private int head;
    private int size;

    boolean isEmpty() {
        return size == 0;
    }

    int size() {
        return size;
    }

    /** The acknowledgement is owed from now on; it is due when {@code token} is durable and all before it have gone. */
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

    /** Takes the first out and has it written. */
    void release() {
        AckWriter writer = writers[head];
        int ack = acks[head];
        writers[head] = null;
        head = head + 1 & writers.length - 1;
        size--;
        if (writer.write(ack)) {
            unflushed.add(writer);
        }
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
