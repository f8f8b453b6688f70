package io.hazardwatch.gateway.escalation;

/** Why calls ended. There is no other reason: the end of the chain is none. Stored by name. */
public enum EndReason {
    /** Everybody who must answer has answered. */
    ACKNOWLEDGED,
    /** The condition ended, and the priority allows that to end the calls. */
    CLEARED,
    /** Somebody entitled suppressed the alarm. */
    SUPPRESSED,
    /** It was news that asks for no answer: it was told, and nobody was called. */
    TOLD
}
