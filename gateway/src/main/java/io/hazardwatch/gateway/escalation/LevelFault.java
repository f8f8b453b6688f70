package io.hazardwatch.gateway.escalation;

/** Why a level, or somebody of it, could not be called. */
public enum LevelFault {
    /** Nobody is on duty or in charge, and the fallback list gives nobody either. */
    NOBODY_THERE,
    /** Nobody is on duty or in charge; the fallback list is called. */
    NOBODY_ON_DUTY,
    /** The person is on leave. */
    ON_LEAVE,
    /** The person has no verified means that a channel serves. */
    NO_VERIFIED_MEANS,
    /** The list names somebody whom the gateway does not know. */
    UNKNOWN_PERSON,
    /** Everybody of the level was tried by all means, and nobody was reached. */
    NOBODY_REACHED,
    /** The chain has no level at all. */
    NO_LEVEL
}
