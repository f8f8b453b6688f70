package io.hazardwatch.gateway.journal;

/**
 * The present activity of the journal's thread; a snapshot.
 *
 * @param millis duration so far, in milliseconds
 */
public record WriterActivity(Kind kind, long millis) {
    /** Waiting for something to commit; writing to the disk; calling listeners, which must not block. */
    public enum Kind { WAITING, COMMITTING, ANNOUNCING }

    /** Whether a listener has blocked the thread for so long that only a restart can free it; a slow disk never counts. */
    public boolean isHeldUpFor(long millisMax) {
        return kind == Kind.ANNOUNCING && millis >= millisMax;
    }
}
