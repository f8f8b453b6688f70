package io.hazardwatch.gateway.lane;

import io.hazardwatch.gateway.decode.Decoded;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * The ring buffer between one connection thread and one lane: a fixed number of readings, four longs each, in order.
 *
 * <p>One producer, one consumer, no lock. The readings of a message are added together or not at all; when they do not fit the
 * listener stops reading its connection, so a full inbox slows the sender and loses nothing. Positions count readings from zero
 * and never wrap. A message is in the spool when the lane has taken all of it ({@link #isTaken}); it is durable
 * ({@link #isDurable}) when the journal also has the consequences of its own readings, independently of other messages.
 */
public final class Inbox {
    /** {@link #offer} found no room. */
    public static final long FULL = -1;

    private static final int WORDS = 4;
    private static final int QUALITY_SHIFT = 32;
    private static final VarHandle TAIL;
    private static final VarHandle HEAD;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            TAIL = lookup.findVarHandle(Inbox.class, "tail", long.class);
            HEAD = lookup.findVarHandle(Inbox.class, "head", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    // any thread, never changed
    private final long[] words;
    private final int capacity;
    private final int mask;
    private final Runnable onProgress;

    // producer thread writes
    private long tail;
    private long headSeen;

    // lane thread writes
    private long head;
    private final HeldReadings held = new HeldReadings();

    /**
     * @param capacity   readings; a power of two, at least {@link Decoded#VALUES_MAX}
     * @param onProgress called on the lane thread when room was made or more became durable; must be cheap
     */
    public Inbox(int capacity, Runnable onProgress) {
        if (Integer.bitCount(capacity) != 1 || capacity < Decoded.VALUES_MAX) {
            throw new IllegalArgumentException("capacity: " + capacity + ": must be a power of two >= "
                    + Decoded.VALUES_MAX);
        }
        this.words = new long[capacity * WORDS];
        this.capacity = capacity;
        this.mask = capacity - 1;
        this.onProgress = onProgress;
    }

    /**
     * Producer: adds all readings of a payload.
     *
     * @return the position to wait for, or {@link #FULL}
     */
    public long offer(Decoded decoded, long arrivalMillis) {
        int count = decoded.count;
        long position = tail;
        if (position + count - headSeen > capacity) {
            headSeen = (long) HEAD.getAcquire(this);
            if (position + count - headSeen > capacity) {
                return FULL;
            }
        }
        for (int i = 0; i < count; i++) {
            put(position++, decoded.point[i], decoded.quality[i], decoded.eventMillis[i], arrivalMillis,
                    decoded.value[i]);
        }
        TAIL.setRelease(this, position);
        return position;
    }

    private void put(long position, int point, byte quality, long eventMillis, long arrivalMillis, double value) {
        int at = ((int) position & mask) * WORDS;
        words[at] = point | (long) quality << QUALITY_SHIFT;
        words[at + 1] = eventMillis;
        words[at + 2] = arrivalMillis;
        words[at + 3] = Double.doubleToRawLongBits(value);
    }

    /** Producer: the position after everything offered so far. */
    public long tail() {
        return tail;
    }

    /** Any thread: whether the lane has taken everything before {@code position}, so that it is in the spool. */
    public boolean isTaken(long position) {
        return (long) HEAD.getAcquire(this) >= position;
    }

    /**
     * Any thread: whether the message with the readings {@code [from, to)} survives the end of the process with all
     * consequences.
     */
    public boolean isDurable(long from, long to) {
        return isTaken(to) && !held.holdsAnyOf(from, to);
    }

    /** Any thread: position before which everything survives the end of the process. */
    public long durable() {
        long taken = (long) HEAD.getAcquire(this);
        return Math.min(taken, held.firstPosition());
    }

    /** Any thread: readings waiting, for the queue gauge. */
    public int depth() {
        return (int) ((long) TAIL.getAcquire(this) - (long) HEAD.getAcquire(this));
    }

    // ---- lane thread ----

    boolean isEmpty() {
        return (long) TAIL.getAcquire(this) == head;
    }

    /**
     * Hands up to {@code max} readings to {@code handler}, oldest first.
     *
     * @return the number of readings
     */
    int drain(ReadingHandler handler, int max) {
        int count = (int) Math.min(Math.min(max, held.room()), (long) TAIL.getAcquire(this) - head);
        long position = head;
        for (int i = 0; i < count; i++) {
            int at = ((int) position & mask) * WORDS;
            long first = words[at];
            long ticket = handler.onReading((int) first, words[at + 1], words[at + 2], Double.longBitsToDouble(words[at + 3]),
                    (byte) (first >>> QUALITY_SHIFT));
            if (ticket != ReadingHandler.NO_TICKET) {
                held.add(position, ticket);
            }
            position++;
        }
        HEAD.setRelease(this, position);
        return count;
    }

    /**
     * Takes that the journal has everything up to {@code ticket}.
     *
     * @return whether more became durable
     */
    boolean committed(long ticket) {
        return held.release(ticket);
    }

    /** Whether anything taken waits for the journal. */
    boolean isHolding() {
        return !held.isEmpty();
    }

    void progressed() {
        onProgress.run();
    }
}
