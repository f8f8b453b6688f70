package io.hazardwatch.gateway.leaks;

/**
 * Means of a value over the last twenty minutes, one for each ten seconds. Fixed memory: 72 bytes while all of them are the same, as of nearly
 * every detector of a household, and 1,500 otherwise. One thread.
 */
final class ValueTrace {
    static final long SLOT_MILLIS = 10_000;
    static final int SLOTS = 120;

    /** Null while every value that is kept is {@link #alike}. */
    private double[] sums;
    private int[] counts;
    private long newest = Long.MIN_VALUE;
    /** The value that was added last, and a slot since when there is no other. */
    private double alike;
    private long alikeFrom;
    /** While it alone is kept: in which slots, a bit each, and how often in the newest. */
    private long firstSlots;
    private long lastSlots;
    private int alikeCount;

    void add(long nowMillis, double value) {
        long slot = Math.floorDiv(nowMillis, SLOT_MILLIS);
        if (newest == Long.MIN_VALUE || slot - newest >= SLOTS || slot < newest) {
            clear();
            newest = slot;
            alike = value;
            alikeFrom = slot;
        }
        if (value != alike) {
            spread();
            alike = value;
            alikeFrom = slot == newest ? slot + 1 : slot;
        }
        move(slot);
        if (sums == null) {
            mark(at(newest), true);
            alikeCount++;
        } else {
            sums[at(newest)] += value;
            counts[at(newest)]++;
            gatherIfAlike();
        }
    }

    private void move(long slot) {
        while (newest < slot) {
            newest++;
            alikeCount = 0;
            mark(at(newest), false);
            if (sums != null) {
                sums[at(newest)] = 0;
                counts[at(newest)] = 0;
            }
        }
    }

    /** Keeps each slot for itself from now on. */
    private void spread() {
        if (sums == null) {
            sums = new double[SLOTS];
            counts = new int[SLOTS];
            for (int at = 0; at < SLOTS; at++) {
                counts[at] = !isMarked(at) ? 0 : at == at(newest) ? alikeCount : 1;
                sums[at] = counts[at] * alike;
            }
        }
    }

    /** Keeps one value once no slot has another. */
    private void gatherIfAlike() {
        if (newest - alikeFrom >= SLOTS) {
            for (int at = 0; at < SLOTS; at++) {
                mark(at, counts[at] > 0);
            }
            alikeCount = counts[at(newest)];
            sums = null;
            counts = null;
        }
    }

    private boolean isMarked(int at) {
        return ((at < Long.SIZE ? firstSlots : lastSlots) >>> at & 1) != 0;
    }

    private void mark(int at, boolean is) {
        long bit = 1L << at;
        if (at < Long.SIZE) {
            firstSlots = is ? firstSlots | bit : firstSlots & ~bit;
        } else {
            lastSlots = is ? lastSlots | bit : lastSlots & ~bit;
        }
    }

    void clear() {
        sums = null;
        counts = null;
        firstSlots = 0;
        lastSlots = 0;
        alikeCount = 0;
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
            return isMarked(at(slot)) ? alike : Double.NaN;
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
