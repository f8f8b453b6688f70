package io.hazardwatch.gateway.notify.person;

/** What a provider does with the messages it gets. */
public enum Behaviour {
    /** Takes them. */
    WELL,
    /** Takes the connection and never finishes an answer. */
    SLOW,
    /** Asks to come again in 7 s. */
    BUSY,
    /** Answers that it is broken. */
    FAILS,
    /** Breaks the connection in the middle. */
    RESETS,
    /** Answers what nobody understands. */
    GARBAGE,
    /** Answers without end. */
    HUGE,
    /** Says that there is nobody at that address. */
    UNKNOWN_RECIPIENT
}
