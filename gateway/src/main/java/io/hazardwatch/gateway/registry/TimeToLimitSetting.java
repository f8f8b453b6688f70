package io.hazardwatch.gateway.registry;

import io.hazardwatch.gateway.model.Priority;

/**
 * Settings of the warning that the value will reach a limit within the horizon if its trend continues.
 *
 * @param level         the limit that is predicted
 * @param at            value of that limit, in the point's unit
 * @param windowMillis  the shorter of two windows the trend is measured over; the longer is six times as long
 * @param horizonMillis how far ahead the trend is extrapolated; at most three windows, because a line is no evidence beyond
 * @param onDelayMillis at least a minute
 * @param priority      one below that of the limit
 */
public record TimeToLimitSetting(String id, LimitLevel level, double at, long windowMillis, long horizonMillis,
                                 long onDelayMillis, Priority priority) implements RuleSetting {
    /** The shortest on-delay. */
    public static final long ON_DELAY_MILLIS_MIN = 60_000;
    /** Longest horizon, in windows. */
    public static final int HORIZON_WINDOWS_MAX = 3;

    /** The same warning with another priority. */
    TimeToLimitSetting withPriority(Priority other) {
        return new TimeToLimitSetting(id, level, at, windowMillis, horizonMillis, onDelayMillis, other);
    }

    /** The same warning for a limit with another value or priority. */
    public TimeToLimitSetting of(LimitSetting limit) {
        return new TimeToLimitSetting(id, level, limit.at(), windowMillis, horizonMillis, onDelayMillis,
                limit.priority().below());
    }
}
