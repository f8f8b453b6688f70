package io.hazardwatch.gateway.intake.mqtt;

import io.hazardwatch.gateway.registry.Credential;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** The quota of each credential that has connected and still holds. Any thread. */
final class RateLimiters {
    private record Held(Credential credential, RateLimiter quota) {}

    private final Map<String, Held> quotas = new ConcurrentHashMap<>();
    private final int messagesPerSecond;

    /** @param messagesPerSecond 0 or less: no quota at all */
    RateLimiters(int messagesPerSecond) {
        this.messagesPerSecond = messagesPerSecond;
    }

    /** The quota all connections of that credential share, or null when there is none. */
    RateLimiter of(Credential credential, long nowNanos) {
        return messagesPerSecond <= 0 ? null
                : quotas.computeIfAbsent(credential.id(), id -> new Held(credential, new RateLimiter(messagesPerSecond, nowNanos))).quota();
    }

    /** Forgets those of other credentials: revoked ones, which never come again. */
    void keep(Predicate<Credential> holds) {
        quotas.values().removeIf(held -> !holds.test(held.credential()));
    }

    int size() {
        return quotas.size();
    }
}
