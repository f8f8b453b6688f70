package io.hazardwatch.gateway.lane;

import java.util.Arrays;

/**
 * Assigns times to readings without one. They get their arrival time; readings of one point that arrive within the same
 * millisecond get the next free ones, because the store would keep only the last of equal times. Lane thread.
 */
final class ArrivalTimes {
    /** Maximum advance of a burst over the clock, ms; beyond it readings share a time and the last one holds. */
    static final long AHEAD_MILLIS_MAX = 10_000;

    /** Last assigned time, by point. */
    private long[] given = new long[0];

    void reserve(int indexBound) {
        if (indexBound > given.length) {
            given = Arrays.copyOf(given, indexBound);
        }
    }

    /** The time of a reading without one that arrived at {@code arrivalMillis}. */
    long next(int point, long arrivalMillis) {
        if (point >= given.length) {
            return arrivalMillis;
        }
        long ahead = given[point] + 1 - arrivalMillis;
        boolean isBurst = ahead > 0 && ahead <= AHEAD_MILLIS_MAX + 1;
        long time = isBurst ? arrivalMillis + Math.min(ahead, AHEAD_MILLIS_MAX) : arrivalMillis;
        given[point] = time;
        return time;
    }
}
