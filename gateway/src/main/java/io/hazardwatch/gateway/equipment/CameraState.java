package io.hazardwatch.gateway.equipment;

import io.hazardwatch.gateway.model.CameraFault;

/**
 * Whether a camera can be reached.
 *
 * @param sinceMillis   since when, ms since the epoch; for one that is offline the first check that failed; 0 = not known
 * @param checkedMillis when it was asked last, or its platform last heard of it, ms since the epoch; 0 = never since the start
 * @param fault         why it is offline; null if it is not
 */
public record CameraState(Reach reach, long sinceMillis, long checkedMillis, CameraFault fault) {
    /** Of a camera that is asked. */
    CameraState(Reach reach, long sinceMillis, long checkedMillis) {
        this(reach, sinceMillis, checkedMillis, reach == Reach.OFFLINE ? CameraFault.NO_ANSWER : null);
    }

    /** Not asked since the start, or once without an answer; or nothing heard of it. */
    public static final CameraState UNKNOWN = new CameraState(Reach.UNKNOWN, 0, 0, null);

    /** Nobody wants it to be asked. */
    public static final CameraState UNCHECKED = new CameraState(Reach.UNCHECKED, 0, 0, null);

    /** What its last checks say; the wire form is the lower-case name. */
    public enum Reach {
        /** Its last check was answered, or its platform says so. */
        ONLINE,
        /** Two checks in a row failed, and none was answered since; or its platform is away or says so. */
        OFFLINE,
        /** It has not been answered or failed often enough to tell; or its platform has not spoken since the start. */
        UNKNOWN,
        /** Its site file says that it is not checked. */
        UNCHECKED
    }
}
