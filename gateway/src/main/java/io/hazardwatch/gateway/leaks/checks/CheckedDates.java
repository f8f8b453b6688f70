package io.hazardwatch.gateway.leaks.checks;

import io.hazardwatch.gateway.registry.CalibrationDates;
import io.hazardwatch.gateway.registry.Point;

/** When instruments were checked, and must be again. From memory, any thread. */
public interface CheckedDates {
    /** What the site files state, without what people record. */
    CheckedDates STATED = new CheckedDates() {
        @Override
        public CalibrationDates of(Point point) {
            return point.calibration();
        }

        @Override
        public long version() {
            return 0;
        }
    };

    /** The dates of a point: of the site file or of what was recorded since, whichever is newer. */
    CalibrationDates of(Point point);

    /** Another number after each change. */
    long version();
}
