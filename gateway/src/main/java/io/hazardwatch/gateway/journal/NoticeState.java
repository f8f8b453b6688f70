package io.hazardwatch.gateway.journal;

/** What became of a notice (reference N-15). */
public enum NoticeState {
    /** Committed with its entry, not yet tried. */
    PLANNED,
    /** Somebody is sending it. */
    CLAIMED,
    /** The provider said yes. */
    ACCEPTED,
    /** An attempt failed, another is due. */
    RETRY,
    /** Given up; only for refusals that no repetition can change. */
    FAILED,
    /** Not needed any more. */
    CANCELLED
}
