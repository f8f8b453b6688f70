package io.hazardwatch.gateway.lane;

import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Quality;
import io.hazardwatch.gateway.model.Reading;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * The newest reading of every point of one lane, written by the lane and read by any thread without disturbing it.
 *
 * <p>Each point has a version that is odd while the lane writes; a reader that saw an odd or changed version reads again.
 */
public final class LastReadings {
    private static final VarHandle WORD = MethodHandles.arrayElementVarHandle(long[].class);
    private static final int WORDS = 4;

    private volatile long[] words = new long[0];

    /** Lane thread: makes room for point indexes below {@code indexBound}. */
    void reserve(int indexBound) {
        if (words.length < indexBound * WORDS) {
            words = java.util.Arrays.copyOf(words, indexBound * WORDS);
        }
    }

    /** Lane thread. */
    void put(int point, long eventMillis, long arrivalMillis, double value, byte quality) {
        long[] all = words;
        int at = point * WORDS;
        long version = all[at] >>> 8;
        WORD.setOpaque(all, at, version + 1 << 8);
        VarHandle.storeStoreFence();
        all[at + 1] = eventMillis;
        all[at + 2] = arrivalMillis;
        all[at + 3] = Double.doubleToRawLongBits(value);
        WORD.setRelease(all, at, version + 2 << 8 | quality);
    }

    /** Any thread: the newest reading, or null when there was none. */
    public Reading of(int point, PointId id) {
        long[] all = words;
        int at = point * WORDS;
        if (point < 0 || at >= all.length) {
            return null;
        }
        while (true) {
            long before = (long) WORD.getAcquire(all, at);
            long eventMillis = all[at + 1];
            long arrivalMillis = all[at + 2];
            double value = Double.longBitsToDouble(all[at + 3]);
            VarHandle.loadLoadFence();
            if ((long) WORD.getOpaque(all, at) == before && (before >>> 8 & 1) == 0) {
                return before == 0 ? null
                        : new Reading(id, eventMillis, arrivalMillis, value, Quality.of((int) before & 0xFF));
            }
            Thread.onSpinWait();
        }
    }
}
