package io.hazardwatch.simulator.load;

import java.util.Arrays;

/**
 * The unacknowledged messages of one connection, by packet identifier. Identifiers are used in turn; the window is full while the next
 * one is still in use. Used only on the connection's event loop.
 */
final class InFlight {
    /** Marks an identifier that no message uses. */
    static final long FREE = Long.MIN_VALUE;

    private final long[] dueNanos;
    private final LoadDevice[] devices;
    private final int mask;
    private long next;
    private int count;

    /** @param window maximum number of unacknowledged messages; rounded up to a power of two, at most 32768 */
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

    /**
     * Assigns the next packet identifier to a message. Call only when {@link #isFull} is false.
     *
     * @param due {@link System#nanoTime()} value at which the message is due
     * @return the packet identifier, from 1
     */
    int open(LoadDevice device, long due) {
        int slot = (int) next++ & mask;
        dueNanos[slot] = due;
        devices[slot] = device;
        count++;
        return slot + 1;
    }

    /**
     * Releases a packet identifier after its acknowledgement.
     *
     * @return the due time of its message, in nanoseconds, or {@link #FREE} when no message uses the identifier
     */
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
