package io.hazardwatch.gateway.registry;

import java.time.LocalDate;

/**
 * When an instrument was calibrated and tested, and must be again; days in the site's time zone.
 *
 * @param last null when not stated
 * @param due  first day on which it needs calibration; null when not stated
 * @param bump its bump test
 */
public record CalibrationDates(LocalDate last, LocalDate due, BumpTest bump) {
    /** Nothing is stated. */
    public static final CalibrationDates NONE = new CalibrationDates(null, null);

    /** An instrument without a bump test. */
    public CalibrationDates(LocalDate last, LocalDate due) {
        this(last, due, BumpTest.NONE);
    }

    /** Whether the last bump test failed and the instrument has not been calibrated since. */
    public boolean isFoundOff() {
        return bump.isOff() && (last == null || last.isBefore(bump.last()));
    }
}
