package io.hazardwatch.gateway.decode;

import io.hazardwatch.gateway.model.RejectReason;
import java.util.Arrays;

/**
 * Result of decoding one payload, in columns; reused for the next payload. One thread.
 *
 * <p>Either {@link #whole} is set and there are no readings, or there are {@link #count} readings beside {@link #rejectCount}
 * values that were rejected one by one. A rejected value of a known point is both: a reject, and a reading NaN of bad quality,
 * so that a broken instrument never looks like a quiet one.
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
    /** {@link io.hazardwatch.gateway.model.Quality#code()}, with {@link io.hazardwatch.gateway.model.Quality#KEPT} added if the device kept it. */
    public byte[] quality = new byte[64];

    /** Reason why nothing of the payload could be used, or null. */
    public RejectReason whole;
    public int rejectCount;
    public final RejectReason[] rejectReason = new RejectReason[REJECTS_KEPT];
    /** The key of the rejected value, for people; bounded length. */
    public final String[] rejectKey = new String[REJECTS_KEPT];
    /** What the sender of a rejected {@code ts} may have meant; null when there is no guess. */
    public final SuspectedTimeUnit[] rejectHint = new SuspectedTimeUnit[REJECTS_KEPT];

    /** Forgets the last payload. */
    public void clear() {
        count = 0;
        whole = null;
        rejectCount = 0;
    }

    /** Why there is no reading at all, or null when there is one: {@link #whole}, else the first rejected value's. */
    public RejectReason reasonForNothing() {
        if (count > 0) {
            return null;
        }
        return rejectCount > 0 ? rejectReason[0] : whole;
    }

    /** Adds a reading; {@code false} when the payload carries too many. */
    public boolean add(int pointIndex, long atMillis, double reading, byte qualityCode) {
        int at = count;
        if (at == point.length && !grow()) {
            return false;
        }
        point[at] = pointIndex;
        eventMillis[at] = atMillis;
        value[at] = reading;
        quality[at] = qualityCode;
        count = at + 1;
        return true;
    }

    /** Records a rejected value. */
    public void reject(RejectReason reason, String key) {
        reject(reason, key, null);
    }

    /** Records a rejected value with a guess at what was meant. */
    public void reject(RejectReason reason, String key, SuspectedTimeUnit hint) {
        if (rejectCount < REJECTS_KEPT) {
            rejectReason[rejectCount] = reason;
            rejectKey[rejectCount] = key;
            rejectHint[rejectCount] = hint;
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
        point = Arrays.copyOf(point, size);
        eventMillis = Arrays.copyOf(eventMillis, size);
        value = Arrays.copyOf(value, size);
        quality = Arrays.copyOf(quality, size);
        return true;
    }
}
