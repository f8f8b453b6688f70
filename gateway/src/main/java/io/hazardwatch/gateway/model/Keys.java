package io.hazardwatch.gateway.model;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * From a name's bytes, as they stand in a payload, to a small number, without making a String.
 *
 * <p>Open addressing over at least twice as many slots as names; built once, read by any thread. The hash mixes every
 * byte and the bytes are always compared, so a hostile key can cost a longer probe, never a wrong answer.
 */
public final class Keys {
    private final byte[][] names;
    private final int[] numbers;
    private final int mask;

    private Keys(byte[][] names, int[] numbers) {
        this.names = names;
        this.numbers = numbers;
        this.mask = names.length - 1;
    }

    /**
     * Builds the table.
     *
     * @param names   the names, each once
     * @param numbers what each stands for, non-negative, same order
     */
    public static Keys of(List<String> names, int[] numbers) {
        int size = Integer.highestOneBit(Math.max(2, names.size() * 2 - 1)) << 1;
        byte[][] slots = new byte[size][];
        int[] values = new int[size];
        for (int i = 0; i < names.size(); i++) {
            byte[] name = names.get(i).getBytes(StandardCharsets.UTF_8);
            int slot = hash(name, 0, name.length) & size - 1;
            while (slots[slot] != null) {
                slot = slot + 1 & size - 1;
            }
            slots[slot] = name;
            values[slot] = numbers[i];
        }
        return new Keys(slots, values);
    }

    /** The number of the name in {@code bytes[from, from + length)}, or -1 when unknown. Allocates nothing. */
    public int find(byte[] bytes, int from, int length) {
        int slot = hash(bytes, from, length) & mask;
        for (byte[] name = names[slot]; name != null; name = names[slot = slot + 1 & mask]) {
            if (matches(name, bytes, from, length)) {
                return numbers[slot];
            }
        }
        return -1;
    }

    private static boolean matches(byte[] name, byte[] bytes, int from, int length) {
        if (name.length != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (name[i] != bytes[from + i]) {
                return false;
            }
        }
        return true;
    }

    private static int hash(byte[] bytes, int from, int length) {
        int hash = length;
        for (int i = from; i < from + length; i++) {
            hash = hash * 31 + bytes[i];
        }
        return hash ^ hash >>> 15;
    }
}
