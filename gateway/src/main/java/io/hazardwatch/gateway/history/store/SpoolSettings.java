package io.hazardwatch.gateway.history.store;

import java.nio.file.Path;

/**
 * The durable log between lanes and store.
 *
 * @param directory        one directory for each lane below it
 * @param segmentBytes     size of one segment file
 * @param bytesMax         bound of all lanes together
 * @param syncMillis       the most that a loss of power may cost
 * @param diskFreeBytesMin what the spool leaves free on its disk
 */
public record SpoolSettings(Path directory, long segmentBytes, long bytesMax, long syncMillis, long diskFreeBytesMin,
                            WhenFull whenFull) {
    /** Preset of {@link #syncMillis}. */
    public static final long SYNC_MILLIS = 1_000;
    /** Preset of {@link #diskFreeBytesMin}. */
    public static final long DISK_FREE_BYTES_MIN = 1L << 30;

    /** What happens when the store is down and the spool has no more room. */
    public enum WhenFull {
        /** Alarms go on: the oldest readings are let go, those of points in alarm last, and counted. */
        SHED,
        /** Readings stay: lanes take no more, senders wait, and no alarm is decided. */
        SLOW
    }
}
