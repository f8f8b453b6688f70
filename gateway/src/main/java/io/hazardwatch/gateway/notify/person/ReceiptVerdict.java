package io.hazardwatch.gateway.notify.person;

/**
 * Result of a provider's request.
 *
 * @param reports     what was passed on
 * @param contentType of the answer
 * @param answer      what the provider expects to read
 */
public record ReceiptVerdict(Reason reason, int reports, String contentType, String answer) {
    /** Why it was taken or refused. */
    public enum Reason {
        TAKEN,
        /** No proof, or a wrong one, that the provider sent it. */
        WRONG_SIGNATURE,
        /** Proved, but too old: somebody repeats what was once sent. */
        TOO_OLD,
        /** Nothing that the settings of the channel describe. */
        UNREADABLE,
        /** The channel has no settings for receipts. */
        NOT_EXPECTED
    }

    /** A refusal. */
    public static ReceiptVerdict refused(Reason reason) {
        return new ReceiptVerdict(reason, 0, null, null);
    }
}
