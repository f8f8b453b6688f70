package io.hazardwatch.gateway.weather;

import java.util.function.LongSupplier;

/**
 * Ends the reading of a message that takes too long. The caller passes the clock, so that readers have none.
 *
 * @param nowMillis  a clock, ms; called once in a while
 * @param untilMillis when the time is over, by that clock
 */
public record ParseDeadline(LongSupplier nowMillis, long untilMillis) {
    /** No bound, for messages that were read before. */
    public static final ParseDeadline UNBOUNDED = new ParseDeadline(() -> 0, 1);

    /** From now, for as long as {@code limits} allow. */
    public static ParseDeadline from(LongSupplier clock, WarningLimits limits) {
        return new ParseDeadline(clock, clock.getAsLong() + limits.millisMax());
    }

    /** Throws when the time is over. */
    public void check() {
        if (nowMillis.getAsLong() >= untilMillis) {
            throw new WarningException(WarningRefusal.TOO_SLOW, "reading took too long");
        }
    }
}
