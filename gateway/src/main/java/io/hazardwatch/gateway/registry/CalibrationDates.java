package io.hazardwatch.gateway.registry;

import java.time.LocalDate;

/**
 * When an instrument was calibrated and tested, and must be again; days in the site's time zone.
 *
 * @param last          null when not stated
 * @param due           first day on which it needs calibration; null when not stated
 * @param bump          its bump test
 * @param foundOffSince day of the check that it failed and that none has passed since; null if it can be trusted
 */
public record CalibrationDates(LocalDate last, LocalDate due, BumpTest bump, LocalDate foundOffSince) {
    /** Nothing is stated. */
    public static final CalibrationDates NONE = new CalibrationDates(null, null);

    /** An instrument whose last bump test failed cannot be trusted until it was calibrated. */
    public CalibrationDates(LocalDate last, LocalDate due, BumpTest bump) {
        this(last, due, bump, bump.isOff() && (last == null || last.isBefore(bump.last())) ? bump.last() : null);
    }

    /** An instrument without a bump test. */
    public CalibrationDates(LocalDate last, LocalDate due) {
        this(last, due, BumpTest.NONE);
    }

    /** Whether it failed its last check. */
    public boolean isFoundOff() {
        return foundOffSince != null;
    }
}
