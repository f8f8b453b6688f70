package io.hazardwatch.gateway.app.escalation;

/** Where the process is while it is killed. */
enum KillPoint {
    /** Anywhere between the commit of the alarm and the record of what became of the messages about it. */
    ANYWHERE,
    /** The message is claimed, and the provider has not been asked. */
    CLAIMED,
    /** The provider has the message and has not answered. */
    UNANSWERED,
    /** The provider has answered, and nothing of that is recorded. */
    UNRECORDED,
    /** It is not killed before everything is done. */
    NOWHERE
}
