package io.hazardwatch.gateway.weather;

/** State of a message at a given time. */
public enum WarningState {
    /** Effective later. */
    PENDING,
    IN_FORCE,
    /** An update of the same sender took its place. */
    SUPERSEDED,
    /** Its sender cancelled it. */
    CANCELLED,
    /** Its time is over, and nobody cancelled it. */
    EXPIRED,
    /** An exercise, a test, a draft or a system message: shown as such, never acts. */
    NOT_ACTUAL,
    /** A cancellation, an acknowledgement or an error: nothing that could be in force. */
    NO_WARNING;

    /** Whether it counts for sites. */
    public boolean isInForce() {
        return this == IN_FORCE;
    }
}
