package io.hazardwatch.gateway.evaluate.stats;

import io.hazardwatch.gateway.registry.DriftSetting;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.RuleSetting;
import io.hazardwatch.gateway.registry.TimeToLimitSetting;

/**
 * Means of the hours before the restart, of one point, in columns, oldest first. Daily cycles are learnt from them.
 *
 * @param startMillis begin of each hour, ms since the epoch
 * @param mean        of the readings of the hour that are not bad
 * @param count       how many of them there are
 */
public record PastHours(long[] startMillis, double[] mean, int[] count) {
    /** No hours. */
    public static final PastHours NONE = new PastHours(new long[0], new double[0], new int[0]);
    /** Length of an hour, ms. */
    public static final long MILLIS = 3_600_000;

    /** Time span that daily cycles are learnt from, ms; 0 when no rule of the point learns one. */
    public static long neededMillis(Point point) {
        return point.rules().stream().anyMatch(PastHours::isNeeded) ? (DailyCycle.WEEK * 24 + 1) * MILLIS : 0;
    }

    private static boolean isNeeded(RuleSetting rule) {
        return rule instanceof TimeToLimitSetting || rule instanceof DriftSetting;
    }
}
