package io.hazardwatch.gateway.intake.mqtt;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The quota of each credential; credentials are configured, so there are only so many. Any thread. */
final class RateLimiters {
    private final Map<String, RateLimiter> quotas = new ConcurrentHashMap<>();
    private final int messagesPerSecond;

    /** @param messagesPerSecond 0 or less: no quota at all */
    RateLimiters(int messagesPerSecond) {
        this.messagesPerSecond = messagesPerSecond;
    }

    /** The quota all connections of that credential share, or null when there is none. */
    RateLimiter of(String credentialId, long nowNanos) {
        return messagesPerSecond <= 0 ? null
                : quotas.computeIfAbsent(credentialId, id -> new RateLimiter(messagesPerSecond, nowNanos));
    }
}
