package io.hazardwatch.gateway.history.spool;

/**
 * Limits of one spool's disk usage.
 *
 * @param segmentBytes size of a segment's file, at least {@link #SEGMENT_BYTES_MIN}
 * @param bytesMax limit of all segments together, at least {@link #SEGMENTS_MIN} of them
 * @param diskFreeBytesMin bytes left free on the disk for others
 */
public record SpoolBounds(int segmentBytes, long bytesMax, long diskFreeBytesMin) {
    /** Smallest segment, in bytes. */
    public static final int SEGMENT_BYTES_MIN = 64 * 1024;
    /** Fewest segments per spool: being written, ready, being drained. */
    public static final int SEGMENTS_MIN = 3;

    private static final int KEPT_PART = 20;

    public SpoolBounds {
        if (segmentBytes < SEGMENT_BYTES_MIN || segmentBytes % Slot.BYTES != 0 || bytesMax / segmentBytes < SEGMENTS_MIN) {
            throw new IllegalArgumentException("spool: " + bytesMax + " bytes in segments of " + segmentBytes
                    + ": must be at least " + SEGMENTS_MIN + " segments of " + SEGMENT_BYTES_MIN);
        }
    }

    int segmentsMax() {
        return (int) Math.min(Integer.MAX_VALUE, bytesMax / segmentBytes);
    }

    /** Free segments below which the spool is short. */
    int segmentsKept() {
        return Math.max(1, segmentsMax() / KEPT_PART);
    }
}
