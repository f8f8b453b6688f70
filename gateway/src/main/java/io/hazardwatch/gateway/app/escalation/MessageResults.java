package io.hazardwatch.gateway.app.escalation;

import io.hazardwatch.gateway.escalation.AttemptResult;
import io.hazardwatch.gateway.notify.person.Purpose;
import io.hazardwatch.gateway.notify.person.Receipt;
import io.hazardwatch.gateway.notify.person.ReceiptOutcome;
import io.hazardwatch.gateway.notify.person.SendResult;
import io.hazardwatch.gateway.time.Backoff;
import java.util.Locale;

/** Records what providers say about messages. Escalation thread. */
final class MessageResults {
    /** News and digests of what is over are given up after this time; a call never is, as long as it is wanted. */
    private static final long NEWS_MILLIS_MAX = 3_600_000;

    private final EscalationBook book;
    private final Backoff backoff;
    private final CallConditions conditions;

    MessageResults(EscalationBook book, Backoff backoff, CallConditions conditions) {
        this.book = book;
        this.backoff = backoff;
        this.conditions = conditions;
    }

    /** What the provider said when a message was handed over. */
    void sent(Notification row, SendResult result, String text, long now) {
        if (row.state != NotificationState.CLAIMED && row.state != NotificationState.RETRY) {
            return;
        }
        row.attempts++;
        row.text = text;
        switch (result) {
            case SendResult.Accepted taken -> accepted(row, taken, now);
            case SendResult.Unreachable gone -> unreachable(row, gone.reason(), now);
            case SendResult.Retry again -> again(row, again, now);
        }
    }

    private void accepted(Notification row, SendResult.Accepted taken, long now) {
        row.state = NotificationState.ACCEPTED;
        row.acceptedAt = now;
        row.reference = taken.reference();
        row.result = "accepted";
        book.report(row, AttemptResult.ACCEPTED, now);
    }

    private void again(Notification row, SendResult.Retry again, long now) {
        boolean isGivenUp = row.purpose != Purpose.CALL && now - row.plannedAt > NEWS_MILLIS_MAX;
        row.state = row.isTakenBack ? NotificationState.CANCELLED : isGivenUp ? NotificationState.FAILED : NotificationState.RETRY;
        row.nextAt = now + Math.max(again.afterMillis(), backoff.millis(row.attempts));
        row.result = again.reason();
        book.report(row, AttemptResult.REFUSED, now);
    }

    private void unreachable(Notification row, String why, long now) {
        row.state = NotificationState.FAILED;
        row.result = "cannot work: " + why;
        StoredEscalation stored = book.of(row.escalation);
        if (stored != null) {
            conditions.unreachable(stored.calls().subject(), row.person, row.means.name(), why, now);
        }
        book.report(row, AttemptResult.NOT_REACHED, now);
    }

    /** What the provider reported later; answers are not for here. Receipts come late, twice and in any order. */
    void received(Notification row, Receipt receipt, long now) {
        ReceiptOutcome outcome = receipt.outcome();
        if (outcome == ReceiptOutcome.DELIVERED && row.state.isUnsettledOrAccepted()) {
            row.state = NotificationState.DELIVERED;
            row.deliveredAt = receipt.atMillis();
        } else if (outcome == ReceiptOutcome.SEEN && row.state != NotificationState.FAILED) {
            row.state = NotificationState.SEEN;
            row.seenAt = receipt.atMillis();
        } else if (outcome == ReceiptOutcome.UNREACHABLE) {
            unreachable(row, receipt.detail(), now);
            return;
        } else if (outcome.isNotReached() && row.state != NotificationState.SEEN) {
            row.state = NotificationState.FAILED;
            row.result = outcome.name().toLowerCase(Locale.ROOT) + (receipt.detail() == null ? "" : ": " + receipt.detail());
        } else {
            return;
        }
        book.report(row, AttemptResult.of(outcome), now);
    }
}
