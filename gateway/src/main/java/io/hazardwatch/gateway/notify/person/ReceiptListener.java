package io.hazardwatch.gateway.notify.person;

/**
 * Receives the reports of providers. Any thread; never blocks. Reports about unknown messages are counted and otherwise
 * ignored.
 */
@FunctionalInterface
public interface ReceiptListener {
    /** Takes one report; the same report may arrive twice, late, or out of order. */
    void received(DeliveryReceipt receipt);

    /** Takes what a person wrote back; see {@link ReplyCode} for what it means. Ignored where no codes are sent. */
    default void replied(CodeReply reply) {}
}
