package io.hazardwatch.gateway.weather.exposure;

/** Why a warning concerns a site. */
public enum MatchReason {
    /** The site or its surroundings touch an outline. */
    POLYGON,
    /** They touch a circle. */
    CIRCLE,
    /** The site lies in the administrative area. */
    ADMIN_CODE,
    /** The code of the warning is finer than that of the site, which may lie in it. */
    ADMIN_CODE_FINER,
    /** An earlier message of the same warning concerned it, and the area of the later one can be compared with nothing. */
    EARLIER_MESSAGE,
    /** A person said so. */
    PERSON
}
