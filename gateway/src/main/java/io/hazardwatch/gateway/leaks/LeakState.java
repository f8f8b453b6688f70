package io.hazardwatch.gateway.leaks;

/** State of a leak. Stored by name. */
public enum LeakState {
    /** Only detectors that cannot be trusted at present say so. */
    SUSPECTED,
    /** At least one detector that can be trusted is or was in alarm. */
    ACTIVE,
    /** No detector has been in alarm for a while, or it was joined with another leak. */
    OVER
}
