package io.hazardwatch.gateway.evaluate;

import io.hazardwatch.gateway.registry.AverageSetting;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.RateSetting;
import io.hazardwatch.gateway.registry.RuleSetting;
import io.hazardwatch.gateway.registry.TimeToLimitSetting;

/**
 * Stored readings of one point from before the restart, in columns, oldest first.
 *
 * @param eventMillis event times, ms since the epoch
 * @param quality     {@link io.hazardwatch.gateway.model.Quality#code()}
 */
public record PastReadings(long[] eventMillis, double[] value, byte[] quality) {
    /** No readings. */
    public static final PastReadings NONE = new PastReadings(new long[0], new double[0], new byte[0]);

    /** Time span that windows filled with readings cover, ms; 0 when the point has none. */
    public static long neededMillis(Point point) {
        long rates = point.rates().stream().mapToLong(RateSetting::windowMillis).max().orElse(0);
        return Math.max(rates, point.rules().stream().mapToLong(PastReadings::neededMillis).max().orElse(0));
    }

    private static long neededMillis(RuleSetting rule) {
        return switch (rule) {
            case TimeToLimitSetting warning -> TimeToLimitRule.LONGER * warning.windowMillis();
            case AverageSetting average -> average.isFilledFromMinutes() ? 0 : average.windowMillis();
            default -> 0;
        };
    }
}
