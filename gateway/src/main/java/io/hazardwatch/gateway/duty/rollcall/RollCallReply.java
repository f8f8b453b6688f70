package io.hazardwatch.gateway.duty.rollcall;

/** Result of an answer to a roll call; the secret has been checked before. */
public enum RollCallReply {
    ANSWERED,
    /** Nobody is asked at present: not yet, or no longer. */
    NOT_ASKED,
    /** The time to answer is over. */
    TOO_LATE,
    /** Somebody else was asked. */
    NOT_ON_DUTY
}
