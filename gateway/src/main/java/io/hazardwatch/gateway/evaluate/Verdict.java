package io.hazardwatch.gateway.evaluate;

/** What one value says about one limit. The order is the code in {@link RecentReadings}; OK must stay 0. */
public enum Verdict {
    /** Inside the limit by more than the deadband. */
    OK,
    /** Inside the limit, not by the deadband: neither raises nor clears. */
    BETWEEN,
    VIOLATED,
    /** Says nothing: an uncertain value that does not violate, or a rate that cannot be measured. */
    SILENT;

    private static final Verdict[] BY_CODE = values();

    static Verdict of(int code) {
        return BY_CODE[code];
    }
}
