package io.hazardwatch.gateway.history.store;

import java.nio.file.Path;

/**
 * Settings of the durable log between lanes and store.
 *
 * @param directory contains one directory per lane
 * @param segmentBytes size of one segment file
 * @param bytesMax limit of all lanes together
 * @param syncMillis the longest time of readings that a power loss may cost, in milliseconds
 * @param diskFreeBytesMin bytes the spool leaves free on its disk
 */
public record SpoolSettings(Path directory, long segmentBytes, long bytesMax, long syncMillis, long diskFreeBytesMin,
                            WhenFull whenFull) {
    /** Default of {@link #syncMillis}. */
    public static final long SYNC_MILLIS = 1_000;
    /** Default of {@link #diskFreeBytesMin}. */
    public static final long DISK_FREE_BYTES_MIN = 1L << 30;

    /** What happens when the store is unavailable and the spool is full. */
    public enum WhenFull {
        /** Alarms go on: the oldest readings are dropped, those of points in alarm last, and counted. */
        SHED,
        /** Readings are kept: lanes take no more, senders wait, and no alarm is decided. */
        SLOW
    }
}
