package io.hazardwatch.gateway.alarms;

/** What the journal keeps: a change of an alarm, or a note about something else. */
public sealed interface RecordedEvent permits Transition, Note {
    /** What happened. */
    TransitionType type();

    /** {@link Transition#SYSTEM} or the user's name. */
    String actor();

    /** By which session of the API the person did it, as lists of sessions name it; null if by none. */
    String session();

    /** When the gateway decided, ms since the epoch. */
    long atMillis();
}
