package io.hazardwatch.gateway.notify.person;

/** Result of handing one message to a provider. */
public sealed interface SendResult {
    /**
     * The provider took the message; that says nothing about the person.
     *
     * @param reference by which later receipts name the message; null if the provider gives none
     * @param isReceiptExpected whether the provider reports delivery at all
     */
    record Accepted(String reference, boolean isReceiptExpected) implements SendResult {}

    /**
     * The provider did not take it; another attempt may succeed.
     *
     * @param afterMillis earliest time of the next attempt as the provider asks (429, Retry-After); 0 = no wish
     * @param isOfMessage whether the provider works and refused this message, for its address or its text; another channel may take it
     */
    record Retry(String reason, long afterMillis, boolean isOfMessage) implements SendResult {
        /** The provider, the way to it or the account with it failed, or nobody knows what did. */
        public Retry(String reason, long afterMillis) {
            this(reason, afterMillis, false);
        }
    }

    /** The means cannot work: unknown number, blocked address, expired subscription. It loses its verification. */
    record Unreachable(String reason) implements SendResult {}
}
