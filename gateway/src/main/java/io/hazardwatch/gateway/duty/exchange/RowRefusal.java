package io.hazardwatch.gateway.duty.exchange;

/** Why a row, or with row 0 a whole file, is refused before it is tried as an edit. */
public enum RowRefusal {
    /** Neither UTF-8 nor GBK. */
    ENCODING,
    /** No CSV, or a header without post, from, to and persons. */
    NOT_CSV,
    /** No iCalendar, or components nested deeper than any calendar has them. */
    NOT_CALENDAR,
    TOO_MANY_ROWS,
    UNKNOWN_POST,
    /** The column zone names none there is. */
    UNKNOWN_ZONE,
    /** 24:00; midnight is 00:00 of the next day. */
    TIME_24_00,
    /** No wall time such as 2027-01-31T08:00. */
    TIME,
    ENDS_BEFORE_START,
    /** Neither replace nor add. */
    MODE,
    /** Another row of the file replaces the same post at the same time. */
    OVERLAP,
    /** A repetition that is none, more often than daily, a change of one occurrence, or a list of extra dates. */
    RECURRENCE,
    /** The event has been cancelled. */
    CANCELLED
}
