package io.hazardwatch.gateway.journal;

/**
 * How the journal is; a snapshot.
 *
 * @param degraded  the last attempt to commit failed; nothing is lost, nothing new is announced, and it is tried again
 * @param reason    why, or null
 * @param since     since when it is as it is, ms since the epoch
 * @param failures  failed attempts so far
 * @param lastSeq   last entry committed
 * @param waiting   transitions that wait to be committed
 * @param capacity  how many may wait before lanes stop taking readings
 */
public record JournalHealth(boolean degraded, String reason, long since, long failures, long lastSeq, int waiting,
                            int capacity) {}
