package io.hazardwatch.gateway.registry;

import java.util.List;

/**
 * Which values are invalid or doubtful.
 *
 * @param sentinels     values that stand for "no value", such as -9999
 * @param isLoop        whether the value comes from a 4-20 mA loop, whose faults must last (NAMUR NE 43)
 * @param validLow      values below are bad: the range's end, or what the loop shows at 3.6 mA; {@code validHigh} at 21 mA
 * @param saturatedLow  at or below this the sensor is saturated: the value may raise and may not clear; {@code saturatedHigh} at or above
 */
public record ValiditySetting(List<Double> sentinels, boolean isLoop, double validLow, double validHigh, double saturatedLow,
                     double saturatedHigh) {
    /** How long a loop must show a fault, in the device's time. */
    public static final long LOOP_FAULT_MILLIS = 4_000;

    public ValiditySetting {
        sentinels = List.copyOf(sentinels);
    }

    /** A screen with a range only. */
    public static ValiditySetting range(double low, double high) {
        return new ValiditySetting(List.of(), false, low, high, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }

    /** The screen of a loop that shows {@code zero} at 4 mA and {@code full} at 20 mA. */
    public static ValiditySetting loop(List<Double> sentinels, double zero, double full) {
        double milliampere = (full - zero) / 16;
        return new ValiditySetting(sentinels, true, zero - 0.4 * milliampere, full + milliampere, zero - 0.2 * milliampere,
                full + 0.5 * milliampere);
    }

    /** Whether {@code value} stands for "no value". */
    public boolean isSentinel(double value) {
        for (int i = 0; i < sentinels.size(); i++) {
            if (sentinels.get(i) == value) {
                return true;
            }
        }
        return false;
    }
}
