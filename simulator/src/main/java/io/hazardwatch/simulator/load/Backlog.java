package io.hazardwatch.simulator.load;

/**
 * How far a load's time stamps lie behind: devices that were cut off send what they kept, as fast as the load sends, until they
 * have caught up with the present. Immutable.
 *
 * @param behindMillis how long ago the first reading was taken; 0 = no backlog
 * @param stepMillis   between two readings of a device, while it is behind
 */
record Backlog(long behindMillis, long stepMillis) {
    static final Backlog NONE = new Backlog(0, 0);

    /**
     * The stamp of a device's next message; every one of a device is later than the one before.
     *
     * @param lastMillis the device's last stamp, 0 before its first message
     */
    long stamp(long wallMillis, long lastMillis) {
        if (lastMillis == 0) {
            return wallMillis - behindMillis;
        }
        long next = behindMillis == 0 ? wallMillis : Math.min(wallMillis, lastMillis + stepMillis);
        return Math.max(next, lastMillis + 1);
    }
}
