package io.hazardwatch.gateway.decode;

import io.hazardwatch.gateway.model.RejectReason;

/**
 * What one payload held, in columns; reused for the next payload. One thread.
 *
 * <p>Either {@link #whole} is set and there are no readings, or there are {@link #count} readings beside
 * {@link #rejectCount} values that were rejected one by one.
 */
public final class Decoded {
    /** Most values one payload may carry. */
    public static final int VALUES_MAX = 4096;
    /** Most rejected values kept with their key; more are only counted. */
    public static final int REJECTS_KEPT = 16;

    public int count;
    public int[] point = new int[64];
    public long[] eventMillis = new long[64];
    public double[] value = new double[64];
    /** {@link io.hazardwatch.gateway.model.Quality#code()}. */
    public byte[] quality = new byte[64];

    /** Why nothing of the payload could be used, or null. */
    public RejectReason whole;
    public int rejectCount;
    public final RejectReason[] rejectReason = new RejectReason[REJECTS_KEPT];
    /** The key of the rejected value, for people; bounded length. */
    public final String[] rejectKey = new String[REJECTS_KEPT];

    /** Forgets the last payload. */
    public void clear() {
        count = 0;
        whole = null;
        rejectCount = 0;
    }

    /** Adds a reading; {@code false} when the payload carries too many. */
    public boolean add(int pointIndex, long atMillis, double reading, byte qualityCode) {
        if (count == point.length && !grow()) {
            return false;
        }
        point[count] = pointIndex;
        eventMillis[count] = atMillis;
        value[count] = reading;
        quality[count++] = qualityCode;
        return true;
    }

    /** Notes a rejected value. */
    public void reject(RejectReason reason, String key) {
        if (rejectCount < REJECTS_KEPT) {
            rejectReason[rejectCount] = reason;
            rejectKey[rejectCount] = key;
        }
        rejectCount++;
    }

    /** Rejects the whole payload, readings found so far included. */
    public void rejectWhole(RejectReason reason) {
        clear();
        whole = reason;
    }

    private boolean grow() {
        if (count >= VALUES_MAX) {
            return false;
        }
        int size = Math.min(count * 2, VALUES_MAX);
        point = java.util.Arrays.copyOf(point, size);
        eventMillis = java.util.Arrays.copyOf(eventMillis, size);
        value = java.util.Arrays.copyOf(value, size);
        quality = java.util.Arrays.copyOf(quality, size);
        return true;
    }
}
