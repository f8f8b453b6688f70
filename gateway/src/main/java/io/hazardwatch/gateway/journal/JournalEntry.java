package io.hazardwatch.gateway.journal;

import io.hazardwatch.gateway.alarms.RecordedEvent;
import io.hazardwatch.gateway.alarms.Transition;

/**
 * A committed journal entry.
 *
 * @param seq counts from 1 without a gap
 * @param committedAt ms since the epoch
 * @param committedNanos monotonic, for latency figures; 0 when read back
 */
public record JournalEntry(long seq, long committedAt, long committedNanos, RecordedEvent event) {
    /** The change of an alarm, or null if the entry is a note. */
    public Transition transition() {
        return event instanceof Transition transition ? transition : null;
    }
}
