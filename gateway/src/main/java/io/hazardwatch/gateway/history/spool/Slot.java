package io.hazardwatch.gateway.history.spool;

/**
 * What the last word of a 32-byte slot says: index of the point (32 bits), kind (8 bits), check (24 bits, never 0). A word
 * of 0 is a slot not yet written.
 *
 * <p>A kind below {@link #END} is a reading's quality. A definition (index and id text) takes up to {@link #PARTS_MAX}
 * slots of 24 text bytes each, padded with zeros.
 */
final class Slot {
    /** Size of a slot. */
    static final int BYTES = 32;
    /** Text bytes of a definition in one slot. */
    static final int TEXT_BYTES = 24;
    /** Slots of the longest id: four names of 64 characters and three slashes. */
    static final int PARTS_MAX = (4 * 64 + 3 + TEXT_BYTES - 1) / TEXT_BYTES;
    /** The writer has gone on to the next segment. */
    static final int END = 0x40;
    /** Part of a definition; the low 4 bits are the part's number. */
    static final int PART = 0x80;
    /** Added to the last part. */
    static final int LAST_PART = 0x40;

    private static final long CHECK_MASK = 0xFF_FFFFL;

    private Slot() {}

    /** The word for these contents in slot {@code position} of segment {@code sequence}. */
    static long word(long sequence, int position, long a, long b, long c, int index, int kind) {
        long head = (long) index << 32 | (long) (kind & 0xFF) << 24;
        return head | check(sequence, position, a, b, c, head);
    }

    /** Whether the slot is as it was written. */
    static boolean isIntact(long sequence, int position, long a, long b, long c, long word) {
        return (word & CHECK_MASK) == check(sequence, position, a, b, c, word & ~CHECK_MASK);
    }

    static int index(long word) {
        return (int) (word >>> 32);
    }

    static int kind(long word) {
        return (int) (word >>> 24) & 0xFF;
    }

    /** Odd multipliers carry every bit upwards, where the check is taken; sequence and position tell stale bytes. */
    private static long check(long sequence, int position, long a, long b, long c, long head) {
        long mixed = (a ^ sequence) * 0x9E3779B97F4A7C15L ^ (b ^ position) * 0xC2B2AE3D27D4EB4FL;
        mixed ^= (c ^ mixed >>> 29) * 0x165667B19E3779F9L;
        mixed = (mixed ^ head ^ mixed >>> 32) * 0xD6E8FEB86659FD93L;
        return mixed >>> 40 | 1;
    }
}
