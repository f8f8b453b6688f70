package io.hazardwatch.gateway.weather.book;

/** Why a warning no longer concerns a site. Stored by name. */
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
