package io.hazardwatch.gateway.intake.door;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The quota of each credential; credentials are configured, so there are only so many. Any thread. */
final class Quotas {
    private final Map<String, Quota> quotas = new ConcurrentHashMap<>();
    private final int messagesPerSecond;

    /** @param messagesPerSecond 0 or less: no quota at all */
    Quotas(int messagesPerSecond) {
        this.messagesPerSecond = messagesPerSecond;
    }

    /** The quota all connections of that credential share, or null when there is none. */
    Quota of(String credentialId, long nowNanos) {
        return messagesPerSecond <= 0 ? null
                : quotas.computeIfAbsent(credentialId, id -> new Quota(messagesPerSecond, nowNanos));
    }
}
