package io.hazardwatch.gateway.registry;

import io.hazardwatch.gateway.model.Priority;

/**
 * A warning that the value will reach a limit within the horizon if it goes on as it does.
 *
 * @param level         the limit that is predicted
 * @param at            where it is, in the point's unit
 * @param windowMillis  the shorter of two windows the trend is measured over; the longer is six times as long
 * @param horizonMillis how far ahead is looked; at most three windows, because a line says nothing beyond
 * @param onDelayMillis at least a minute
 * @param priority      one below that of the limit
 */
public record TimeToLimitSetting(String id, Level level, double at, long windowMillis, long horizonMillis,
                                 long onDelayMillis, Priority priority) implements RuleSetting {
    /** The shortest on-delay. */
    public static final long ON_DELAY_MILLIS_MIN = 60_000;
    /** How many windows the horizon may be. */
    public static final int HORIZON_WINDOWS_MAX = 3;

    /** The same warning for a limit that is elsewhere or of another priority. */
    public TimeToLimitSetting of(LimitSetting limit) {
        return new TimeToLimitSetting(id, level, limit.at(), windowMillis, horizonMillis, onDelayMillis,
                limit.priority().below());
    }
}
