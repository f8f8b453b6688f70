package io.hazardwatch.gateway.duty.roster;

/** Why a post is not covered; in the last three cases nobody at all is on. */
public enum GapReason {
    /** Fewer people are on than the post needs. */
    TOO_FEW,
    /** Enough people are on, but too few of them hold the qualifications that the post asks for. */
    NOT_QUALIFIED,
    /** Nobody who is on has a verified means for the urgent case. */
    NOBODY_REACHABLE,
    /** The crew or the override names nobody. */
    NOBODY_NAMED,
    /** Everybody planned is on leave and nobody replaces them. */
    ON_LEAVE,
    /** No shift is planned. */
    NO_SHIFT;

    /** Whether nobody at all is on. */
    boolean isEmpty() {
        return compareTo(NOBODY_NAMED) >= 0;
    }
}
