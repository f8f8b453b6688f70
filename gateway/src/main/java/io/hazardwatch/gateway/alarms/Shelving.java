package io.hazardwatch.gateway.alarms;

import io.hazardwatch.gateway.model.Priority;

/**
 * An operator took the alarm off the list for a time, with a reason.
 *
 * @param oneShot      ends as soon as the condition is over, at {@code until} at the latest
 * @param since        ms since the epoch; {@code until} too, an instant and not a local time, so no change of clocks moves it
 * @param by           who shelved it, or extended it last
 * @param extensions   how often {@code until} was moved
 * @param priorityThen priority at shelving: what grows more urgent than that leaves the shelf by itself
 */
public record Shelving(boolean oneShot, long since, long until, String reason, String by, int extensions,
                       Priority priorityThen) {
    /** The same shelving in somebody else's name. */
    Shelving takenOver(String actor) {
        return new Shelving(oneShot, since, until, reason, actor, extensions, priorityThen);
    }

    /** The same shelving until another time; it may become one-shot, or timed. */
    Shelving extended(boolean isOneShot, long newUntil, String newReason, String actor) {
        return new Shelving(isOneShot, since, newUntil, newReason, actor, extensions + 1, priorityThen);
    }
}
