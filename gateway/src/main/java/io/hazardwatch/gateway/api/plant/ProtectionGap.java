package io.hazardwatch.gateway.api.plant;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.registry.Point;

/**
 * One reason why a point is unprotected at present.
 *
 * @param sinceMillis start, ms since the epoch; 0 = configured that way
 * @param alarm id of the alarm that reports it, or null
 * @param equipment id of the equipment that causes it, or null
 */
public record ProtectionGap(PointId point, Kind kind, long sinceMillis, String alarm, String equipment) {
    /** Stands for the device in the id of equipment that is listed by itself; no device has such a name. */
    public static final String EQUIPMENT = "_equipment";

    /** Stands for the device in the id of a camera; no device has such a name. */
    public static final String CAMERA = "_camera";

    /** What can be wrong; the wire form is the lower-case name. */
    public enum Kind {
        /** No readings arrive. */
        STALE,
        /** Readings are bad or out of range. */
        BAD_QUALITY,
        /** The value hardly moves or not at all. */
        FROZEN,
        /** The value drifts slowly away from its past or from its peers. */
        DRIFTING,
        /** The value scatters, jumps or spikes in a way the plant cannot. */
        UNSTEADY,
        /** The device's clock is wrong. */
        CLOCK,
        /** One of its alarms is shelved. */
        SHELVED,
        /** One of its alarms is out of service. */
        OUT_OF_SERVICE,
        /** One of its alarms is suppressed by design. */
        SUPPRESSED,
        /** Its calibration date has passed. */
        CALIBRATION_OVERDUE,
        /** The date of its bump test has passed. */
        BUMP_TEST_OVERDUE,
        /** It did not show the gas of its last bump test, and was not calibrated since. */
        BUMP_TEST_FAILED,
        /** Equipment whose inspection date has passed. */
        INSPECTION_OVERDUE,
        /** Equipment that was never proved, not in time, or failed its proof. */
        UNPROVEN,
        /** Equipment whose certificate is no longer valid. */
        CERTIFICATE_EXPIRED,
        /** Equipment that somebody bypassed or removed. */
        BYPASSED,
        /** Equipment of which what was recorded could not be read yet. */
        NOT_KNOWN,
        /** A camera that cannot be reached. */
        OFFLINE,
        /** It has no rule. */
        NO_RULE
    }

    /** Whether it is about equipment itself and not about a point. */
    public boolean isOfEquipment() {
        return point.device().equals(EQUIPMENT);
    }

    /** Whether it is about a camera. */
    public boolean isOfCamera() {
        return point.device().equals(CAMERA);
    }

    static ProtectionGap of(Point point, Kind kind, long sinceMillis) {
        return new ProtectionGap(point.id(), kind, sinceMillis, null, null);
    }

    static ProtectionGap of(Alarm alarm, Kind kind, long sinceMillis) {
        return new ProtectionGap(alarm.point(), kind, sinceMillis, alarm.id(), null);
    }
}
