package io.hazardwatch.gateway.notify;

/**
 * Result of one attempt.
 *
 * @param error null if it was accepted
 */
public record DeliveryResult(boolean isAccepted, String error) {
    /** The receiver accepted the message. */
    public static final DeliveryResult ACCEPTED = new DeliveryResult(true, null);

    /** The receiver did not accept the message; another attempt may succeed. */
    public static DeliveryResult retry(String error) {
        return new DeliveryResult(false, error);
    }
}
