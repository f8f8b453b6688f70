package io.hazardwatch.gateway.alarms;

/** What the journal keeps: a change of an alarm, or a note about something else. */
public sealed interface RecordedEvent permits Transition, Note {
    /** What happened. */
    TransitionType type();

    /** {@link Transition#SYSTEM} or the user's name. */
    String actor();

    /** When the gateway decided, ms since the epoch. */
    long atMillis();
}
