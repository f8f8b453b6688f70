package io.hazardwatch.gateway.api.escalation;

import io.hazardwatch.gateway.model.Priority;

/**
 * The five times of one announcement of an alarm. Times are ms since the epoch, 0 = not known or not (yet).
 *
 * @param eventAt      the device's time of the first violating reading
 * @param arrivedAt    when the reading arrived, or the tick came, that decided
 * @param decidedAt    when the gateway decided
 * @param committedAt  when that was committed; synced to disk before anybody is told
 * @param acceptedAt   when a provider first took a call to a person
 * @param answeredAt   when a person first answered, by a message or at the console
 * @param budgetMillis how long the first hand-over may take from the commit on, ms
 */
public record AnnouncementTimes(long occurrence, long annSeq, Priority priority, long eventAt, long arrivedAt, long decidedAt,
                                long committedAt, long acceptedAt, long answeredAt, long budgetMillis) {
    /** How long the first hand-over took from the commit on, ms; -1 before it. The wall clock may have been set back meanwhile. */
    public long handoverMillis() {
        return acceptedAt == 0 ? -1 : Math.max(0, acceptedAt - committedAt);
    }
}
