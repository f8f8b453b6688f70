package io.hazardwatch.gateway.notify.person;

/**
 * A provider's report about one message.
 *
 * @param channel   id of the {@link PersonChannel}
 * @param reference the provider's name for the message, see {@link SendResult.Accepted#reference}; null if {@code key} is given
 * @param key       our idempotency key if the provider returns it, else null
 * @param atMillis  when it happened as the provider says, or when the report arrived; ms since the epoch
 * @param detail    the provider's own code or words, for people; never a secret
 */
public record DeliveryReceipt(String channel, String reference, String key, ReceiptOutcome outcome, long atMillis, String detail) {}
