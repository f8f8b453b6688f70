package io.hazardwatch.gateway.onboarding;

/** Why something is not done with a proposal. */
public enum ProposalRefusal {
    /** There is no such proposal or revision. */
    UNKNOWN,
    /** The files would be refused, for the problems named. */
    FAULTY_FILES,
    /** A statutory limit would be let go of. */
    LOOSENS_STATUTORY,
    /** The files would be as they are. */
    NOTHING_CHANGED,
    /** It touches what the person does not see. */
    OUTSIDE_SCOPE,
    /** A person decided about it already. */
    DECIDED_ALREADY,
    /** Nobody approves the own proposal. */
    OWN_PROPOSAL,
    /** Another person must approve it first. */
    NEEDS_APPROVAL,
    /** Its tests are still running. */
    EVIDENCE_PENDING,
    /** What it would change is no longer what was proposed. */
    CHANGED_MEANWHILE,
    /** It stops watching much, or points in alarm, and that was not confirmed. */
    REMOVES_MONITORING,
    /** The files are not those in force; that is settled first. */
    FILES_UNSETTLED,
    /** The person, or all together, have as many open proposals as may be kept. */
    TOO_MANY_OPEN,
    /** The disk refuses the files. */
    DISK
}
