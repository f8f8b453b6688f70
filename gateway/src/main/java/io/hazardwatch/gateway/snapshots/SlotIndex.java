package io.hazardwatch.gateway.snapshots;

import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;

/**
 * Finds slots by the names of their points. The names stay in the files, because in a map they would take 140 bytes of heap for each point;
 * here it is six to eleven. Open addressing; beside a slot stand eight bits of its hash, so that hardly any name of another point is read from a
 * file. Start and reload thread.
 */
final class SlotIndex {
    /** No slot has that name. */
    static final int NONE = -1;
    /** One more than the highest slot. */
    static final int SLOTS_MAX = (1 << 24) - 1;

    private static final int HASH_SHIFT = 24;
    private static final int SLOT_MASK = SLOTS_MAX;

    /** Hash of the name of a slot. */
    private final IntUnaryOperator hashes;
    /** Bits of the hash, and one more than the slot; 0 where there is none. */
    private int[] places = new int[16];
    private int size;

    SlotIndex(IntUnaryOperator hashes) {
        this.hashes = hashes;
    }

    /** Makes room for {@code count} names, so that none is read again while they are added. */
    void reserve(int count) {
        int needed = Integer.highestOneBit(Math.max(8, count + count / 2)) << 1;
        if (needed > places.length) {
            resize(needed);
        }
    }

    /** The slot whose name has that hash and is the one wanted, or {@link #NONE}. */
    int find(int hash, IntPredicate isWanted) {
        int mixed = mixed(hash);
        int at = start(mixed);
        while (places[at] != 0 && !((places[at] ^ mixed) >>> HASH_SHIFT == 0 && isWanted.test(slot(at)))) {
            at = at + 1 & places.length - 1;
        }
        return slot(at);
    }

    private int slot(int at) {
        return (places[at] & SLOT_MASK) - 1;
    }

    /** Adds a slot whose name, of that hash, is not in it yet. */
    void add(int slot, int hash) {
        if (++size > places.length - places.length / 3) {
            resize(2 * places.length);
        }
        put(slot, mixed(hash));
    }

    private void put(int slot, int mixed) {
        int at = start(mixed);
        while (places[at] != 0) {
            at = at + 1 & places.length - 1;
        }
        places[at] = mixed & ~SLOT_MASK | slot + 1;
    }

    private void resize(int length) {
        int[] before = places;
        places = new int[length];
        for (int place : before) {
            if (place != 0) {
                int slot = (place & SLOT_MASK) - 1;
                put(slot, mixed(hashes.applyAsInt(slot)));
            }
        }
    }

    private static int mixed(int hash) {
        int mixed = hash * 0x9E37_79B9;
        return mixed ^ mixed >>> 15;
    }

    private int start(int mixed) {
        return mixed & places.length - 1;
    }
}
