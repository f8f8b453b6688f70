package io.hazardwatch.gateway.lane;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * Positions of an inbox whose readings led to something the journal has not committed yet, in ascending order. So only the messages
 * with such readings wait for the journal, and those behind them do not.
 *
 * <p>A ring of fixed size: the lane thread adds and releases, any thread asks; no lock, nothing allocated. When it is full the lane
 * takes no more from that inbox until the journal commits.
 */
final class HeldReadings {
    /** {@link #firstPosition} when nothing is held. */
    static final long NONE = Long.MAX_VALUE;
    /** Several commits of the journal at the pace of an alarm flood; 32 KiB for each ring. */
    static final int CAPACITY = 4096;

    private static final int MASK = CAPACITY - 1;
    private static final VarHandle ELEMENT = MethodHandles.arrayElementVarHandle(long[].class);
    private static final VarHandle FIRST;
    private static final VarHandle END;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            FIRST = lookup.findVarHandle(HeldReadings.class, "first", long.class);
            END = lookup.findVarHandle(HeldReadings.class, "end", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    // lane thread writes, any thread reads
    private final long[] positions = new long[CAPACITY];
    private long first;
    private long end;

    // lane thread
    private final long[] tickets = new long[CAPACITY];
    private long lastTicket;

    /** Lane thread: how many more positions can be held. */
    int room() {
        return CAPACITY - (int) (end - first);
    }

    /** Lane thread: whether nothing is held. */
    boolean isEmpty() {
        return end == first;
    }

    /** Lane thread: the reading at {@code position}, the largest so far, waits for {@code ticket} and all tickets added before. */
    void add(long position, long ticket) {
        int at = (int) end & MASK;
        lastTicket = Math.max(lastTicket, ticket);
        tickets[at] = lastTicket;
        ELEMENT.setOpaque(positions, at, position);
        END.setRelease(this, end + 1);
    }

    /** Lane thread: the journal has everything up to {@code committedTicket}; whether anything held is free now. */
    boolean release(long committedTicket) {
        long next = first;
        while (next < end && tickets[(int) next & MASK] <= committedTicket) {
            next++;
        }
        if (next == first) {
            return false;
        }
        FIRST.setRelease(this, next);
        VarHandle.storeStoreFence(); // a reader of an element added later also sees that this one was released
        return true;
    }

    /** Any thread: whether a position in {@code [from, to)} is held, of those added before the caller learnt of {@code to}. */
    boolean holdsAnyOf(long from, long to) {
        while (true) {
            long begin = (long) FIRST.getAcquire(this);
            long position = atOrAfter(from, begin, (long) END.getAcquire(this));
            VarHandle.loadLoadFence();
            if ((long) FIRST.getAcquire(this) == begin) {
                return position < to;
            }
        }
    }

    /** Any thread: the smallest position held, or {@link #NONE}. */
    long firstPosition() {
        while (true) {
            long begin = (long) FIRST.getAcquire(this);
            long position = begin == (long) END.getAcquire(this) ? NONE : position(begin);
            VarHandle.loadLoadFence();
            if ((long) FIRST.getAcquire(this) == begin) {
                return position;
            }
        }
    }

    private long atOrAfter(long from, long begin, long stop) {
        long low = begin;
        long high = stop;
        while (low < high) {
            long middle = low + high >>> 1;
            if (position(middle) < from) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low == stop ? NONE : position(low);
    }

    private long position(long index) {
        return (long) ELEMENT.getOpaque(positions, (int) index & MASK);
    }
}
