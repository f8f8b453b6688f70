package io.hazardwatch.gateway.intake.mqtt;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Messages the gateway failed on by a fault of its own, and how often. Their clients send them again after each failure; one
 * that always fails would otherwise come for ever, and with it all behind it would wait. The last {@value #MESSAGES_MAX} are remembered. Any
 * thread.
 */
final class FailedMessages {
    /** Tries before a message is given up. */
    static final int TRIES_MAX = 3;
    private static final int MESSAGES_MAX = 1_000;

    private record Message(String credentialId, int length, int hash) {}

    private final Map<Message, Integer> tries = new LinkedHashMap<>(16, 0.75f, true);

    /** Counts a failure; whether the message is to be given up. */
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
