package io.hazardwatch.gateway.evaluate;

import io.hazardwatch.gateway.registry.AverageSetting;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.RuleSetting;

/**
 * Means of the minutes before the restart, of one point, in columns, oldest first. They fill means over hours, for which reading every stored
 * reading would take too long. A mean below zero counts as zero; within a minute, readings below zero lower the mean.
 *
 * @param startMillis begin of each minute, ms since the epoch
 * @param mean        of the readings of the minute that are not bad
 * @param count       how many of them there are
 */
public record PastMinutes(long[] startMillis, double[] mean, int[] count) {
    /** No minutes. */
    public static final PastMinutes NONE = new PastMinutes(new long[0], new double[0], new int[0]);
    /** Length of a minute, ms. */
    public static final long MILLIS = 60_000;

    /** Time span that means over hours cover, ms; 0 when the point has none. */
    public static long neededMillis(Point point) {
        return point.rules().stream().mapToLong(PastMinutes::neededMillis).max().orElse(0);
    }

    private static long neededMillis(RuleSetting rule) {
        return rule instanceof AverageSetting average && average.isFilledFromMinutes() ? average.windowMillis() : 0;
    }
}
