package io.hazardwatch.gateway.alarms;

/** Why a command changed nothing (see {@code docs/alarms.md}). */
public enum Refusal {
    /** The annunciation sequence named is older than the present one: something has happened that the person has not seen. */
    STALE,
    /** The occurrence named has ended. */
    OLD,
    /** There is nothing to acknowledge. */
    NOTHING,
    /** The alarm is still active. */
    ACTIVE,
    /** It must be acknowledged first. */
    UNACKED,
    /** Not possible in this state. */
    STATE,
    /** No such alarm. */
    UNKNOWN_ALARM,
    /** The condition is not known to be normal: a violation is pending, or the data cannot be trusted. */
    NOT_NORMAL,
    /** A reason, remark or test record is required and missing. */
    NO_REASON,
    /** Alarms of this priority may not be shelved. */
    NOT_SHELVABLE,
    /** Longer than is allowed. */
    TOO_LONG,
    /** The time named has passed already. */
    PAST,
    /** An operator may not extend it that far; a supervisor may. */
    NEEDS_SUPERVISOR,
    /** A second, different person must agree. */
    NEEDS_SECOND_PERSON,
    /** A work permit and a replacement measure must be named. */
    NO_PERMIT,
    /** The alarm is out of service. */
    OUT_OF_SERVICE,
    /** The alarm is not shelved. */
    NOT_SHELVED,
    /** The alarm is in service. */
    IN_SERVICE,
    /** The alarm does not sound. */
    NOT_SOUNDING,
    /** A P1 is not suppressed by a single cause. */
    SINGLE_CAUSE,
    /** The alarm is more urgent than what would suppress it. */
    MORE_URGENT,
    /** The alarm's rule is still configured: take it out of the configuration, or the alarm out of service. */
    CONFIGURED,
    /** It is an alarm of the gateway about itself. */
    SYSTEM_ALARM
}
