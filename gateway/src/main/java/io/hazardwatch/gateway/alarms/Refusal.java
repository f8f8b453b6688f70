package io.hazardwatch.gateway.alarms;

/** Why a command changed nothing (reference §3.3). */
public enum Refusal {
    /** The annunciation sequence named is older than the present one: something has happened that was not seen. */
    STALE,
    /** The occurrence named has ended. */
    OLD,
    /** There is nothing to acknowledge. */
    NOTHING,
    /** The alarm is still active. */
    ACTIVE,
    /** Acknowledge first. */
    UNACKED,
    /** Not possible in this state. */
    STATE,
    /** No such alarm. */
    UNKNOWN_ALARM
}
