package io.hazardwatch.gateway.evaluate;

/**
 * Fingerprints of the last evaluated readings of a point, over device time and value. A reading with the same fingerprint is a
 * repetition, however old it is and by whatever way it arrives. Pure; {@link TimelineState} owns the array, which has room for all of them or,
 * where {@link EarlierFingerprints} keeps the others, for the newest {@link #NEWEST}.
 *
 * <p>A fingerprint has 32 bits, so about one in 30 million late readings is wrongly taken for a repetition.
 */
final class ReadingFingerprints {
    /** Number of fingerprints. */
    static final int CAPACITY = 128;
    /** Number of fingerprints in a state whose others are kept elsewhere: those not yet copied there. */
    static final int NEWEST = 8;

    private static final long TIME_FACTOR = 0x9E37_79B9_7F4A_7C15L;
    private static final long VALUE_FACTOR = 0xC2B2_AE3D_27D4_EB4FL;

    private ReadingFingerprints() {}

    static int fingerprint(long event, double value) {
        long mixed = event * TIME_FACTOR ^ Double.doubleToRawLongBits(value + 0.0) * VALUE_FACTOR;
        return (int) (mixed >>> 32) ^ (int) (mixed >>> 7);
    }
}
