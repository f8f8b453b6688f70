package io.hazardwatch.gateway.intake;

import io.hazardwatch.gateway.registry.Credential;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** Rate limiters of all credentials that have connected and are still valid. Any thread. */
public final class RateLimiters {
    private record Held(Credential credential, RateLimiter quota) {}

    private final Map<String, Held> quotas = new ConcurrentHashMap<>();
    private final int messagesPerSecond;

    /** @param messagesPerSecond 0 or less for no limit */
    public RateLimiters(int messagesPerSecond) {
        this.messagesPerSecond = messagesPerSecond;
    }

    /** The limiter that all connections of that credential share; null when there is no limit. */
    public RateLimiter of(Credential credential, long nowNanos) {
        return messagesPerSecond <= 0 ? null
                : quotas.computeIfAbsent(credential.id(), id -> new Held(credential, new RateLimiter(messagesPerSecond, nowNanos))).quota();
    }

    /** Removes limiters of other credentials: revoked ones never return. */
    public void keep(Predicate<Credential> holds) {
        quotas.values().removeIf(held -> !holds.test(held.credential()));
    }

    /** Number of credentials with a limiter. */
    public int size() {
        return quotas.size();
    }
}
