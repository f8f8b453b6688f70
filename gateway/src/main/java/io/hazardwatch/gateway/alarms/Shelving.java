package io.hazardwatch.gateway.alarms;

import io.hazardwatch.gateway.model.Priority;

/**
 * Shelving by an operator for a limited time, with a reason.
 *
 * @param oneShot      ends as soon as the condition is over, at {@code until} at the latest
 * @param since        ms since the epoch; {@code until} too, an instant, not a local time, so daylight saving does not move it
 * @param by           who shelved it, or extended it last
 * @param extensions   how often {@code until} was moved
 * @param priorityThen priority at shelving: an alarm that becomes more urgent than that is unshelved by itself
 */
public record Shelving(boolean oneShot, long since, long until, String reason, String by, int extensions,
                       Priority priorityThen) {
    /** Begins, in the reason of a shelving, the name of the second person who agreed. */
    public static final String SECOND = "; agreed by ";

    /** The same shelving in the name of {@code actor}. */
    Shelving takenOver(String actor) {
        return new Shelving(oneShot, since, until, reason, actor, extensions, priorityThen);
    }

    /** The same shelving until another time; it may change between one-shot and timed. */
    Shelving extended(boolean isOneShot, long newUntil, String newReason, String actor) {
        return new Shelving(isOneShot, since, newUntil, newReason, actor, extensions + 1, priorityThen);
    }
}
