package io.hazardwatch.gateway.app.escalation;

import io.hazardwatch.gateway.answer.AskedMessage;
import io.hazardwatch.gateway.journal.JournalChanges;
import io.hazardwatch.gateway.notify.person.CodeReply;
import io.hazardwatch.gateway.notify.person.DeliveryReceipt;
import io.hazardwatch.gateway.notify.person.MessagePurpose;
import io.hazardwatch.gateway.notify.person.ReceiptListener;
import io.hazardwatch.gateway.notify.person.ReceiptOutcome;
import io.hazardwatch.gateway.notify.person.ReplyCode;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Assigns providers' receipts to their messages. Any thread; the work is done on the escalation thread. */
final class EscalationReceipts implements ReceiptListener {
    private final EscalationRunner runner;
    private final JournalChanges journal;
    private final CallAnswers answers;
    private final Function<Notification, String> codes;
    private final BiConsumer<String, Throwable> defects;
    private final ReplyGuesses guesses = new ReplyGuesses();
    private final AtomicLong unknown = new AtomicLong();
    private final AtomicLong lost = new AtomicLong();

    /** @param codes the code that takes a message by SMS */
    EscalationReceipts(EscalationRunner runner, JournalChanges journal, CallAnswers answers, Function<Notification, String> codes,
                       BiConsumer<String, Throwable> defects) {
        this.runner = runner;
        this.journal = journal;
        this.answers = answers;
        this.codes = codes;
        this.defects = defects;
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
    public void received(DeliveryReceipt receipt) {
        runner.submit(book -> {
            Notification row = find(book, receipt);
            if (row == null) {
                unknown.incrementAndGet();
            } else {
                take(book, row, receipt);
            }
            return row != null;
        }).whenComplete((isKnown, refused) -> {
            if (refused != null) {
                lost.incrementAndGet();
            }
        });
    }

    /** The sender's number says who answers, the code which of the person's open messages; wrong codes are limited by number. */
    @Override
    public void replied(CodeReply reply) {
        ReplyCode answer = ReplyCode.in(reply.text());
        runner.submit(book -> {
            Notification row = answer == null || !guesses.mayTry(reply.address(), runner.now()) ? null : asked(book, reply, answer.code());
            if (row == null) {
                unknown.incrementAndGet();
                guesses.wasWrong(reply.address(), runner.now());
            } else {
                answers.answered(book, row, answer.outcome() == ReceiptOutcome.TAKEN, "code", runner.now());
            }
            return row != null;
        }).whenComplete((isKnown, refused) -> {
            if (refused != null) {
                lost.incrementAndGet();
            }
        });
    }

    private Notification asked(EscalationBook book, CodeReply reply, String code) {
        return book.rows().stream().filter(row -> row.purpose == MessagePurpose.CALL && ReplyGuesses.isSameNumber(row.address, reply.address())
                && runner.now() - row.plannedAt < AskedMessage.ANSWERABLE_MILLIS && code.equals(codes.apply(row)))
                .max(Comparator.comparingLong(row -> row.id)).orElse(null);
    }

    /** A digest of several matters does not name all it holds, so it cannot be answered as a whole. */
    private void take(EscalationBook book, Notification row, DeliveryReceipt receipt) {
        List<Notification> sent = book.matters.together(row);
        if (receipt.outcome() != ReceiptOutcome.TAKEN && receipt.outcome() != ReceiptOutcome.DECLINED) {
            sent.forEach(each -> runner.results().received(each, receipt, runner.now()));
        } else if (book.matters.isOne(sent)) {
            answers.answered(book, row, receipt.outcome() == ReceiptOutcome.TAKEN, row.means.name(), runner.now());
        }
    }

    private Notification find(EscalationBook book, DeliveryReceipt receipt) {
        Notification known = receipt.key() == null ? book.rows().stream().filter(row -> receipt.reference().equals(row.reference)
                && receipt.channel().equals(row.channel)).findFirst().orElse(null) : book.row(receipt.key());
        return known == null ? stored(book, receipt) : known;
    }

    private Notification stored(EscalationBook book, DeliveryReceipt receipt) {
        try {
            List<Notification> found = receipt.key() == null
                    ? journal.read(connection -> EscalationTables.notifications(connection, "WHERE channel = ? AND reference = ?",
                            receipt.channel(), receipt.reference()))
                    : journal.read(connection -> EscalationTables.notifications(connection, "WHERE key = ?", receipt.key()));
            for (Notification row : found) {
                book.adopt(row);
                EscalationTables.sentWith(journal, row).forEach(book::adopt);
            }
            return found.isEmpty() ? null : found.getFirst();
        } catch (SQLException unreadable) {
            defects.accept("receipt", unreadable);
            return null;
        }
    }
}
