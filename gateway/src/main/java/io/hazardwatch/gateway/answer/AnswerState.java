package io.hazardwatch.gateway.answer;

/** State of a message for the person who opens its link or has just answered it. */
public enum AnswerState {
    /** It waits for an answer. */
    OPEN,
    /** This person has taken it with this message; the same answer again changes nothing. */
    TAKEN_BY_YOU,
    /** This person has declined it with this message. */
    DECLINED_BY_YOU,
    /** Somebody else was first. */
    TAKEN_BY_OTHER,
    /** It has changed since the message: another occurrence or announcement. The fresh link is to be used. */
    STALE,
    /** It is over and needs no answer. */
    ENDED,
    /** The message is older than a day. */
    EXPIRED,
    /** The gateway cannot write the answer down at present; it counts as not given. */
    NOT_RECORDED
}
