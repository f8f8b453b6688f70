package io.hazardwatch.simulator.load;

import java.util.Arrays;

/**
 * Messages under way on one connection, by packet identifier. Identifiers go round; one still in use holds the window closed.
 * Its connection's event loop.
 */
final class InFlight {
    /** No message has this identifier. */
    static final long FREE = Long.MIN_VALUE;

    private final long[] dueNanos;
    private final LoadDevice[] devices;
    private final int mask;
    private long next;
    private int count;

    /** @param window how many may be under way; rounded up to a power of two, at most 32768 */
    InFlight(int window) {
        int size = Integer.highestOneBit(Math.min(window, 32_768) * 2 - 1);
        dueNanos = new long[size];
        devices = new LoadDevice[size];
        mask = size - 1;
        Arrays.fill(dueNanos, FREE);
    }

    boolean isFull() {
        return dueNanos[(int) next & mask] != FREE;
    }

    int count() {
        return count;
    }

    /** Takes the next packet identifier. */
    int open(LoadDevice device, long due) {
        int slot = (int) next++ & mask;
        dueNanos[slot] = due;
        devices[slot] = device;
        count++;
        return slot + 1;
    }

    /** Gives the identifier back; returns when its message was due, or {@link #FREE}. */
    long close(int packetId) {
        int slot = packetId - 1;
        if (slot < 0 || slot > mask || dueNanos[slot] == FREE) {
            return FREE;
        }
        long due = dueNanos[slot];
        dueNanos[slot] = FREE;
        devices[slot].countAck();
        count--;
        return due;
    }
}
