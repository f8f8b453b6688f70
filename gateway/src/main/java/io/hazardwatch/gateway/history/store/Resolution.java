package io.hazardwatch.gateway.history.store;

/** Time resolution of stored rows: every reading as it came, or one row per minute or hour of a point. */
public enum Resolution {
    /** Every reading. */
    RAW(1),
    /** A rollup: one row per minute. */
    MINUTE(60_000),
    /** A rollup: one row per hour. */
    HOUR(3_600_000);

    private final long millis;

    Resolution(long millis) {
        this.millis = millis;
    }

    /** Time that one row covers, in milliseconds. */
    public long millis() {
        return millis;
    }

    /** The coarsest resolution whose rows fit into steps of that length without remainder. */
    public static Resolution of(long stepMillis) {
        return stepMillis % HOUR.millis == 0 ? HOUR : stepMillis % MINUTE.millis == 0 ? MINUTE : RAW;
    }

    /** Beginning of the row that contains that time, ms since the epoch. */
    public long floor(long millisOfTime) {
        return Math.floorDiv(millisOfTime, millis) * millis;
    }

    /** Beginning of the first row that does not begin before that time, ms since the epoch. */
    public long ceiling(long millisOfTime) {
        return Math.ceilDiv(millisOfTime, millis) * millis;
    }
}
