package io.hazardwatch.gateway.notify;

/**
 * What became of one attempt.
 *
 * @param error null when it was accepted
 */
public record Delivery(boolean isAccepted, String error) {
    /** The peer said yes. */
    public static final Delivery ACCEPTED = new Delivery(true, null);

    /** The peer did not say yes; it may next time. */
    public static Delivery retry(String error) {
        return new Delivery(false, error);
    }
}
