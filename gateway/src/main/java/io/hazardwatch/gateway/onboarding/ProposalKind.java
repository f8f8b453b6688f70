package io.hazardwatch.gateway.onboarding;

/** Where a proposal comes from. */
public enum ProposalKind {
    /** A person wrote site files. */
    EDIT,
    /** A table was imported. */
    IMPORT,
    /** An older revision is to be in force again. */
    ROLLBACK,
    /** A file was edited past the gateway. */
    BY_HAND
}
