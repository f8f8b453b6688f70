package io.hazardwatch.gateway.lane;

import java.util.Arrays;

/**
 * Keeps readings without a time of their own apart. They get their arrival time, and those of one point that arrive
 * within the same millisecond would be one reading to the store, the last for all; so each gets the next free one.
 * Lane thread.
 */
final class ArrivalTimes {
    /** How far a burst may run ahead of the clock, ms; at the end of it the last reading stands for all others there. */
    static final long AHEAD_MILLIS_MAX = 10_000;

    /** Time given last, by point. */
    private long[] given = new long[0];

    void reserve(int indexBound) {
        if (indexBound > given.length) {
            given = Arrays.copyOf(given, indexBound);
        }
    }

    /** The time of a reading that arrived at {@code arrivalMillis} and says none itself. */
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
