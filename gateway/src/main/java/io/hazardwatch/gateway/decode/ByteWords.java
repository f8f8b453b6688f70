package io.hazardwatch.gateway.decode;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Reads eight or four bytes at once; the first byte is the lowest. Any thread. */
final class ByteWords {
    /** How many zero bytes must follow a text so that reading words never leaves its array. */
    static final int PADDING = 8;

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long ONES = 0x0101010101010101L;
    private static final long ZEROS = ONES * '0';
    private static final long PAIRS = 0x000000FF000000FFL;

    private ByteWords() {}

    static long eight(byte[] bytes, int at) {
        return (long) LONG.get(bytes, at);
    }

    static int four(byte[] bytes, int at) {
        return (int) INT.get(bytes, at);
    }

    static void clearEight(byte[] bytes, int at) {
        LONG.set(bytes, at, 0L);
    }

    /** The word {@link #eight} reads where this text of eight ASCII characters stands. */
    static long eightOf(String text) {
        return fourOf(text) & 0xFFFFFFFFL | (long) fourOf(text.substring(4)) << 32;
    }

    /** The word {@link #four} reads where this text of four ASCII characters stands. */
    static int fourOf(String text) {
        return text.charAt(0) | text.charAt(1) << 8 | text.charAt(2) << 16 | text.charAt(3) << 24;
    }

    /**
     * Marks in the high bit of each byte that no ASCII digit stands there. The lowest mark is true, and so is the second
     * when a point stands at the lowest: neither digits nor a point carry into their neighbours.
     */
    static long marksOfNonDigits(long word) {
        long digits = word ^ ZEROS;
        return (digits + ONES * 0x76 | digits) & ONES * 0x80;
    }

    /** How many bytes stand before the lowest mark; 8 when there is none. */
    static int bytesBefore(long marks) {
        return Long.numberOfTrailingZeros(marks) >>> 3;
    }

    /** The first {@code count} bytes of {@code word}, fewer than 8, and after them those that follow the next byte. */
    static long without(long word, int count) {
        long kept = (1L << 8 * count) - 1;
        return word & kept | word >>> 8 & ~kept;
    }

    /** The number the first {@code count} bytes, 1 to 8 ASCII digits, stand for. */
    static long decimal(long word, int count) {
        long digits = (word ^ ZEROS) << 64 - 8 * count;
        long pairs = digits * 10 + (digits >>> 8);
        return (pairs & PAIRS) * (100 + (1_000_000L << 32)) + (pairs >>> 16 & PAIRS) * (1 + (10_000L << 32)) >>> 32;
    }
}
