package io.hazardwatch.gateway.time;

import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * One deadline per small number, in a hashed timer wheel that is polled with {@code now}; owns no thread, not thread safe.
 *
 * <p>A key is fired by the first poll whose {@code now} has reached its deadline, however far that poll jumped; keys due
 * in the same poll fire in no promised order, though always the same for the same calls. A deadline set while firing
 * fires at the next poll at the earliest. A clock that steps back delays nothing that is set afterwards. Allocates only
 * when a key larger than any before is scheduled.
 *
 * <p>It stays ours because it is keyed by point and fires in the same order for the same calls, which replay needs; agrona's
 * DeadlineTimerWheel, the only library of the kind, hands out numbers of its own. Their speed was not compared.
 */
public final class Deadlines {
    private static final int TICK_SHIFT = 4;
    private static final int SLOTS = 4096;
    /** List of the keys that the present poll has taken from the wheel and not fired yet. */
    private static final int RIPE = SLOTS;
    private static final int NONE = -1;

    private final int[] heads = new int[SLOTS + 1];
    private int[] slotOf = {};
    private int[] next = {};
    private int[] previous = {};
    private long[] deadlines = {};
    private long cursor = Long.MIN_VALUE;
    private int size;

    /** An empty wheel. */
    public Deadlines() {
        Arrays.fill(heads, NONE);
    }

    /** Makes room for keys below {@code bound}, no more than needed; a wheel that meets a larger key grows by half. */
    public void reserve(int bound) {
        if (bound > slotOf.length) {
            resize(bound);
        }
    }

    /** The deadline of {@code key}, for which there is room; {@link Long#MAX_VALUE} when it has none. */
    public long at(int key) {
        return deadlines[key];
    }

    /** Fires {@code key}, non-negative, once {@code atMillis} is reached; moves its deadline when it has one. */
    public void schedule(int key, long atMillis) {
        if (key >= slotOf.length) {
            resize(Math.max(key + 1, slotOf.length + (slotOf.length >> 1)));
        }
        cancel(key);
        deadlines[key] = atMillis;
        link(key, slot(atMillis));
        size++;
    }

    /** Cancels the deadline of {@code key}, if it has one. */
    public void cancel(int key) {
        if (key < slotOf.length && slotOf[key] != NONE) {
            unlink(key);
            deadlines[key] = Long.MAX_VALUE;
            size--;
        }
    }

    /** How many keys have a deadline. */
    public int size() {
        return size;
    }

    /** Fires every key whose deadline is at or before {@code now}. */
    public void poll(long now, IntConsumer due) {
        long tick = now >> TICK_SHIFT;
        if (tick < cursor) {
            stepBack(tick);
        }
        long from = tick - cursor >= SLOTS || cursor == Long.MIN_VALUE ? tick - SLOTS + 1 : cursor;
        cursor = tick;
        for (long visited = from; visited <= tick; visited++) {
            ripen((int) visited & SLOTS - 1, now);
        }
        while (heads[RIPE] != NONE) {
            int key = heads[RIPE];
            cancel(key);
            due.accept(key);
        }
    }

    private void ripen(int slot, long now) {
        for (int key = heads[slot]; key != NONE; ) {
            int following = next[key];
            if (deadlines[key] <= now) {
                unlink(key);
                link(key, RIPE);
            }
            key = following;
        }
    }

    /** Moves every key into the slot that the earlier time reaches first. */
    private void stepBack(long tick) {
        cursor = tick;
        for (int key = 0; key < slotOf.length; key++) {
            if (slotOf[key] != NONE) {
                unlink(key);
                link(key, slot(deadlines[key]));
            }
        }
    }

    private int slot(long atMillis) {
        return (int) Math.max(atMillis >> TICK_SHIFT, cursor) & SLOTS - 1;
    }

    private void link(int key, int slot) {
        int head = heads[slot];
        next[key] = head;
        previous[key] = NONE;
        if (head != NONE) {
            previous[head] = key;
        }
        heads[slot] = key;
        slotOf[key] = slot;
    }

    private void unlink(int key) {
        if (previous[key] == NONE) {
            heads[slotOf[key]] = next[key];
        } else {
            next[previous[key]] = next[key];
        }
        if (next[key] != NONE) {
            previous[next[key]] = previous[key];
        }
        slotOf[key] = NONE;
    }

    private void resize(int capacity) {
        int known = slotOf.length;
        slotOf = Arrays.copyOf(slotOf, capacity);
        Arrays.fill(slotOf, known, capacity, NONE);
        next = Arrays.copyOf(next, capacity);
        previous = Arrays.copyOf(previous, capacity);
        deadlines = Arrays.copyOf(deadlines, capacity);
        Arrays.fill(deadlines, known, capacity, Long.MAX_VALUE);
    }
}
