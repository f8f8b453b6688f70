package io.hazardwatch.gateway.evaluate.stats;

import java.util.Arrays;

/**
 * What a point usually reads at a time of day: for each hour the median of that hour's means on the last days. Some days are needed
 * before anything is usual, and the median of a week leaves out three odd days. Constant memory, nothing allocated after creation. Lane thread.
 */
public final class DailyCycle {
    /** Days that an early warning looks back. */
    public static final int WEEK = 7;
    /** Fewest days from which something is usual. */
    public static final int DAYS_LEAST = 3;
    private static final long HOUR = PastHours.MILLIS;
    private static final int DAY = 24;
    private static final long NEVER = Long.MIN_VALUE;

    private final float[] means;
    private long hour = NEVER;
    private long end = NEVER;
    private double sum;
    private int count;

    /** @param days how many days are kept; at least {@link #DAYS_LEAST} */
    public DailyCycle(int days) {
        means = new float[days * DAY];
        Arrays.fill(means, Float.NaN);
    }

    /** Takes a value. A time before the present hour is that of a clock set back, which goes on from there. */
    public void add(long event, double value) {
        if (event >= end || event < end - HOUR) {
            turn(Math.floorDiv(event, HOUR));
        }
        sum += value;
        count++;
    }

    private void turn(long next) {
        if (hour != NEVER) {
            means[place(hour)] = count == 0 ? Float.NaN : (float) (sum / count);
            for (long missed = Math.max(hour + 1, next - means.length + 1); missed < next; missed++) {
                means[place(missed)] = Float.NaN;
            }
        }
        hour = next;
        end = (next + 1) * HOUR;
        sum = 0;
        count = 0;
    }

    private int place(long hours) {
        return Math.floorMod(hours, means.length);
    }

    /** Takes hours from before its first value. */
    public void precede(PastHours past) {
        int rows = past.startMillis().length;
        if (hour == NEVER && rows > 0) {
            turn(Math.floorDiv(past.startMillis()[rows - 1], HOUR) + 1);
        }
        for (int row = 0; row < rows; row++) {
            long of = Math.floorDiv(past.startMillis()[row], HOUR);
            if (past.count()[row] > 0 && of < hour && of >= hour - means.length) {
                means[place(of)] = (float) past.mean()[row];
            }
        }
    }

    /** Whether every hour of the day is known. */
    public boolean isWhole() {
        for (int slot = 0; slot < DAY; slot++) {
            if (days(slot) < DAYS_LEAST) {
                return false;
            }
        }
        return true;
    }

    /** What is usual at that time of day, on a line between the hours; NaN before it is known. */
    public double at(long event) {
        long middle = event - HOUR / 2;
        int slot = (int) Math.floorMod(Math.floorDiv(middle, HOUR), (long) DAY);
        double share = Math.floorMod(middle, HOUR) / (double) HOUR;
        double before = median(slot);
        return before + share * (median((slot + 1) % DAY) - before);
    }

    /** What is usual from an hour before to an hour after that time of day, at the end towards a limit; NaN before it is known. */
    public double nearest(long event, boolean isHighLimit) {
        int slot = (int) Math.floorMod(Math.floorDiv(event, HOUR), (long) DAY);
        double before = median((slot + DAY - 1) % DAY);
        double now = median(slot);
        double after = median((slot + 1) % DAY);
        return isHighLimit ? Math.max(before, Math.max(now, after)) : Math.min(before, Math.min(now, after));
    }

    private int days(int slot) {
        int known = 0;
        for (int i = slot; i < means.length; i += DAY) {
            known += Float.isNaN(means[i]) ? 0 : 1;
        }
        return known;
    }

    private double median(int slot) {
        int days = days(slot);
        return days < DAYS_LEAST ? Double.NaN : (ranked(slot, (days - 1) / 2) + ranked(slot, days / 2)) / 2;
    }

    /** The value of that rank, found by counting, which needs no memory. */
    private double ranked(int slot, int rank) {
        for (int i = slot; i < means.length; i += DAY) {
            int below = 0;
            int same = 0;
            for (int other = slot; other < means.length; other += DAY) {
                below += means[other] < means[i] ? 1 : 0;
                same += means[other] == means[i] ? 1 : 0;
            }
            if (below <= rank && rank < below + same) {
                return means[i];
            }
        }
        return Double.NaN;
    }
}
