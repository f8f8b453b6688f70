package io.hazardwatch.gateway.notify.channel.phone;

import io.hazardwatch.gateway.notify.person.PersonMessage;
import io.hazardwatch.gateway.notify.person.ReceiptOutcome;

/**
 * A message on a demonstration phone.
 *
 * @param id         number of the message
 * @param attempts   how often it was sent; a repetition with the same key is the same message
 * @param outcome    the last thing reported about it, null = nothing yet
 * @param outcomeAt  ms since the epoch; 0 = nothing yet
 */
public record DemoMessage(long id, PersonMessage message, int attempts, ReceiptOutcome outcome, long outcomeAt) {
    DemoMessage again() {
        return new DemoMessage(id, message, attempts + 1, outcome, outcomeAt);
    }

    DemoMessage reported(ReceiptOutcome reported, long at) {
        return new DemoMessage(id, message, attempts, reported, at);
    }

    /** Whether somebody has answered, or it was reported that nobody can. */
    public boolean isOver() {
        return outcome != null && outcome != ReceiptOutcome.DELIVERED && outcome != ReceiptOutcome.SEEN;
    }
}
