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

    private static final Quality[] BY_CODE = values();

    /** The quality stored as {@code code}, see {@link #ordinal()}. */
    public static Quality of(int code) {
        return BY_CODE[code];
    }

    /** Storage and ring code. */
    public byte code() {
        return (byte) ordinal();
    }
}
