package io.hazardwatch.gateway.evaluate.site;

/** What became of a person's statement about the mode of a unit. */
public enum ModeOutcome {
    /** In force. */
    TAKEN,
    /** The site has no such unit or mode. */
    UNKNOWN,
    /** It suppresses an alarm that can be a P1, and nobody else agreed. */
    NEEDS_SECOND_PERSON
}
