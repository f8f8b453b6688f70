package io.hazardwatch.gateway.registry;

import io.hazardwatch.gateway.model.Priority;

/**
 * One rate-of-change limit.
 *
 * @param limitPerSecond signed, in the point's unit per second: positive watches rising, negative falling
 * @param shownLimit     the limit as configured, in {@code shownUnit}, for people
 * @param shownUnit      for example {@code %LEL/min}
 * @param windowMillis   length of the least-squares window
 * @param onDelayMillis  how long the candidate must hold
 */
public record RateSetting(String id, double limitPerSecond, double shownLimit, String shownUnit, long windowMillis,
                          long onDelayMillis, Priority priority) {
    /** Whether the rule watches rising values. */
    public boolean isRising() {
        return limitPerSecond > 0;
    }

    /** How many of {@code shownUnit} one unit per second is. */
    public double shownPerSecond() {
        return shownLimit / limitPerSecond;
    }
}
