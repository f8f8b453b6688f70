package io.hazardwatch.gateway.duty.rollcall;

/** State of a roll call; stored by name. */
public enum RollCallState {
    /** Settled and not asked yet: its time has not come, or a P1 keeps the post busy. */
    WAITING,
    /** The post has been asked and may still answer. */
    ASKED,
    /** Answered in time by somebody who was asked. */
    ANSWERED,
    /** Not answered in time, or there was nobody to ask. */
    MISSED,
    /** The shift, or the key period it was for, ended before it could be asked. */
    NOT_ASKED;

    /** Whether nothing changes any more. */
    public boolean isFinal() {
        return this != WAITING && this != ASKED;
    }
}
