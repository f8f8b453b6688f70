package io.hazardwatch.gateway.leaks;

import java.util.Arrays;

/** Means of a value over the last twenty minutes, one for each ten seconds. Fixed memory. One thread. */
final class ValueTrace {
    static final long SLOT_MILLIS = 10_000;
    static final int SLOTS = 120;

    private final double[] sums = new double[SLOTS];
    private final int[] counts = new int[SLOTS];
    private long newest = Long.MIN_VALUE;

    void add(long nowMillis, double value) {
        move(nowMillis);
        int at = at(newest);
        sums[at] += value;
        counts[at]++;
    }

    private void move(long nowMillis) {
        long slot = Math.floorDiv(nowMillis, SLOT_MILLIS);
        if (newest == Long.MIN_VALUE || slot - newest >= SLOTS || slot < newest) {
            clear();
            newest = slot;
        }
        while (newest < slot) {
            newest++;
            sums[at(newest)] = 0;
            counts[at(newest)] = 0;
        }
    }

    void clear() {
        Arrays.fill(sums, 0);
        Arrays.fill(counts, 0);
    }

    private static int at(long slot) {
        return (int) Math.floorMod(slot, (long) SLOTS);
    }

    /** Mean of the slot that begins at {@code slot} times {@link #SLOT_MILLIS}; NaN without a value. */
    double slot(long slot) {
        boolean isKept = newest != Long.MIN_VALUE && slot <= newest && slot > newest - SLOTS && counts[at(slot)] > 0;
        return isKept ? sums[at(slot)] / counts[at(slot)] : Double.NaN;
    }

    /** Mean of the slots from {@code fromMillis} up to, without, {@code toMillis}; NaN without a value. */
    double mean(long fromMillis, long toMillis) {
        double sum = 0;
        int slots = 0;
        for (long slot = Math.floorDiv(fromMillis, SLOT_MILLIS); slot * SLOT_MILLIS < toMillis; slot++) {
            double mean = slot(slot);
            if (!Double.isNaN(mean)) {
                sum += mean;
                slots++;
            }
        }
        return slots == 0 ? Double.NaN : sum / slots;
    }

    /** Standard deviation of the means of the same slots; NaN with fewer than three. */
    double deviation(long fromMillis, long toMillis) {
        double mean = mean(fromMillis, toMillis);
        double squares = 0;
        int slots = 0;
        for (long slot = Math.floorDiv(fromMillis, SLOT_MILLIS); slot * SLOT_MILLIS < toMillis; slot++) {
            double each = slot(slot);
            if (!Double.isNaN(each)) {
                squares += (each - mean) * (each - mean);
                slots++;
            }
        }
        return slots < 3 ? Double.NaN : Math.sqrt(squares / (slots - 1));
    }
}
