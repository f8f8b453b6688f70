package io.hazardwatch.gateway.history.store;

/**
 * Takes every reading of a lane; one per lane, called by the lane thread only. After {@link #append} returns, the reading
 * survives the end of the process (but not yet of the machine). Never blocks, never allocates.
 */
public interface ReadingLog {
    /** Number of readings that certainly fit now; 0 = the lane must wait, which slows the senders down. */
    int room();

    /** Appends one reading; only while {@link #room} is positive. */
    void append(int point, long eventMillis, long arrivalMillis, double value, byte quality);
}
