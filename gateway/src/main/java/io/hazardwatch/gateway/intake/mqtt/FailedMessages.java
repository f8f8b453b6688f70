package io.hazardwatch.gateway.intake.mqtt;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Messages that failed because of a defect of the gateway, and how often. Clients redeliver them after each failure; a message
 * that always fails would block everything behind it forever. Remembers the last {@value #MESSAGES_MAX}. Any thread.
 */
final class FailedMessages {
    /** Attempts before a message is given up. */
    static final int TRIES_MAX = 3;
    private static final int MESSAGES_MAX = 1_000;

    private record Message(String credentialId, int length, int hash) {}

    private final Map<Message, Integer> tries = new LinkedHashMap<>(16, 0.75f, true);

    /** Counts a failure; returns whether the message is to be given up. */
    synchronized boolean isGivenUp(String credentialId, byte[] payload, int length) {
        Message message = new Message(credentialId, length, Arrays.hashCode(Arrays.copyOf(payload, length)));
        if (tries.merge(message, 1, Integer::sum) >= TRIES_MAX) {
            tries.remove(message);
            return true;
        }
        if (tries.size() > MESSAGES_MAX) {
            tries.remove(tries.keySet().iterator().next());
        }
        return false;
    }
}
