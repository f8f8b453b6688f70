package io.hazardwatch.gateway.registry;

import io.hazardwatch.gateway.model.Priority;

/**
 * One absolute limit.
 *
 * <p>The return to normal follows one rule: the limit stays violated as if it were {@code deadband} further inside. So a value
 * exactly at that bound still violates a limit that is reached at the value itself, but not one that must be exceeded.
 *
 * @param at             limit in the point's unit
 * @param deadband       how far inside the limit a value must return to count as ok, in the point's unit
 * @param onDelayMillis  how long the violation must hold, in event time or held by the wall clock
 * @param offDelayMillis how long ok must hold, on received samples only
 * @param latching       stays until reset by a person, even after return to normal
 * @param onSamples      the on-delay counted in readings; null when {@code onDelayMillis} holds
 * @param beyond         violated only strictly beyond the limit; else at it too, as GB/T 50493 has set points
 * @param backAt         bound of the return to normal, always computed in decimal from {@code at} and {@code deadband}
 */
public record LimitSetting(LimitLevel level, double at, double deadband, long onDelayMillis, long offDelayMillis,
                           Priority priority, boolean latching, CountedOnDelay onSamples, boolean beyond, double backAt) {
    public LimitSetting {
        backAt = level.isHigh() ? Decimals.minus(at, deadband) : Decimals.plus(at, deadband);
    }

    /** A limit that is reached at the value itself, with its on-delay in time. */
    public LimitSetting(LimitLevel level, double at, double deadband, long onDelayMillis, long offDelayMillis,
                        Priority priority, boolean latching) {
        this(level, at, deadband, onDelayMillis, offDelayMillis, priority, latching, null);
    }

    /** A limit that is reached at the value itself. */
    public LimitSetting(LimitLevel level, double at, double deadband, long onDelayMillis, long offDelayMillis,
                        Priority priority, boolean latching, CountedOnDelay onSamples) {
        this(level, at, deadband, onDelayMillis, offDelayMillis, priority, latching, onSamples, false);
    }

    /** A limit with {@code beyond} given. */
    public LimitSetting(LimitLevel level, double at, double deadband, long onDelayMillis, long offDelayMillis,
                        Priority priority, boolean latching, CountedOnDelay onSamples, boolean beyond) {
        this(level, at, deadband, onDelayMillis, offDelayMillis, priority, latching, onSamples, beyond, at);
    }

    /** The same limit at another value, which may be violated and return otherwise. */
    LimitSetting tightened(double otherAt, double otherDeadband, boolean isBeyond) {
        return new LimitSetting(level, otherAt, otherDeadband, onDelayMillis, offDelayMillis, priority, latching, onSamples, isBeyond);
    }

    /** Whether it lets more pass than {@code other} of the same level: a worse value, or a longer time. */
    public boolean isLooserThan(LimitSetting other) {
        boolean isFurther = level.isHigh() ? at > other.at : at < other.at;
        return isFurther || at == other.at && beyond && !other.beyond || onDelayMillis > other.onDelayMillis
                || onSamples != null && other.onSamples == null || priority.compareTo(other.priority) > 0;
    }

    /** Whether a single violating reading raises. */
    public boolean isImmediate() {
        return onDelayMillis <= 0 && onSamples == null;
    }

    /** Whether {@code value} violates it; NaN never does. */
    public boolean isViolatedBy(double value) {
        return isReachedBy(value, at);
    }

    /** Whether {@code value} is back inside by the deadband; NaN never is. */
    public boolean isBackAt(double value) {
        return !isReachedBy(value, backAt) && !Double.isNaN(value);
    }

    private boolean isReachedBy(double value, double bound) {
        if (level.isHigh()) {
            return beyond ? value > bound : value >= bound;
        }
        return beyond ? value < bound : value <= bound;
    }
}
