package io.hazardwatch.gateway.notify.person;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Passes receipts on to the listener that records them, once it is connected; counts all of them. Any thread. */
public final class ReceiptRelay implements ReceiptListener {
    private final AtomicLong passed = new AtomicLong();
    private final AtomicLong early = new AtomicLong();
    private volatile ReceiptListener listener;
    private volatile Predicate<DeliveryReceipt> tests = receipt -> false;
    private volatile Consumer<CodeReply> replies = reply -> { };

    /** Sets who takes them from now on. */
    public void connect(ReceiptListener next) {
        listener = next;
    }

    /** Sets who takes reports about test messages, which then go no further. */
    public void test(Predicate<DeliveryReceipt> taker) {
        tests = taker;
    }

    /** Sets who looks at replies too: a reply may be about a test message. */
    public void testReplies(Consumer<CodeReply> taker) {
        replies = taker;
    }

    @Override
    public void received(DeliveryReceipt receipt) {
        ReceiptListener present = listener;
        if (tests.test(receipt)) {
            passed.incrementAndGet();
        } else if (present == null) {
            early.incrementAndGet();
        } else {
            passed.incrementAndGet();
            present.received(receipt);
        }
    }

    @Override
    public void replied(CodeReply reply) {
        ReceiptListener present = listener;
        replies.accept(reply);
        if (present == null) {
            early.incrementAndGet();
        } else {
            passed.incrementAndGet();
            present.replied(reply);
        }
    }

    /** Reports passed on. */
    public long passed() {
        return passed.get();
    }

    /** Reports that came before anybody could take them; providers repeat them, or the message counts as not delivered. */
    public long early() {
        return early.get();
    }
}
