package io.hazardwatch.gateway.history.spool;

/**
 * The former format, of segments from gateways up to November 2026: index (32 bits), kind (8 bits), a check of 23 bits mixed by
 * odd multipliers, and a bit that is always set. Existing segments are read and continued in it; no new segment uses it. Any
 * thread.
 */
final class LegacySlotFormat implements SlotFormat {
    private static final long CHECK_MASK = 0xFF_FFFFL;

    @Override
    public long word(long sequence, int position, long a, long b, long c, int index, int kind) {
        long head = (long) index << 32 | (long) (kind & 0xFF) << 24;
        return head | check(sequence, position, a, b, c, head);
    }

    @Override
    public boolean isIntact(long sequence, int position, long a, long b, long c, long word) {
        return (word & CHECK_MASK) == check(sequence, position, a, b, c, word & ~CHECK_MASK);
    }

    @Override
    public int index(long word) {
        return (int) (word >>> 32);
    }

    @Override
    public int kind(long word) {
        return (int) (word >>> 24) & 0xFF;
    }

    private static long check(long sequence, int position, long a, long b, long c, long head) {
        long mixed = (a ^ sequence) * 0x9E3779B97F4A7C15L ^ (b ^ position) * 0xC2B2AE3D27D4EB4FL;
        mixed ^= (c ^ mixed >>> 29) * 0x165667B19E3779F9L;
        mixed = (mixed ^ head ^ mixed >>> 32) * 0xD6E8FEB86659FD93L;
        return mixed >>> 40 | 1;
    }
}
