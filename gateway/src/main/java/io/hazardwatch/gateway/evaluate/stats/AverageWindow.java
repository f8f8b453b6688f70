package io.hazardwatch.gateway.evaluate.stats;

import io.hazardwatch.gateway.registry.AverageSetting;
import java.util.Arrays;

/**
 * The mean over a moving window, from means of its parts, so that each part of the time counts the same however many readings came in it. A
 * reading costs the same however many the window holds; one that is late goes into the part it belongs to, so the order of arrival
 * changes nothing. A part counts as far as it was measured: it has slots of at least two periods, and one without a reading is missing, which
 * does not shorten the window. Values below zero count as zero. The closed parts are summed anew at each rollover, so rounding does not
 * accumulate. Lane thread.
 */
public final class AverageWindow {
    /** The window is empty. */
    public static final long NEVER = Long.MIN_VALUE;

    private final double[] sums;
    private final int[] counts;
    /** A bit for each slot of a part that holds a reading. */
    private final long[] measured;
    private final int slots;
    private final long width;
    /** Number of the newest part, counted since the epoch; its place is the remainder. */
    private long part = NEVER;
    private long newest = NEVER;
    private long oldest = Long.MAX_VALUE;
    private double newestValue;
    /** Sum of the means of all parts but the newest, each as far as it was measured, and how many slots of them were. */
    private double closed;
    private int filled;

    public AverageWindow(AverageSetting setting) {
        int parts = setting.parts();
        sums = new double[parts];
        counts = new int[parts];
        measured = new long[parts];
        slots = setting.slots();
        width = setting.windowMillis() / parts;
    }

    /** Takes the newest reading. One that is older than the newest, as after a refill, goes where it belongs. */
    public void add(long event, double value) {
        if (event <= newest) {
            addLate(event, value);
            return;
        }
        move(Math.floorDiv(event, width));
        put(event, value, 1);
        newest = event;
        newestValue = value;
        oldest = Math.min(oldest, event);
    }

    private void put(long event, double value, int count) {
        int at = at(Math.floorDiv(event, width));
        sums[at] += Math.max(0, value) * count;
        counts[at] += count;
        measured[at] |= 1L << slot(event);
    }

    private int slot(long event) {
        return (int) (Math.floorMod(event, width) * slots / width);
    }

    private void move(long to) {
        if (to == part) {
            return;
        }
        if (part == NEVER || to - part >= sums.length) {
            clear();
        } else {
            clear(part + 1, to);
        }
        part = to;
        close();
    }

    private void clear() {
        Arrays.fill(sums, 0);
        Arrays.fill(counts, 0);
        Arrays.fill(measured, 0);
    }

    private void clear(long from, long to) {
        for (long each = from; each <= to; each++) {
            sums[at(each)] = 0;
            counts[at(each)] = 0;
            measured[at(each)] = 0;
        }
    }

    private int at(long number) {
        return (int) Math.floorMod(number, (long) sums.length);
    }

    private void close() {
        closed = 0;
        filled = 0;
        int current = at(part);
        for (int i = 0; i < sums.length; i++) {
            if (i != current && counts[i] > 0) {
                closed += weighed(i);
                filled += Long.bitCount(measured[i]);
            }
        }
    }

    /** Mean of a part that holds readings, times the share of it that was measured. */
    private double weighed(int at) {
        return sums[at] / counts[at] * Long.bitCount(measured[at]) / slots;
    }

    /** Takes a reading older than the newest; false when it is older than the window. */
    public boolean addLate(long event, double value) {
        long number = Math.floorDiv(event, width);
        if (part == NEVER || number > part || part - number >= sums.length) {
            return false;
        }
        put(event, value, 1);
        oldest = Math.min(oldest, event);
        if (number != part) {
            close();
        }
        return true;
    }

    /** Forgets the parts after that of {@code event}, because the device's clock was set back to it; the next reading is the newest. */
    public void turnBack(long event) {
        long number = Math.floorDiv(event, width);
        if (part - number >= sums.length) {
            reset();
            return;
        }
        clear(number + 1, part);
        part = Math.min(part, number);
        newest = event - 1;
        close();
    }

    /** Corrects the value of the newest reading. */
    public void correctNewest(double value) {
        if (newest != NEVER) {
            sums[at(part)] += Math.max(0, value) - Math.max(0, newestValue);
            newestValue = value;
        }
    }

    /** Adds the contents of {@code past}, which has the same setting and ends before {@link #oldest}. */
    public void precede(AverageWindow past) {
        for (long number = past.part - past.sums.length + 1; past.part != NEVER && number <= past.part; number++) {
            if (part - number < sums.length && number <= part && past.counts[at(number)] > 0) {
                sums[at(number)] += past.sums[at(number)];
                counts[at(number)] += past.counts[at(number)];
                measured[at(number)] |= past.measured[at(number)];
                oldest = Math.min(oldest, past.oldest);
            }
        }
        close();
    }

    /**
     * Adds stored readings of which only the mean is known, as if they were spread evenly over the time that they measured.
     *
     * @param from     beginning of that time, ms since the epoch
     * @param measured its length, ms
     * @param mean     of {@code count} readings
     */
    public void addMean(long from, long measured, double mean, int count) {
        if (measured > 0 && newest < from + measured) {
            move(Math.floorDiv(from + measured - 1, width));
            newest = from + measured - 1;
            newestValue = mean;
        }
        long step = Math.max(1, width / slots);
        int each = (int) Math.max(1, count * step / Math.max(step, measured));
        for (long event = from; event < from + measured; event += step) {
            if (part - Math.floorDiv(event, width) < sums.length) {
                put(event, mean, each);
                oldest = Math.min(oldest, event);
            }
        }
        close();
    }

    /** Empties the window. */
    public void reset() {
        part = NEVER;
        newest = NEVER;
        oldest = Long.MAX_VALUE;
        closed = 0;
        filled = 0;
        clear();
    }

    /** Event time of the newest reading, or {@link #NEVER}. */
    public long newest() {
        return newest;
    }

    /** Event time of the oldest reading since it was empty; {@link Long#MAX_VALUE} while it is empty. */
    public long oldest() {
        return oldest;
    }

    private double known() {
        return part == NEVER || counts[at(part)] == 0 ? closed : closed + weighed(at(part));
    }

    /** The measured part of the window, in parts. */
    private double parts() {
        return (double) (part == NEVER ? 0 : filled + Long.bitCount(measured[at(part)])) / slots;
    }

    /** Share of the window without a reading, 0 to 1. */
    public double missing() {
        return 1 - parts() / sums.length;
    }

    /** Mean of the parts that hold readings; NaN without one. */
    public double mean() {
        double parts = parts();
        return parts == 0 ? Double.NaN : known() / parts;
    }

    /** The mean if nothing was there in the missing parts: it is at least that. */
    public double least() {
        return known() / sums.length;
    }
}
