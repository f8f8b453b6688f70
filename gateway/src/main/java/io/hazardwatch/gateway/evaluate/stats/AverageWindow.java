package io.hazardwatch.gateway.evaluate.stats;

import io.hazardwatch.gateway.registry.AverageSetting;
import java.util.Arrays;

/**
 * The mean over a moving window, from means of its parts, so that each part of the time counts the same however many readings came in it. A
 * reading costs the same however many the window holds; one that is late goes into the part it belongs to, so the order of arrival
 * changes nothing. A part without a reading is missing: it does not shorten the window. Values below zero count as zero. The closed parts
 * are summed anew at each rollover, so rounding does not accumulate. Lane thread.
 */
public final class AverageWindow {
    /** The window is empty. */
    public static final long NEVER = Long.MIN_VALUE;

    private final double[] sums;
    private final int[] counts;
    private final long width;
    /** Number of the newest part, counted since the epoch; its place is the remainder. */
    private long part = NEVER;
    private long newest = NEVER;
    private long oldest = Long.MAX_VALUE;
    private double newestValue;
    /** Sum of the means of all parts but the newest, and how many of them hold readings. */
    private double closed;
    private int filled;

    public AverageWindow(AverageSetting setting) {
        int parts = setting.parts();
        sums = new double[parts];
        counts = new int[parts];
        width = setting.windowMillis() / parts;
    }

    /** Takes the newest reading. One that is older than the newest, as after a refill, goes where it belongs. */
    public void add(long event, double value) {
        if (event <= newest) {
            addLate(event, value);
            return;
        }
        move(Math.floorDiv(event, width));
        put(at(part), value);
        newest = event;
        newestValue = value;
        oldest = Math.min(oldest, event);
    }

    private void put(int at, double value) {
        sums[at] += Math.max(0, value);
        counts[at]++;
    }

    private void move(long to) {
        if (to == part) {
            return;
        }
        if (part == NEVER || to - part >= sums.length) {
            Arrays.fill(sums, 0);
            Arrays.fill(counts, 0);
        } else {
            for (long each = part + 1; each <= to; each++) {
                sums[at(each)] = 0;
                counts[at(each)] = 0;
            }
        }
        part = to;
        close();
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
                closed += sums[i] / counts[i];
                filled++;
            }
        }
    }

    /** Takes a reading older than the newest; false when it is older than the window. */
    public boolean addLate(long event, double value) {
        long number = Math.floorDiv(event, width);
        if (part == NEVER || number > part || part - number >= sums.length) {
            return false;
        }
        put(at(number), value);
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
        for (long each = number + 1; each <= part; each++) {
            sums[at(each)] = 0;
            counts[at(each)] = 0;
        }
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
                oldest = Math.min(oldest, past.oldest);
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
        Arrays.fill(sums, 0);
        Arrays.fill(counts, 0);
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
        return part == NEVER || counts[at(part)] == 0 ? closed : closed + sums[at(part)] / counts[at(part)];
    }

    private int parts() {
        return part == NEVER || counts[at(part)] == 0 ? filled : filled + 1;
    }

    /** Share of the window without a reading, 0 to 1. */
    public double missing() {
        return 1 - (double) parts() / sums.length;
    }

    /** Mean of the parts that hold readings; NaN without one. */
    public double mean() {
        int parts = parts();
        return parts == 0 ? Double.NaN : known() / parts;
    }

    /** The mean if nothing was there in the missing parts: it is at least that. */
    public double least() {
        return known() / sums.length;
    }
}
