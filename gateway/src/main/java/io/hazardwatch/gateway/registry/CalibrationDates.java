package io.hazardwatch.gateway.registry;

import java.time.LocalDate;

/**
 * When an instrument was calibrated, and must be again; days in the site's time zone.
 *
 * @param last null when not stated
 * @param due  first day on which it needs calibration; null when not stated
 */
public record CalibrationDates(LocalDate last, LocalDate due) {
    /** Neither is stated. */
    public static final CalibrationDates NONE = new CalibrationDates(null, null);
}
