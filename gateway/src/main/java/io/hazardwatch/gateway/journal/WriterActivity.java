package io.hazardwatch.gateway.journal;

/**
 * What the journal's thread is doing at this moment; a snapshot.
 *
 * @param millis for how long it has been doing that
 */
public record WriterActivity(Kind kind, long millis) {
    /** Waits for something to commit; talks to the disk; tells listeners, which must not block. */
    public enum Kind { WAITING, COMMITTING, ANNOUNCING }

    /** Whether a listener has held the thread for so long that only a new start can free it; a slow disk never counts. */
    public boolean isHeldUpFor(long millisMax) {
        return kind == Kind.ANNOUNCING && millis >= millisMax;
    }
}
