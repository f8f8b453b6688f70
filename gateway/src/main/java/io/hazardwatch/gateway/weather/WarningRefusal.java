package io.hazardwatch.gateway.weather;

/** Why a message is refused. */
public enum WarningRefusal {
    /** More bytes than allowed. */
    TOO_LARGE,
    /** Reading took longer than allowed. */
    TOO_SLOW,
    /** Nested more deeply than allowed. */
    TOO_DEEP,
    /** More elements than allowed. */
    TOO_MANY_ELEMENTS,
    /** Polygons with more points than allowed. */
    TOO_MANY_POINTS,
    /** Not well-formed, or not in its character set. */
    NOT_WELL_FORMED,
    /** It has a document type definition or an entity of its own. */
    HAS_DOCTYPE,
    /** Well-formed, but no message that is known. */
    UNKNOWN_FORMAT,
    /** An element that is required is missing. */
    MISSING_ELEMENT,
    /** An element that does not belong there, or not in that order. */
    UNEXPECTED_ELEMENT,
    /** A value that its element does not allow. */
    INVALID_VALUE,
    /** A restriction without the scope that needs it, or the reverse. */
    SCOPE_CONTRADICTION,
    /** It refers to itself. */
    REFERS_TO_ITSELF,
    /** It was issued later than now. */
    IN_FUTURE,
    /** Its end, and the time for which messages are kept, are over. */
    TOO_OLD,
    /** The store is full. */
    FULL,
    /** Its source must sign, and it is not signed. */
    NOT_SIGNED,
    /** Its signature is wrong, or made by nobody who is trusted although its source must sign. */
    SIGNATURE_NOT_ACCEPTED
}
