package io.hazardwatch.gateway.history.store;

/** How finely a store divides time: every reading as it came, or one row for each minute or hour of a point. */
public enum Resolution {
    /** Every reading. */
    RAW(1),
    /** A rollup: one row a minute. */
    MINUTE(60_000),
    /** A rollup: one row an hour. */
    HOUR(3_600_000);

    private final long millis;

    Resolution(long millis) {
        this.millis = millis;
    }

    /** Length of what one row covers. */
    public long millis() {
        return millis;
    }

    /** The coarsest grain whose rows fit whole into steps of that length. */
    public static Resolution of(long stepMillis) {
        return stepMillis % HOUR.millis == 0 ? HOUR : stepMillis % MINUTE.millis == 0 ? MINUTE : RAW;
    }

    public long floor(long millisOfTime) {
        return Math.floorDiv(millisOfTime, millis) * millis;
    }

    public long ceiling(long millisOfTime) {
        return Math.ceilDiv(millisOfTime, millis) * millis;
    }
}
