package io.hazardwatch.gateway.duty.roster;

import java.time.Instant;
import java.time.ZoneId;

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

    /**
     * Until when a person may fill a post that asks for qualifications, from {@code at} on; the end is exclusive.
     *
     * @param zone of the post, in which days of expiry end
     * @return {@link Instant#MAX} without an end; {@code at} itself when the person may not fill it even then
     */
    default Instant mayFillUntil(String person, String post, Instant at, ZoneId zone) {
        return Instant.MAX;
    }
}
