package io.hazardwatch.gateway.duty.roster;

/** Why an edit is refused; the roster stays as it is. */
public enum RosterRefusal {
    /** A post would not be covered, at the instants given. */
    OPENS_GAP,
    /** Somebody would be on who has no verified means for the urgent case, at the instants given. */
    PERSON_NOT_REACHABLE,
    UNKNOWN_PERSON,
    UNKNOWN_POST,
    /** No override, swap or leave of that id. */
    UNKNOWN_ENTRY,
    /** Everything it changes is over. */
    IN_THE_PAST,
    /** It reaches further ahead than {@link RosterEdits#FURTHEST}. */
    TOO_FAR_AHEAD,
    /** The giver of a swap is not on for all of that time. */
    GIVER_NOT_ON_DUTY,
    /** The taker of a swap is on already for part of that time. */
    TAKER_ON_DUTY,
    /** Who confirms a swap is neither side of it. */
    NOT_A_PARTY,
    /** As many entries as a roster takes. */
    TOO_MANY_ENTRIES
}
