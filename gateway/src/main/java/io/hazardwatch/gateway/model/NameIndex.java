package io.hazardwatch.gateway.model;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Maps the bytes of a name in a payload to a small number without creating a String.
 *
 * <p>Open addressing over at least twice as many slots as names; built once, read by any thread. A name is hashed and compared
 * eight bytes at a time: its first eight ({@code head}), its last eight ({@code tail}, overlapping; zero for short names), and
 * the rest only if there is more. The hash mixes every byte and the bytes are always compared, so a hostile name can cost a
 * longer probe but never a wrong result.
 *
 * <p>A device nearly always sends its names in the same order. The table remembers which name followed which, and
 * {@link #guess} tries that one first. These hints are plain ints written by any thread without a lock: each is always some
 * slot or none, and a guess is compared byte by byte, so a lost or stale hint only costs a search.
 */
public final class NameIndex {
    /** No slot: the name is unknown. */
    public static final int NONE = -1;

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long MIX = 0x9E3779B97F4A7C15L;
    private static final int WORD = 8;
    private static final int EMPTY = -1;
    // each slot takes four longs, so that it stays within one cache line
    private static final int STRIDE = 4;
    private static final int TAIL = 1;
    private static final int LENGTH = 2;
    private static final int NUMBER = 3;

    private final long[] slots;
    private final byte[][] names;
    private final int mask;
    /** By slot, and in the last place for the first name of all: the slot that followed last time, or NONE. */
    private final int[] followers;
    /** Added to the number in a slot. */
    private final int base;

    private NameIndex(NameIndex like, int base) {
        slots = like.slots;
        names = like.names;
        mask = like.mask;
        followers = like.followers;
        this.base = base;
    }

    private NameIndex(int size) {
        base = 0;
        slots = new long[size * STRIDE];
        names = new byte[size][];
        mask = size - 1;
        followers = new int[size + 1];
        Arrays.fill(followers, NONE);
        for (int slot = 0; slot < size; slot++) {
            slots[slot * STRIDE + LENGTH] = EMPTY;
        }
    }

    /**
     * Builds the table.
     *
     * @param names   the names, each once
     * @param numbers what each stands for, non-negative, same order
     */
    public static NameIndex of(List<String> names, int[] numbers) {
        NameIndex keys = new NameIndex(Integer.highestOneBit(Math.max(2, names.size() * 2 - 1)) << 1);
        for (int i = 0; i < names.size(); i++) {
            keys.put(names.get(i).getBytes(StandardCharsets.UTF_8), numbers[i]);
        }
        return keys;
    }

    /** The same names for numbers that are higher by {@code more}; all else is shared, hints included. */
    NameIndex shifted(int more) {
        return new NameIndex(this, base + more);
    }

    private void put(byte[] name, int number) {
        long head = head(name, 0, name.length);
        long tail = tail(name, 0, name.length);
        int slot = firstSlot(head, tail, name, 0, name.length);
        while (slots[slot * STRIDE + LENGTH] != EMPTY) {
            slot = slot + 1 & mask;
        }
        slots[slot * STRIDE] = head;
        slots[slot * STRIDE + TAIL] = tail;
        slots[slot * STRIDE + LENGTH] = name.length;
        slots[slot * STRIDE + NUMBER] = number;
        names[slot] = name;
    }

    /** The number of the name in {@code bytes[from, from + length)}, or -1 when unknown. Allocates nothing. */
    public int find(byte[] bytes, int from, int length) {
        int slot = slot(bytes, from, length);
        return slot == NONE ? -1 : number(slot);
    }

    /** The number of the name in a slot. */
    public int number(int slot) {
        return base + (int) slots[slot * STRIDE + NUMBER];
    }

    /** Length of the name in a slot, bytes. */
    public int length(int slot) {
        return (int) slots[slot * STRIDE + LENGTH];
    }

    /** The slot before the first name of a payload, for {@link #guess} and {@link #learn}. */
    public int start() {
        return mask + 1;
    }

    /**
     * The slot of the name that followed {@code previous} last time, if that name and a closing quote stand at
     * {@code from}; {@link #NONE} otherwise. Reads no further than eight bytes beyond {@code from} unless they match.
     */
    public int guess(int previous, byte[] bytes, int from) {
        int slot = followers[previous];
        if (slot == NONE) {
            return NONE;
        }
        int length = length(slot);
        long difference = (long) LONG.get(bytes, from) ^ slots[slot * STRIDE];
        if (length < WORD) {
            return difference << 8 * (WORD - length) == 0 && bytes[from + length] == '"' ? slot : NONE;
        }
        return difference == 0 && isRestThere(slot, bytes, from, length) ? slot : NONE;
    }

    private boolean isRestThere(int slot, byte[] bytes, int from, int length) {
        int to = from + length;
        return to < bytes.length && bytes[to] == '"' && tail(bytes, from, length) == slots[slot * STRIDE + TAIL]
                && (length <= 2 * WORD || isMiddleSame(names[slot], bytes, from));
    }

    /** Remembers that {@code slot} came after {@code previous}. */
    public void learn(int previous, int slot) {
        if (followers[previous] != slot) {
            followers[previous] = slot;
        }
    }

    /** The slot of the name in {@code bytes[from, from + length)}, or {@link #NONE}. Allocates nothing. */
    public int slot(byte[] bytes, int from, int length) {
        long head = head(bytes, from, length);
        long tail = tail(bytes, from, length);
        int slot = firstSlot(head, tail, bytes, from, length);
        for (int held; (held = length(slot)) != EMPTY; slot = slot + 1 & mask) {
            if (held == length && slots[slot * STRIDE] == head && slots[slot * STRIDE + TAIL] == tail
                    && (length <= 2 * WORD || isMiddleSame(names[slot], bytes, from))) {
                return slot;
            }
        }
        return NONE;
    }

    private static boolean isMiddleSame(byte[] name, byte[] bytes, int from) {
        int to = name.length - WORD;
        return Arrays.equals(name, WORD, to, bytes, from + WORD, from + to);
    }

    private static long head(byte[] bytes, int from, int length) {
        if (length >= WORD) {
            return (long) LONG.get(bytes, from);
        }
        long word = 0;
        if (from + WORD > bytes.length) {
            for (int i = length - 1; i >= 0; i--) {
                word = word << 8 | bytes[from + i] & 0xff;
            }
        } else if (length > 0) {
            int spare = 8 * (WORD - length);
            word = (long) LONG.get(bytes, from) << spare >>> spare;
        }
        return word;
    }

    private static long tail(byte[] bytes, int from, int length) {
        return length <= WORD ? 0 : (long) LONG.get(bytes, from + length - WORD);
    }

    private int firstSlot(long head, long tail, byte[] bytes, int from, int length) {
        long hash = (head ^ length) * MIX ^ tail;
        for (int i = from + WORD; i < from + length - WORD; i += WORD) {
            hash = (hash ^ hash >>> 32) * MIX ^ (long) LONG.get(bytes, i);
        }
        hash = (hash ^ hash >>> 32) * MIX;
        return (int) (hash >>> 40) & mask;
    }
}
