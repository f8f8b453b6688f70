package io.hazardwatch.gateway.evaluate.stats;

/**
 * What one value, or one window of values, says about a limit. The ordinal is stored in two bits of a point's recent readings
 * and in its snapshot, so the order is part of that format; OK must stay 0.
 */
public enum Verdict {
    /** Inside the limit by more than the deadband. */
    OK,
    /** Inside the limit, but by less than the deadband: neither raises nor clears. */
    BETWEEN,
    /** At the limit or beyond it. */
    VIOLATED,
    /** No evidence: an uncertain value that does not violate, or a rate that cannot be measured. */
    SILENT;

    private static final Verdict[] BY_CODE = values();

    /** @param code an ordinal, 0 to 3 */
    public static Verdict of(int code) {
        return BY_CODE[code];
    }
}
