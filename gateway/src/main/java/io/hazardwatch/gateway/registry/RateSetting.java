package io.hazardwatch.gateway.registry;

import io.hazardwatch.gateway.model.Priority;

/**
 * One rate-of-change limit.
 *
 * @param limitPerSecond signed, in the point's unit per second: positive watches rising, negative falling
 * @param shownLimit     the limit as configured, in {@code shownUnit}, for people
 * @param shownUnit      for example {@code %LEL/min}
 * @param windowMillis   length of the window that is measured over
 * @param onDelayMillis  how long the candidate must hold
 * @param method         how the rate is measured; with {@link RateMethod#DIFFERENCE} the rule watches for a change of
 *                       {@code limitPerSecond} times the window within the window
 */
public record RateSetting(String id, double limitPerSecond, double shownLimit, String shownUnit, long windowMillis,
                          long onDelayMillis, Priority priority, RateMethod method) implements RuleDefinition {
    /** A rule on the least-squares slope. */
    public RateSetting(String id, double limitPerSecond, double shownLimit, String shownUnit, long windowMillis,
                       long onDelayMillis, Priority priority) {
        this(id, limitPerSecond, shownLimit, shownUnit, windowMillis, onDelayMillis, priority,
                RateMethod.LEAST_SQUARES);
    }

    /** A rule on the change within the window, both in the point's unit. */
    public static RateSetting change(String id, double change, String unit, long windowMillis, long onDelayMillis,
                                     Priority priority) {
        return new RateSetting(id, change / (windowMillis / 1_000.0), change, unit, windowMillis, onDelayMillis,
                priority, RateMethod.DIFFERENCE);
    }

    /** Whether the rule watches rising values. */
    public boolean isRising() {
        return limitPerSecond > 0;
    }

    /** How many of {@code shownUnit} one unit per second is. */
    public double shownPerSecond() {
        return shownLimit / limitPerSecond;
    }
}
