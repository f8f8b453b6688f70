package io.hazardwatch.gateway.evaluate;

/**
 * Fingerprints of the last readings of a point that were judged, of time and value together. A reading that is among them
 * came before, however long ago and over whatever way it comes again. Static functions over {@link PointState}.
 *
 * <p>A fingerprint is 32 bits, so of 30 million late readings one is taken for known that is not.
 */
final class JudgedReadings {
    /** How many are remembered. */
    static final int CAPACITY = 128;

    private static final int MASK = CAPACITY - 1;
    private static final long TIME_FACTOR = 0x9E37_79B9_7F4A_7C15L;
    private static final long VALUE_FACTOR = 0xC2B2_AE3D_27D4_EB4FL;

    private JudgedReadings() {}

    /** Remembers a reading, and forgets the oldest. */
    static void add(PointState state, long event, double value) {
        state.judged[(int) state.judgedCount++ & MASK] = fingerprint(event, value);
    }

    /** Whether that very value was judged for that very time. */
    static boolean contains(PointState state, long event, double value) {
        int wanted = fingerprint(event, value);
        int size = (int) Math.min(state.judgedCount, CAPACITY);
        for (int i = 0; i < size; i++) {
            if (state.judged[i] == wanted) {
                return true;
            }
        }
        return false;
    }

    private static int fingerprint(long event, double value) {
        long mixed = event * TIME_FACTOR ^ Double.doubleToRawLongBits(value + 0.0) * VALUE_FACTOR;
        return (int) (mixed >>> 32) ^ (int) (mixed >>> 7);
    }
}
