package io.hazardwatch.gateway.notify;

/**
 * What became of one attempt.
 *
 * @param error null when it was accepted
 */
public record DeliveryResult(boolean isAccepted, String error) {
    /** The peer said yes. */
    public static final DeliveryResult ACCEPTED = new DeliveryResult(true, null);

    /** The peer did not say yes; it may next time. */
    public static DeliveryResult retry(String error) {
        return new DeliveryResult(false, error);
    }
}
