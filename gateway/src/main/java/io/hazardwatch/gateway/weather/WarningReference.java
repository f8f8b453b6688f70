package io.hazardwatch.gateway.weather;

/**
 * An earlier message that a message updates or cancels.
 *
 * @param sentMillis when the earlier message was sent, ms since the epoch; {@link #UNSTATED} if not stated
 */
public record WarningReference(WarningKey key, long sentMillis) {
    /** The time of the earlier message is not stated. */
    public static final long UNSTATED = Long.MIN_VALUE;

    /** Whether it means {@code warning}: the same sender and identifier, and the same time if one is stated. */
    public boolean means(Warning warning) {
        return key.equals(warning.key()) && (sentMillis == UNSTATED || sentMillis == warning.sentMillis());
    }
}
