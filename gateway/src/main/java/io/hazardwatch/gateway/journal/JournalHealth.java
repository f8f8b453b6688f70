package io.hazardwatch.gateway.journal;

/**
 * State of the journal; a snapshot.
 *
 * @param degraded whether the last attempt to commit failed; then nothing is lost, nothing new is announced, and it is retried
 * @param reason why, or null
 * @param since start of the present state, ms since the epoch
 * @param failures failed attempts so far
 * @param lastSeq last committed entry
 * @param waiting transitions that wait to be committed
 * @param capacity transitions that may wait before lanes stop taking readings
 */
public record JournalHealth(boolean degraded, String reason, long since, long failures, long lastSeq, int waiting,
                            int capacity) {}
