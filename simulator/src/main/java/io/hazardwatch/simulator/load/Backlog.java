package io.hazardwatch.simulator.load;

/**
 * The age of the time stamps that a load sends. It simulates devices that were disconnected: they send their stored readings as fast
 * as the load allows until the time stamps reach the present. Immutable.
 *
 * @param behindMillis age of the first reading, in milliseconds; 0 = no backlog
 * @param stepMillis   time between two readings of a device while it catches up, in milliseconds
 */
record Backlog(long behindMillis, long stepMillis) {
    static final Backlog NONE = new Backlog(0, 0);

    /**
     * Returns the time stamp of a device's next message. Time stamps of a device always increase.
     *
     * @param wallMillis present time, in milliseconds since the epoch
     * @param lastMillis the device's previous time stamp; 0 before its first message
     * @return milliseconds since the epoch
     */
    long stamp(long wallMillis, long lastMillis) {
        if (lastMillis == 0) {
            return wallMillis - behindMillis;
        }
        long next = behindMillis == 0 ? wallMillis : Math.min(wallMillis, lastMillis + stepMillis);
        return Math.max(next, lastMillis + 1);
    }
}
