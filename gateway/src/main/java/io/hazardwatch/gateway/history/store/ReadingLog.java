package io.hazardwatch.gateway.history.store;

/**
 * Where a lane puts every reading; one per lane, called by the lane thread alone. After {@link #append} returns, the
 * reading survives the death of the process (not yet of the machine). Never blocks, never allocates.
 */
public interface ReadingLog {
    /** How many readings certainly fit now; 0 = the lane must wait and so the doors slow their senders down. */
    int room();

    /** Appends one reading; only while {@link #room} is positive. */
    void append(int point, long eventMillis, long arrivalMillis, double value, byte quality);
}
