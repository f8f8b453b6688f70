package io.hazardwatch.gateway.api;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.registry.Point;

/**
 * One reason why a point does not protect anybody at present.
 *
 * @param sinceMillis when it began; 0 = it is so configured
 * @param alarm       id of the alarm that says so, or null
 */
record Weakness(PointId point, Kind kind, long sinceMillis, String alarm) {
    /** What can be wrong; the wire form is the lower-case name. */
    enum Kind {
        /** Nothing is received. */
        STALE,
        /** What is received is bad or out of range. */
        BAD_QUALITY,
        /** Its calibration date has passed. */
        CALIBRATION_OVERDUE,
        /** No rule looks at what it measures. */
        NO_RULE
    }

    static Weakness of(Point point, Kind kind, long sinceMillis) {
        return new Weakness(point.id(), kind, sinceMillis, null);
    }

    static Weakness of(Alarm alarm, Kind kind) {
        return new Weakness(alarm.point(), kind, alarm.raisedAt(), alarm.id());
    }
}
