package io.hazardwatch.gateway.app.escalation;

import io.hazardwatch.gateway.journal.JournalChanges;
import io.hazardwatch.gateway.notify.person.Receipt;
import io.hazardwatch.gateway.notify.person.ReceiptListener;
import io.hazardwatch.gateway.notify.person.ReceiptOutcome;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;

/** Takes providers' receipts to the messages that they are about. Any thread; the work is done on the escalation thread. */
final class EscalationReceipts implements ReceiptListener {
    private final EscalationRunner runner;
    private final JournalChanges journal;
    private final CallAnswers answers;
    private final BiConsumer<String, Throwable> bugs;
    private final AtomicLong unknown = new AtomicLong();
    private final AtomicLong lost = new AtomicLong();

    EscalationReceipts(EscalationRunner runner, JournalChanges journal, CallAnswers answers, BiConsumer<String, Throwable> bugs) {
        this.runner = runner;
        this.journal = journal;
        this.answers = answers;
        this.bugs = bugs;
    }

    /** Receipts about messages that nobody knows. */
    long unknown() {
        return unknown.get();
    }

    /** Receipts that found no room; the message then counts as not reported on. */
    long lost() {
        return lost.get();
    }

    @Override
    public void received(Receipt receipt) {
        runner.submit(book -> {
            Notification row = find(book, receipt);
            if (row == null) {
                unknown.incrementAndGet();
            } else {
                together(book, row).forEach(each -> take(book, each, receipt));
            }
            return row != null;
        }).whenComplete((isKnown, refused) -> {
            if (refused != null) {
                lost.incrementAndGet();
            }
        });
    }

    /** A digest is several rows in one message. */
    private static List<Notification> together(EscalationBook book, Notification row) {
        return row.carrier == 0 ? List.of(row) : book.rows().stream().filter(each -> each.carrier == row.carrier).toList();
    }

    private void take(EscalationBook book, Notification row, Receipt receipt) {
        if (receipt.outcome() == ReceiptOutcome.TAKEN || receipt.outcome() == ReceiptOutcome.DECLINED) {
            answers.answered(book, row, receipt.outcome() == ReceiptOutcome.TAKEN, row.means.name(), runner.now());
        } else {
            runner.results().received(row, receipt, runner.now());
        }
    }

    private Notification find(EscalationBook book, Receipt receipt) {
        Notification known = receipt.key() == null ? book.rows().stream().filter(row -> receipt.reference().equals(row.reference)
                && receipt.channel().equals(row.channel)).findFirst().orElse(null) : book.row(receipt.key());
        return known == null ? stored(book, receipt) : known;
    }

    private Notification stored(EscalationBook book, Receipt receipt) {
        try {
            List<Notification> found = receipt.key() == null
                    ? journal.read(connection -> EscalationTables.notifications(connection, "WHERE channel = ? AND reference = ?",
                            receipt.channel(), receipt.reference()))
                    : journal.read(connection -> EscalationTables.notifications(connection, "WHERE key = ?", receipt.key()));
            found.forEach(book::adopt);
            return found.isEmpty() ? null : found.getFirst();
        } catch (SQLException unreadable) {
            bugs.accept("receipt", unreadable);
            return null;
        }
    }
}
