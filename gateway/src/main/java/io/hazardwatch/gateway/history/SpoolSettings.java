package io.hazardwatch.gateway.history;

import java.nio.file.Path;

/**
 * The durable log between lanes and store.
 *
 * @param directory    one directory for each lane below it
 * @param segmentBytes size of one segment file
 * @param bytesMax     bound of all lanes together
 * @param syncMillis   the most that a loss of power may cost
 */
public record SpoolSettings(Path directory, long segmentBytes, long bytesMax, long syncMillis) {
    /** Preset of {@link #syncMillis}. */
    public static final long SYNC_MILLIS = 1_000;
}
