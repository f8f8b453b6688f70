package io.hazardwatch.gateway.equipment;

/**
 * Whether a camera can be reached.
 *
 * @param sinceMillis   since when, ms since the epoch; for one that is offline the first check that failed; 0 = not known
 * @param checkedMillis when it was asked last, ms since the epoch; 0 = never since the start
 */
public record CameraState(Reach reach, long sinceMillis, long checkedMillis) {
    /** Not asked since the start, or once without an answer. */
    public static final CameraState UNKNOWN = new CameraState(Reach.UNKNOWN, 0, 0);

    /** Nobody wants it to be asked. */
    public static final CameraState UNCHECKED = new CameraState(Reach.UNCHECKED, 0, 0);

    /** What its last checks say; the wire form is the lower-case name. */
    public enum Reach {
        /** Its last check was answered. */
        ONLINE,
        /** Two checks in a row failed, and none was answered since. */
        OFFLINE,
        /** It has not been answered or failed often enough to tell. */
        UNKNOWN,
        /** Its site file says that it is not checked. */
        UNCHECKED
    }
}
