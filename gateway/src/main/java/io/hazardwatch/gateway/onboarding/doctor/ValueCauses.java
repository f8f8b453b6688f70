package io.hazardwatch.gateway.onboarding.doctor;

import io.hazardwatch.gateway.model.Quality;
import io.hazardwatch.gateway.model.Reading;
import io.hazardwatch.gateway.registry.Point;
import java.util.Locale;

/**
 * What a value outside of its range probably is. A cause is named only if the value is impossible as it stands and possible as the other unit
 * would have it; of several, the largest unit, because ranges are chosen so that values fill them. Pure.
 */
final class ValueCauses {
    private static final double PSI_IN_MPA = 0.006894757;
    private static final double BAR_IN_MPA = 0.1;
    private static final double KPA_IN_MPA = 0.001;
    private static final double KELVIN = 273.15;
    private static final double FAHRENHEIT_ZERO = 32;
    private static final double FAHRENHEIT_STEP = 1.8;
    private static final double LEL_MAX = 100;
    private static final long HOUR = 3_600_000;
    /** Readings that a device kept are older than their arrival by right, so a clock is behind only by more than it could have kept. */
    private static final long CLOCK_MILLIS = 120_000;
    private static final long ROUND_MILLIS = 600_000;

    private ValueCauses() {}

    static DoctorCause of(Point point, Reading last) {
        double value = last.value();
        double low = point.rangeLow();
        double high = point.rangeHigh();
        if (last.quality() == Quality.STALE || Double.isNaN(value)) {
            return null;
        }
        String unit = point.unit().toLowerCase(Locale.ROOT);
        if (value >= low && value <= high && !(unit.equals("%lel") && value > LEL_MAX)) {
            return null;
        }
        DoctorCause other = switch (unit) {
            case "mpa" -> isIn(value * BAR_IN_MPA, low, high) ? DoctorCause.BAR_FOR_MPA : isIn(value * PSI_IN_MPA, low, high)
                    ? DoctorCause.PSI_FOR_MPA : isIn(value * KPA_IN_MPA, low, high) ? DoctorCause.KPA_FOR_MPA : null;
            case "%lel" -> value > LEL_MAX ? DoctorCause.PPM_FOR_LEL : null;
            case "degc", "cel" -> isIn(value - KELVIN, low, high) && value > KELVIN / 2 ? DoctorCause.KELVIN_FOR_CELSIUS
                    : isIn((value - FAHRENHEIT_ZERO) / FAHRENHEIT_STEP, low, high) ? DoctorCause.FAHRENHEIT_FOR_CELSIUS : null;
            default -> null;
        };
        return other == null ? DoctorCause.OUT_OF_RANGE : other;
    }

    private static boolean isIn(double value, double low, double high) {
        return value >= low && value <= high;
    }

    /** What a difference between arrival and event says: {@code behindMillis} above 0 for a clock that is behind. */
    static DoctorCause clock(long behindMillis, long periodMillis) {
        if (behindMillis >= 0 && behindMillis <= CLOCK_MILLIS + 5 * periodMillis) {
            return null;
        }
        if (Math.abs(Math.abs(behindMillis) - 8 * HOUR) < ROUND_MILLIS) {
            return DoctorCause.EIGHT_HOURS;
        }
        if (behindMillis < -CLOCK_MILLIS) {
            return DoctorCause.CLOCK_AHEAD;
        }
        return behindMillis > 0 ? DoctorCause.CLOCK_BEHIND : null;
    }
}
