package io.hazardwatch.gateway.escalation;

import io.hazardwatch.gateway.notify.person.ReceiptOutcome;

/** What is known about an attempt, from the provider's answer or from a receipt. */
public enum AttemptResult {
    /** The provider took it. */
    ACCEPTED(AttemptState.ACCEPTED),
    /** The provider did not take it; the sender asks again. */
    REFUSED(AttemptState.REFUSED),
    /** It arrived at the device. */
    DELIVERED(AttemptState.DELIVERED),
    /** The person opened it. */
    SEEN(AttemptState.SEEN),
    /** Busy, not taken, a machine, no key, not delivered, or a means that cannot work. */
    NOT_REACHED(AttemptState.NOT_REACHED);

    private final AttemptState state;

    AttemptResult(AttemptState state) {
        this.state = state;
    }

    AttemptState state() {
        return state;
    }

    /** The result that a receipt gives; null if it is an answer of the person. */
    public static AttemptResult of(ReceiptOutcome outcome) {
        return switch (outcome) {
            case DELIVERED -> DELIVERED;
            case SEEN -> SEEN;
            case TAKEN, DECLINED -> null;
            case BUSY, NO_ANSWER, REFUSED, VOICEMAIL, NO_KEY, UNDELIVERED, UNREACHABLE -> NOT_REACHED;
        };
    }
}
