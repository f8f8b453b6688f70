package io.hazardwatch.gateway.leaks;

/**
 * Means of a value over the last twenty minutes, one for each ten seconds. Fixed memory: 50 bytes while all of them are the same, as of nearly
 * every detector of a household, and 1,500 otherwise. One thread.
 */
final class ValueTrace {
    static final long SLOT_MILLIS = 10_000;
    static final int SLOTS = 120;

    /** Null while every value that is kept is {@link #alike}. */
    private double[] sums;
    private int[] counts;
    private long newest = Long.MIN_VALUE;
    /** The value that was added last, and the first slot since when no slot has another one or none. */
    private double alike;
    private long alikeFrom;
    /** How often it was added to the newest slot, while it alone is kept. */
    private int alikeCount;

    void add(long nowMillis, double value) {
        long slot = Math.floorDiv(nowMillis, SLOT_MILLIS);
        if (newest == Long.MIN_VALUE || slot - newest >= SLOTS || slot < newest) {
            clear();
            begin(slot, value);
        } else if (slot - newest <= 1 && value == alike) {
            addAlike(slot);
        } else {
            addOther(slot, value);
        }
    }

    private void begin(long slot, double value) {
        newest = slot;
        alike = value;
        alikeFrom = slot;
        alikeCount = 1;
    }

    private void addAlike(long slot) {
        if (sums != null) {
            put(slot, alike);
            if (newest - alikeFrom >= SLOTS) {
                alikeCount = counts[at(newest)];
                sums = null;
                counts = null;
            }
            return;
        }
        alikeCount = slot == newest ? alikeCount + 1 : 1;
        newest = slot;
    }

    private void addOther(long slot, double value) {
        if (sums == null) {
            spread();
        }
        alikeFrom = slot == newest ? slot + 1 : slot;
        alike = value;
        put(slot, value);
    }

    /** Keeps each slot for itself from now on. */
    private void spread() {
        sums = new double[SLOTS];
        counts = new int[SLOTS];
        for (long slot = Math.max(alikeFrom, newest - SLOTS + 1); slot <= newest; slot++) {
            counts[at(slot)] = slot == newest ? alikeCount : 1;
            sums[at(slot)] = counts[at(slot)] * alike;
        }
    }

    private void put(long slot, double value) {
        while (newest < slot) {
            newest++;
            sums[at(newest)] = 0;
            counts[at(newest)] = 0;
        }
        sums[at(newest)] += value;
        counts[at(newest)]++;
    }

    void clear() {
        sums = null;
        counts = null;
        newest = Long.MIN_VALUE;
    }

    /** Whether it keeps a single value, in little memory. */
    boolean isAlike() {
        return sums == null;
    }

    private static int at(long slot) {
        return (int) Math.floorMod(slot, (long) SLOTS);
    }

    /** Mean of the slot that begins at {@code slot} times {@link #SLOT_MILLIS}; NaN without a value. */
    double slot(long slot) {
        boolean isWithin = newest != Long.MIN_VALUE && slot <= newest && slot > newest - SLOTS;
        if (!isWithin) {
            return Double.NaN;
        }
        if (sums == null) {
            return slot >= alikeFrom ? alike : Double.NaN;
        }
        return counts[at(slot)] > 0 ? sums[at(slot)] / counts[at(slot)] : Double.NaN;
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
