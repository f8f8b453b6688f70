package io.hazardwatch.gateway.duty.roster;

/** Tells whether a person can be put on duty. Answers from memory; any thread. */
@FunctionalInterface
public interface Reachability {
    /** What is known of a person. */
    enum Answer {
        /** Has a verified means for the urgent case. */
        VERIFIED,
        /** Is known, but has none. */
        NO_VERIFIED_MEANS,
        /** Nobody of that id is known. */
        UNKNOWN_PERSON
    }

    Answer of(String person);
}
