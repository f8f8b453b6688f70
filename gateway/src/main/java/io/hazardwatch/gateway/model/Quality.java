package io.hazardwatch.gateway.model;

/**
 * How far a value may be trusted (OPC UA Part 8 status classes, plus staleness, which only a clock can tell).
 *
 * <p>The order is the wire and storage code: never reorder.
 */
public enum Quality {
    /** The value may raise and clear alarms. */
    GOOD,
    /** The value may raise an alarm but never clear one. */
    UNCERTAIN,
    /** The value says nothing about the plant; it leads to UNKNOWN, never to normal. */
    BAD,
    /** No value came in time; decided by the clock, never sent by a device. */
    STALE;

    /**
     * Added to the code of a reading on its way to evaluation when its device says that it kept it and sends it later: late data, however old. Never
     * stored.
     */
    public static final byte KEPT = 1 << 6;

    private static final Quality[] BY_CODE = values();

    /** The quality stored as {@code code}, see {@link #ordinal()}. */
    public static Quality of(int code) {
        return BY_CODE[code];
    }

    /** The code without {@link #KEPT}. */
    public static byte codeOf(byte told) {
        return (byte) (told & ~KEPT);
    }

    /** Whether the device kept the reading and sends it later. */
    public static boolean isKept(byte told) {
        return (told & KEPT) != 0;
    }

    /** The code of a reading that may raise an alarm but never clear one, because its device kept it; that of others unchanged. */
    public static byte doubtIfKept(byte told) {
        return isKept(told) ? (byte) Math.max(codeOf(told), UNCERTAIN.code()) : told;
    }

    /** Storage and ring code. */
    public byte code() {
        return (byte) ordinal();
    }
}
