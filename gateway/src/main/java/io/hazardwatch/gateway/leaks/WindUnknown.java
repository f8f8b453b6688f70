package io.hazardwatch.gateway.leaks;

/** Why nothing is said about the wind. */
public enum WindUnknown {
    /** The site has no station that measures wind and direction. */
    NOT_MEASURED,
    /** No reading, or none that is good, within the last ten minutes. */
    TOO_OLD,
    /** Too slow to have a direction. */
    CALM,
    /** The direction has not changed by the smallest step for long: the vane is stuck. */
    NEVER_CHANGES
}
