package io.hazardwatch.gateway.api.plant;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.registry.Point;

/**
 * One reason why a point does not protect anybody at present.
 *
 * @param sinceMillis when it began; 0 = it is so configured
 * @param alarm       id of the alarm that says so, or null
 */
public record Weakness(PointId point, Kind kind, long sinceMillis, String alarm) {
    /** What can be wrong; the wire form is the lower-case name. */
    public enum Kind {
        /** Nothing is received. */
        STALE,
        /** What is received is bad or out of range. */
        BAD_QUALITY,
        /** The value does not move any more, or hardly. */
        FROZEN,
        /** The value departs slowly from what it used to be, or from its peers. */
        DRIFTING,
        /** The value scatters, jumps or spikes as the plant cannot. */
        UNSTEADY,
        /** The device's clock is wrong. */
        CLOCK,
        /** An alarm of it is shelved. */
        SHELVED,
        /** An alarm of it is out of service. */
        OUT_OF_SERVICE,
        /** An alarm of it is suppressed by design. */
        SUPPRESSED,
        /** Its calibration date has passed. */
        CALIBRATION_OVERDUE,
        /** No rule looks at what it measures. */
        NO_RULE
    }

    static Weakness of(Point point, Kind kind, long sinceMillis) {
        return new Weakness(point.id(), kind, sinceMillis, null);
    }

    static Weakness of(Alarm alarm, Kind kind, long sinceMillis) {
        return new Weakness(alarm.point(), kind, sinceMillis, alarm.id());
    }
}
