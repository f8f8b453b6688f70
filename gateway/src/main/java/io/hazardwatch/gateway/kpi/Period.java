package io.hazardwatch.gateway.kpi;

/**
 * The time span of a report, {@code [from, to)}, ms since the epoch. Windows are aligned to UTC and count if they overlap the
 * span, with or without alarms.
 */
public record Period(long from, long to) {
    static final long TEN_MINUTES = 600_000;
    static final long HOUR = 3_600_000;
    static final long DAY = 86_400_000;

    /** @throws IllegalArgumentException if the period is empty or begins before the epoch */
    public Period {
        if (from >= to || from < 0) {
            throw new IllegalArgumentException("no period: " + from + " to " + to);
        }
    }

    /** Number of aligned windows of that length that overlap the period. */
    int windows(long lengthMillis) {
        return (int) (Math.ceilDiv(to, lengthMillis) - from / lengthMillis);
    }

    /** Index of the window that contains {@code millis}. */
    int windowOf(long millis, long lengthMillis) {
        return (int) (millis / lengthMillis - from / lengthMillis);
    }

    long millis() {
        return to - from;
    }

    boolean holds(long millis) {
        return millis >= from && millis < to;
    }

    /** How many ms of {@code [begin, end)} are within the period. */
    long overlap(long begin, long end) {
        return Math.max(0, Math.min(end, to) - Math.max(begin, from));
    }
}
