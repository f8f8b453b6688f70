package io.hazardwatch.gateway.weather.book;

/** Why a warning concerns a site no more. Stored by name. */
public enum MatchEndReason {
    CANCELLED,
    EXPIRED,
    /** An update that concerns the site took its place. */
    UPDATED,
    /** The update that took its place does not concern the site. */
    NO_LONGER_HERE,
    /** A person found that it does not concern the site. */
    PERSON
}
