package io.hazardwatch.gateway.duty.handover;

import java.util.List;

/**
 * One change of a hand-over, to be stored before it is reported.
 *
 * @param after the row after it
 * @param items those it is about
 */
public record HandoverStep(Kind kind, Handover after, List<HandoverItem> items) {
    /** What happened. */
    public enum Kind {
        /** The shift has changed: the list is presented to the incoming officer. */
        OPENED,
        /** Matters came up, or ended, since the list was made. */
        LIST_CHANGED,
        ITEMS_ACCEPTED,
        /** All of it is accepted: the incoming officer is responsible. */
        ACCEPTED,
        /** Not accepted in time: the leader must be notified. */
        LEADER_TOLD,
        /** Still not accepted: worth an alarm. */
        OVERDUE,
        /** The next shift began before it was accepted. */
        LAPSED
    }

    public HandoverStep {
        items = List.copyOf(items);
    }

    static HandoverStep of(Kind kind, Handover after) {
        return new HandoverStep(kind, after, List.of());
    }
}
