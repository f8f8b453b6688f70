package io.hazardwatch.gateway.decode;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Reads eight or four bytes at once; the first byte is the lowest. Any thread. */
final class ByteWords {
    /** Number of zero bytes that must follow a text, so that reading words never leaves its array. */
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

    /** The word that {@link #eight} reads from these eight ASCII characters. */
    static long eightOf(String text) {
        return fourOf(text) & 0xFFFFFFFFL | (long) fourOf(text.substring(4)) << 32;
    }

    /** The word that {@link #four} reads from these four ASCII characters. */
    static int fourOf(String text) {
        return text.charAt(0) | text.charAt(1) << 8 | text.charAt(2) << 16 | text.charAt(3) << 24;
    }

    /**
     * Marks each byte that is no ASCII digit in its high bit. The lowest mark is correct, and so is the second if the lowest
     * byte is a point, because neither digits nor a point carry into their neighbours.
     */
    static long marksOfNonDigits(long word) {
        long digits = word ^ ZEROS;
        return (digits + ONES * 0x76 | digits) & ONES * 0x80;
    }

    /** Number of bytes before the lowest mark; 8 if there is none. */
    static int bytesBefore(long marks) {
        return Long.numberOfTrailingZeros(marks) >>> 3;
    }

    /** The first {@code count} bytes of {@code word}, fewer than 8, and after them those that follow the next byte. */
    static long without(long word, int count) {
        long kept = (1L << 8 * count) - 1;
        return word & kept | word >>> 8 & ~kept;
    }

    /** The number written by the first {@code count} bytes, 1 to 8 ASCII digits. */
    static long decimal(long word, int count) {
        long digits = (word ^ ZEROS) << 64 - 8 * count;
        long pairs = digits * 10 + (digits >>> 8);
        return (pairs & PAIRS) * (100 + (1_000_000L << 32)) + (pairs >>> 16 & PAIRS) * (1 + (10_000L << 32)) >>> 32;
    }
}
