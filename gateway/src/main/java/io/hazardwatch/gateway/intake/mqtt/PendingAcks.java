package io.hazardwatch.gateway.intake.mqtt;

import java.util.Arrays;

/**
 * Acknowledgements waiting for their message to become durable, first in, first out. One event loop.
 *
 * <p>Parallel arrays as a ring: an entry allocates nothing. Bounded by what the lines may have in flight.
 */
final class PendingAcks {
    /** The token of what needs no durability: it is due as soon as all before it have gone. */
    static final long NOW = Long.MIN_VALUE;
    private static final int START = 1024;

    private MqttConnection[] lines = new MqttConnection[START];
    private int[] acks = new int[START];
    private long[] tokens = new long[START];
    private int head;
    private int size;

    boolean isEmpty() {
        return size == 0;
    }

    int size() {
        return size;
    }

    void add(MqttConnection line, int ack, long token) {
        if (size == lines.length) {
            grow();
        }
        int slot = head + size++ & lines.length - 1;
        lines[slot] = line;
        acks[slot] = ack;
        tokens[slot] = token;
    }

    long firstToken() {
        return tokens[head];
    }

    /** Takes the first out and hands it to its line. */
    void release() {
        MqttConnection line = lines[head];
        int ack = acks[head];
        lines[head] = null;
        head = head + 1 & lines.length - 1;
        size--;
        line.acknowledge(ack);
    }

    private void grow() {
        int old = lines.length;
        lines = Arrays.copyOf(lines, old * 2);
        acks = Arrays.copyOf(acks, old * 2);
        tokens = Arrays.copyOf(tokens, old * 2);
        System.arraycopy(lines, 0, lines, old, head);
        System.arraycopy(acks, 0, acks, old, head);
        System.arraycopy(tokens, 0, tokens, old, head);
        Arrays.fill(lines, 0, head, null);
    }
}
