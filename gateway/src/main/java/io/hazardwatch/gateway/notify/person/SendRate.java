package io.hazardwatch.gateway.notify.person;

/**
 * Maximum rate of messages to a provider. Who plans the sending keeps part of it for the most urgent messages.
 *
 * @param perMinute 0 = no limit
 * @param perSecond 0 = no limit
 */
public record SendRate(int perMinute, int perSecond) {
    /** The provider states no limit. */
    public static final SendRate UNLIMITED = new SendRate(0, 0);
}
