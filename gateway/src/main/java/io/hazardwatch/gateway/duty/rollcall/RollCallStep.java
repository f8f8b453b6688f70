package io.hazardwatch.gateway.duty.rollcall;

/**
 * One change of a roll call, to be stored before it is reported.
 *
 * @param after the row after it
 */
public record RollCallStep(Kind kind, RollCall after) {
    /** What happened. */
    public enum Kind {
        /** Its time was settled; a secret. */
        SETTLED,
        /** A leader or an authority ordered a spot check. */
        ORDERED,
        /** The post is asked. */
        ASKED,
        /** A P1 came while it was asked: it will be asked again. */
        WITHDRAWN,
        /** Somebody who was asked answered in time. */
        ANSWERED,
        /** Nobody answered in time. */
        MISSED,
        /** The leader must be notified of a missed roll call. */
        LEADER_TOLD,
        /** The shift ended before it could be asked. */
        GIVEN_UP,
        /** The key period that asked for it ended before it was asked. */
        LET_GO
    }
}
