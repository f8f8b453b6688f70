package io.hazardwatch.gateway.leaks.plant;

import java.util.Arrays;

/** Means of a value over the last hour, one for each ten seconds. Fixed memory. One thread. */
final class MeanTrace {
    static final long SLOT_MILLIS = 10_000;
    /** Time that is remembered, ms. */
    static final long KEPT_MILLIS = 4_000_000;
    private static final int BACK_SLOTS = 6;
    /** Share of a mean that is rounding only. */
    private static final double ROUNDING = 1e-9;
    private static final int SLOTS = (int) (KEPT_MILLIS / SLOT_MILLIS);

    private final double[] sums = new double[SLOTS];
    private final int[] counts = new int[SLOTS];
    private long newest = Long.MIN_VALUE;

    /** Takes a value; one that is NaN leaves a hole. A clock that steps back a little goes on in the newest slot. */
    void add(long nowMillis, double value) {
        long slot = Math.floorDiv(nowMillis, SLOT_MILLIS);
        move(slot < newest && slot >= newest - BACK_SLOTS ? newest : slot);
        if (!Double.isNaN(value)) {
            int at = at(newest);
            sums[at] += value;
            counts[at]++;
        }
    }

    /** Takes a stored mean where nothing is known. */
    void addPast(long millis, double mean) {
        long slot = Math.floorDiv(millis, SLOT_MILLIS);
        if (newest == Long.MIN_VALUE || slot > newest) {
            move(slot);
        }
        if (slot <= newest && slot > newest - SLOTS && counts[at(slot)] == 0 && !Double.isNaN(mean)) {
            sums[at(slot)] = mean;
            counts[at(slot)] = 1;
        }
    }

    private void move(long slot) {
        if (newest == Long.MIN_VALUE || slot - newest >= SLOTS || slot < newest) {
            Arrays.fill(sums, 0);
            Arrays.fill(counts, 0);
            newest = slot;
        }
        while (newest < slot) {
            newest++;
            sums[at(newest)] = 0;
            counts[at(newest)] = 0;
        }
    }

    private static int at(long slot) {
        return (int) Math.floorMod(slot, (long) SLOTS);
    }

    boolean isHole(long slot) {
        return Double.isNaN(slot(slot));
    }

    /** Mean of the slot that begins at {@code slot} times {@link #SLOT_MILLIS}; NaN without a value. */
    double slot(long slot) {
        boolean isKept = newest != Long.MIN_VALUE && slot <= newest && slot > newest - SLOTS && counts[at(slot)] > 0;
        return isKept ? sums[at(slot)] / counts[at(slot)] : Double.NaN;
    }

    /** How many means from {@code fromMillis} to {@code toMillis} differ from the one before. */
    int changes(long fromMillis, long toMillis) {
        int changes = 0;
        double before = Double.NaN;
        for (long slot = Math.floorDiv(fromMillis, SLOT_MILLIS); slot * SLOT_MILLIS < toMillis; slot++) {
            double value = slot(slot);
            if (!Double.isNaN(value)) {
                changes += Math.abs(value - before) > ROUNDING * Math.max(Math.abs(value), Math.abs(before)) ? 1 : 0;
                before = value;
            }
        }
        return changes;
    }

    /** A straight line through the means from {@code fromMillis} to {@code toMillis}. */
    Line line(long fromMillis, long toMillis) {
        double n = 0;
        double x = 0;
        double y = 0;
        double xx = 0;
        double xy = 0;
        double yy = 0;
        double low = Double.NaN;
        double high = Double.NaN;
        for (long slot = Math.floorDiv(fromMillis, SLOT_MILLIS); slot * SLOT_MILLIS < toMillis; slot++) {
            double value = slot(slot);
            if (!Double.isNaN(value)) {
                double seconds = (slot * SLOT_MILLIS - toMillis) / 1_000.0;
                n++;
                x += seconds;
                y += value;
                xx += seconds * seconds;
                xy += seconds * value;
                yy += value * value;
                low = Double.isNaN(low) || value < low ? value : low;
                high = Double.isNaN(high) || value > high ? value : high;
            }
        }
        double expected = (double) (toMillis - fromMillis) / SLOT_MILLIS;
        double sxx = xx - x * x / n;
        double slope = (xy - x * y / n) / sxx;
        double residual = Math.max(0, yy - y * y / n - slope * (xy - x * y / n));
        return n < 3 || n < Line.FILLED * expected ? Line.UNKNOWN
                : new Line(y / n, slope, Math.sqrt(residual / (n - 2) / sxx), y / n - slope * x / n, high - low);
    }

    /**
     * A straight line.
     *
     * @param mean    of the values
     * @param slope   change per second
     * @param error   standard error of the slope
     * @param end     value of the line at the end of the time
     * @param range   highest less lowest value
     */
    record Line(double mean, double slope, double error, double end, double range) {
        static final Line UNKNOWN = new Line(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        private static final double FILLED = 0.75;
        private static final double SIGNIFICANT = 4;

        boolean isKnown() {
            return !Double.isNaN(slope);
        }

        /** Whether it moves, beyond its scatter. */
        boolean isSignificant() {
            return isSignificant(slope);
        }

        /** The same of a slope that was corrected. */
        boolean isSignificant(double corrected) {
            return isKnown() && Math.abs(corrected) > SIGNIFICANT * error;
        }
    }
}
