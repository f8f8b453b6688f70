package io.hazardwatch.gateway.app.escalation;

import io.hazardwatch.gateway.escalation.AttemptResult;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.notify.person.AddressMask;
import io.hazardwatch.gateway.notify.person.DeliveryReceipt;
import io.hazardwatch.gateway.notify.person.FailedMeans;
import io.hazardwatch.gateway.notify.person.MessagePurpose;
import io.hazardwatch.gateway.notify.person.ReceiptOutcome;
import io.hazardwatch.gateway.notify.person.SendResult;
import io.hazardwatch.gateway.time.Backoff;
import java.util.Locale;
import java.util.function.Consumer;

/** Records providers' results for messages. Escalation thread. */
final class MessageResults {
    /** News and digests of what is over are given up after this time; a call never is, as long as it is wanted. */
    private static final long NEWS_MILLIS_MAX = 3_600_000;

    private static final long PATIENCE_P1_MILLIS = 30_000;
    private static final long PATIENCE_P2_MILLIS = 300_000;

    private final EscalationBook book;
    private final Backoff backoff;
    private final CallConditions conditions;
    private final Consumer<FailedMeans> failures;
    private final InformationMessages news;

    /** @param failures takes the means that cannot work; never blocks */
    MessageResults(EscalationBook book, Backoff backoff, CallConditions conditions, Consumer<FailedMeans> failures, InformationMessages news) {
        this.book = book;
        this.backoff = backoff;
        this.conditions = conditions;
        this.failures = failures;
        this.news = news;
    }

    /** What the provider said when a message was handed over. */
    void sent(Notification row, SendResult result, String text, long now) {
        if (row.state != NotificationState.CLAIMED && row.state != NotificationState.RETRY) {
            if (result instanceof SendResult.Accepted taken && row.acceptedAt == 0) {
                overtaken(row, taken, text, now);
            }
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

    /** A receipt was faster than the provider's answer: the acceptance and the proof are still kept. */
    private void overtaken(Notification row, SendResult.Accepted taken, String text, long now) {
        row.attempts++;
        row.text = text;
        row.acceptedAt = now;
        row.reference = taken.reference();
        book.report(row, AttemptResult.ACCEPTED, now);
        book.changed(row);
    }

    private void accepted(Notification row, SendResult.Accepted taken, long now) {
        row.state = NotificationState.ACCEPTED;
        row.acceptedAt = now;
        row.reference = taken.reference();
        row.result = "accepted";
        book.report(row, AttemptResult.ACCEPTED, now);
    }

    private void again(Notification row, SendResult.Retry again, long now) {
        boolean isGivenUp = row.purpose != MessagePurpose.CALL && !row.isSiren() && now - row.newSince > NEWS_MILLIS_MAX;
        row.state = row.isTakenBack ? NotificationState.CANCELLED : isGivenUp ? NotificationState.FAILED : NotificationState.RETRY;
        if (again.isOfMessage()) {
            row.refusedBy = row.channel;
        }
        row.nextAt = now + Math.max(Math.min(again.afterMillis(), patience(row.priority)), backoff.millis(row.attempts));
        row.result = HouseholdTurns.isToHousehold(row) ? toHousehold(again) : said(row, again.reason());
        if (isGivenUp) {
            news.byNextMeans(book, row, now);
        }
        book.report(row, AttemptResult.REFUSED, now);
    }

    /** Without the provider's words, but a household that was not reached yet has refused nothing. */
    private static String toHousehold(SendResult.Retry again) {
        return again.isOfMessage() ? "refused" : "not taken yet";
    }

    /** What another channel said is no reason to forget which one refused it. */
    private static String said(Notification row, String reason) {
        return row.refusedBy == null || row.refusedBy.equals(row.channel) ? reason : reason + "; refused by " + row.refusedBy;
    }

    /** A provider that asks for an hour must not silence an alarm for longer than its profile allows. */
    private static long patience(Priority priority) {
        return switch (priority) {
            case P1 -> PATIENCE_P1_MILLIS;
            case P2 -> PATIENCE_P2_MILLIS;
            case P3, P4 -> NEWS_MILLIS_MAX;
        };
    }

    /** What a provider says of the number of a household is no matter of those who see its alarms. */
    private static String withWords(String result, Notification row, String words) {
        return words == null || HouseholdTurns.isToHousehold(row) ? result : result + ": " + words;
    }

    private void unreachable(Notification row, String why, long now) {
        if (row.isSiren()) {
            again(row, new SendResult.Retry("not heard: " + why, 0), now);
            return;
        }
        row.state = NotificationState.FAILED;
        row.result = withWords("cannot work", row, why);
        failures.accept(new FailedMeans(row.person, row.means, row.address, String.valueOf(why), row.claimedAt, now));
        news.byNextMeans(book, row, now);
        StoredEscalation stored = book.of(row.escalation);
        if (stored != null) {
            conditions.unreachable(stored.calls().subject(), row.person, row.means.name(), why, now);
        }
        book.report(row, AttemptResult.NOT_REACHED, now);
    }

    /** What the provider reported later; answers are not for here. Receipts come late, twice and in any order. */
    void received(Notification row, DeliveryReceipt receipt, long now) {
        ReceiptOutcome outcome = receipt.outcome();
        if (row.isSiren() && outcome.isNotReached() && row.state.isUnsettledOrAccepted()) {
            unreachable(row, AddressMask.in(receipt.detail(), row.address), now);
            return;
        }
        if (outcome == ReceiptOutcome.DELIVERED && row.state.isUnsettledOrAccepted()) {
            row.state = NotificationState.DELIVERED;
            row.deliveredAt = receipt.atMillis();
        } else if (outcome == ReceiptOutcome.SEEN && row.state != NotificationState.FAILED) {
            row.state = NotificationState.SEEN;
            row.seenAt = receipt.atMillis();
        } else if (outcome == ReceiptOutcome.UNREACHABLE) {
            unreachable(row, AddressMask.in(receipt.detail(), row.address), now);
            return;
        } else if (outcome.isNotReached() && row.state != NotificationState.SEEN) {
            row.state = NotificationState.FAILED;
            row.result = withWords(outcome.name().toLowerCase(Locale.ROOT), row, AddressMask.in(receipt.detail(), row.address));
            news.byNextMeans(book, row, now);
        } else {
            return;
        }
        book.report(row, AttemptResult.of(outcome), now);
    }
}
