package io.hazardwatch.gateway.duty.log;

/** Whether an entry or a signature is accepted, or why not. */
public enum DutyLogVerdict {
    TAKEN,
    /** The gateway writes such entries. */
    NOT_BY_HAND,
    NO_MATTER,
    /** An instruction says who must do what by when. */
    NO_ASSIGNEE,
    /** A correction, and a report that something is done, name the entry meant; it must be one of the same post. */
    UNKNOWN_ENTRY,
    /** Only an instruction can be done, and only once. */
    NOT_AN_OPEN_INSTRUCTION,
    /** Not in the future. */
    FUTURE,
    /** A day is signed once it is over. */
    DAY_NOT_OVER,
    /** Both officers have signed, so the day can no longer change. */
    DAY_SIGNED,
    /** Signs who was on duty that day, or took over at its end. */
    NOT_ON_DUTY,
    /** The second signature is somebody else's. */
    ALREADY_SIGNED,
    /** There is nothing on that day. */
    EMPTY_DAY
}
