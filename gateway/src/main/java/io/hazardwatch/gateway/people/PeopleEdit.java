package io.hazardwatch.gateway.people;

/** Result of a change. */
public sealed interface PeopleEdit {
    /** Why a change was refused. */
    enum Reason {
        /** A field breaks its rule. */
        INVALID,
        /** There is one with that id. */
        ID_TAKEN,
        /** There is none with that id. */
        UNKNOWN,
        /** Something else refers to it. */
        IN_USE,
        /** A post would not be covered by the roster in force. */
        OPENS_GAP,
        /** The means was verified after the message that failed was sent. */
        VERIFIED_SINCE,
        /** The means has no verification since it failed before. */
        WITHDRAWN_BEFORE
    }

    /** In the store and in memory. */
    record Done() implements PeopleEdit {}

    /**
     * Nothing was changed.
     *
     * @param field the field that is wrong, or what refers to it
     * @param value as it was given
     * @param rule  what it breaks, for people
     */
    record Refused(Reason reason, String field, String value, String rule) implements PeopleEdit {}

    /** The one there is. */
    Done DONE = new Done();
}
