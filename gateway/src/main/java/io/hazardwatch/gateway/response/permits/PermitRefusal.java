package io.hazardwatch.gateway.response.permits;

/** Why a permit is not taken. */
public enum PermitRefusal {
    /** It begins or ends before now. */
    IN_THE_PAST,
    /** It begins too far in the future. */
    TOO_FAR_AHEAD,
    /** It ends before it begins. */
    ENDS_BEFORE_IT_BEGINS,
    /** It lasts longer than its kind and grade allow. */
    TOO_LONG,
    /** Its kind has no such grade. */
    UNKNOWN_GRADE,
    /** There is no such site. */
    UNKNOWN_SITE,
    /** The site has no such hazard source. */
    UNKNOWN_HAZARD_SOURCE,
    /** The site has no such point. */
    UNKNOWN_DETECTOR,
    /** Work whose danger is gas has no detector nearby. */
    NO_DETECTOR,
    /** A person is not known, or belongs to another enterprise. */
    UNKNOWN_PERSON,
    /** A detector in %LEL states no lower explosive limit, so a limit in %vol cannot be converted. */
    NO_LEL_BASIS,
    /** A detector has no configured limit that could be tightened. */
    NO_LIMIT,
    /** A stated limit is not tighter than the configured one, or would change the order of LL, L, H and HH. */
    NOT_TIGHTER,
    /** A limit that fresh air violates, so that its alarm would never end. */
    NEVER_NORMAL,
    /** Its place meets that of another permit at the same time, and no coordinator is named. */
    OVERLAPS,
    /** Nothing can be changed about a permit that has ended or was closed. */
    OVER,
    /** So many permits of the enterprise are open that no more is taken. */
    TOO_MANY
}
