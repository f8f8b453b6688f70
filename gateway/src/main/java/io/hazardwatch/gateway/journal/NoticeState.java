package io.hazardwatch.gateway.journal;

/** States of a notice. */
public enum NoticeState {
    /** Committed with its entry, not yet attempted. */
    PLANNED,
    /** Being sent. */
    CLAIMED,
    /** Accepted by the receiver. */
    ACCEPTED,
    /** An attempt failed; another will follow. */
    RETRY,
    /** Given up, because no repetition can help. */
    FAILED,
    /** No longer needed. */
    CANCELLED
}
