package io.hazardwatch.gateway.registry;

/**
 * On-delay counted in readings instead of time: raises when {@code count} of the last {@code of} violate, including the newest.
 * {@code count == of} requires consecutive ones. At the same rate of false alarms, m of n detects sooner than n in a row.
 */
public record CountedOnDelay(int count, int of) {
    /** Largest {@code of}. */
    public static final int OF_MAX = 16;

    /** @throws IllegalArgumentException unless {@code 2 <= count <= of} and {@code of} is within its limit */
    public CountedOnDelay {
        if (count < 2 || count > of || of > OF_MAX) {
            throw new IllegalArgumentException(count + " of " + of + ": must be 2 <= count <= of <= " + OF_MAX);
        }
    }

    /** Whether one reading that does not violate cancels the delay. */
    public boolean isConsecutive() {
        return count == of;
    }
}
