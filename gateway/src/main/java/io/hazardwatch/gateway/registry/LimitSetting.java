package io.hazardwatch.gateway.registry;

import io.hazardwatch.gateway.model.Priority;

/**
 * One absolute limit.
 *
 * @param at             limit in the point's unit; violated strictly beyond it or at it? At it: {@code value >= at}
 *                       for H/HH, {@code value <= at} for L/LL, because GB/T 50493 set points are "at or above"
 * @param deadband       how far back inside a value must come to count as ok, in the point's unit
 * @param onDelayMillis  how long the violation must hold, in event time or held by the wall clock
 * @param offDelayMillis how long ok must hold, on received samples only
 * @param latching       stays until reset by a person, even after return to normal
 * @param onSamples      the on-delay counted in readings; null when {@code onDelayMillis} holds
 */
public record LimitSetting(Level level, double at, double deadband, long onDelayMillis, long offDelayMillis,
                           Priority priority, boolean latching, OnSamples onSamples) {
    /** A limit with its on-delay in time. */
    public LimitSetting(Level level, double at, double deadband, long onDelayMillis, long offDelayMillis,
                        Priority priority, boolean latching) {
        this(level, at, deadband, onDelayMillis, offDelayMillis, priority, latching, null);
    }

    /** Whether a single violating reading raises. */
    public boolean isImmediate() {
        return onDelayMillis <= 0 && onSamples == null;
    }
}
