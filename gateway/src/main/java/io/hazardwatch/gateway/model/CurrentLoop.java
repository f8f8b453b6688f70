package io.hazardwatch.gateway.model;

/**
 * A signal of 4 to 20 mA, judged by NAMUR NE 43.
 *
 * @param low  the value at 4 mA
 * @param high the value at 20 mA
 */
public record CurrentLoop(double low, double high) {
    private static final double FAULT_BELOW = 3.6;
    private static final double FAULT_ABOVE = 21;
    private static final double MEASURED_FROM = 3.8;
    private static final double MEASURED_TO = 20.5;
    private static final double ZERO = 4;
    private static final double FULL = 20;

    /** BAD below 3.6 and above 21 mA: the sensor or the wire is at fault. UNCERTAIN beside 3.8 to 20.5 mA: the range is exceeded. */
    public Quality quality(double milliamperes) {
        if (!(milliamperes >= FAULT_BELOW && milliamperes <= FAULT_ABOVE)) {
            return Quality.BAD;
        }
        return milliamperes >= MEASURED_FROM && milliamperes <= MEASURED_TO ? Quality.GOOD : Quality.UNCERTAIN;
    }

    /** The value, never beyond its ends: a zero that has drifted to 3.9 mA is no negative gas concentration. */
    public double value(double milliamperes) {
        double share = Math.clamp((milliamperes - ZERO) / (FULL - ZERO), 0.0, 1.0);
        return low + share * (high - low);
    }
}
