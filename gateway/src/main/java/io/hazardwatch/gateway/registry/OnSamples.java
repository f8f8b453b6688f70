package io.hazardwatch.gateway.registry;

/**
 * An on-delay counted in readings instead of time: raised when {@code count} of the last {@code of} violate, the newest among
 * them. {@code count == of} asks for consecutive ones. For the same rate of false alarms some of a few are seen sooner
 * than all in a row.
 */
public record OnSamples(int count, int of) {
    /** Most readings that are remembered. */
    public static final int OF_MAX = 16;

    public OnSamples {
        if (count < 2 || count > of || of > OF_MAX) {
            throw new IllegalArgumentException(count + " of " + of + ": must be 2 <= count <= of <= " + OF_MAX);
        }
    }

    /** Whether one reading that does not violate cancels. */
    public boolean isConsecutive() {
        return count == of;
    }
}
