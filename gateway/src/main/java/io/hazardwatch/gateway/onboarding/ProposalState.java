package io.hazardwatch.gateway.onboarding;

/** How far a proposal is. */
public enum ProposalState {
    /** Waits for approval, or for its publication where it needs none. */
    OPEN,
    /** Another person approved it; waits for its publication. */
    APPROVED,
    /** Refused by a person. */
    REJECTED,
    /** Being written; a restart finishes it. */
    PUBLISHING,
    /** In force once. */
    PUBLISHED,
    /** A file was edited by hand and is in force; waits for approval afterwards. */
    TAKEN_BY_HAND,
    /** An edit by hand that a person approved afterwards. */
    APPROVED_AFTERWARDS,
    /** An edit by hand that a person disapproved; it is in force until a proposal takes it back. */
    DISAPPROVED;

    /** Whether a person still has something to decide. */
    public boolean isOpen() {
        return this == OPEN || this == APPROVED || this == PUBLISHING || this == TAKEN_BY_HAND;
    }
}
