package io.hazardwatch.gateway.intake.mqtt;

import java.util.Arrays;

/**
 * Acknowledgements of one connection behind a message whose alarm is not in the journal yet, first in, first out: MQTT wants them in
 * the order of the messages. Other connections do not wait for them. Event loop only; bounded by what the connection may have in
 * flight. Allocates only when it grows.
 */
final class HeldAcks {
    private static final int START = 64;

    private int[] acks = new int[START];
    private long[] tokens = new long[START];
    private int head;
    private int size;

    boolean isEmpty() {
        return size == 0;
    }

    void add(int ack, long token) {
        if (size == acks.length) {
            grow();
        }
        int slot = head + size++ & acks.length - 1;
        acks[slot] = ack;
        tokens[slot] = token;
    }

    long firstToken() {
        return tokens[head];
    }

    int remove() {
        int ack = acks[head];
        head = head + 1 & acks.length - 1;
        size--;
        return ack;
    }

    void clear() {
        size = 0;
    }

    private void grow() {
        int old = acks.length;
        acks = Arrays.copyOf(acks, old * 2);
        tokens = Arrays.copyOf(tokens, old * 2);
        System.arraycopy(acks, 0, acks, old, head);
        System.arraycopy(tokens, 0, tokens, old, head);
    }
}
