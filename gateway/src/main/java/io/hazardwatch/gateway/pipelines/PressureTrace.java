package io.hazardwatch.gateway.pipelines;

import java.util.Arrays;

/** Means of one value over the last ten minutes, one for each five seconds, and how far it moved. Fixed memory. One thread. */
final class PressureTrace {
    static final long SLOT_MILLIS = 5_000;
    private static final int SLOTS = 121;
    private static final int BACK_SLOTS = 2;

    private final double[] sums = new double[SLOTS];
    private final int[] counts = new int[SLOTS];
    private long newest = Long.MIN_VALUE;

    void add(long nowMillis, double value) {
        // a clock that was set back by a little, as by NTP, loses nothing
        long now = nowMillis / SLOT_MILLIS;
        long slot = now < newest && now >= newest - BACK_SLOTS ? newest : now;
        if (newest == Long.MIN_VALUE || slot - newest >= SLOTS || slot < newest) {
            Arrays.fill(counts, 0);
            newest = slot;
        }
        while (newest < slot) {
            newest++;
            counts[at(newest)] = 0;
            sums[at(newest)] = 0;
        }
        if (!Double.isNaN(value)) {
            sums[at(slot)] += value;
            counts[at(slot)]++;
        }
    }

    private static int at(long slot) {
        return (int) Math.floorMod(slot, (long) SLOTS);
    }

    /** Mean from so many ms ago to so many; NaN without a value. */
    double mean(long fromAgo, long toAgo) {
        double sum = 0;
        int count = 0;
        for (long slot = newest - slots(fromAgo); slot <= newest - slots(toAgo); slot++) {
            sum += counts[at(slot)] > 0 ? sums[at(slot)] : 0;
            count += counts[at(slot)];
        }
        return count == 0 ? Double.NaN : sum / count;
    }

    /** Number of the newest slot; a range only changes with it. */
    long slot() {
        return newest;
    }

    /** Largest less smallest mean of a finished slot within the last time; 0 without a value. */
    double range(long ago) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (long slot = newest - slots(ago); slot < newest; slot++) {
            if (counts[at(slot)] > 0) {
                low = Math.min(low, sums[at(slot)] / counts[at(slot)]);
                high = Math.max(high, sums[at(slot)] / counts[at(slot)]);
            }
        }
        return high < low ? 0 : high - low;
    }

    private static long slots(long millis) {
        return Math.min(SLOTS - 1, millis / SLOT_MILLIS);
    }
}
