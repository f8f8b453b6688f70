package io.hazardwatch.gateway.intake.mqtt;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Which connection speaks for a client id; the same id of another credential is another client. Any thread. */
final class ClientIdRegistry {
    private final Map<Key, MqttConnection> lines = new ConcurrentHashMap<>();

    private record Key(String credentialId, String clientId) {}

    /** The line is this client's from now on; whoever was it before is told to go (MQTT 5.0 §3.1.4). */
    void open(String credentialId, String clientId, MqttConnection line) {
        MqttConnection before = lines.put(new Key(credentialId, clientId), line);
        if (before != null && before != line) {
            before.takenOver();
        }
    }

    /** The line is gone; nothing happens when another has taken over. */
    void close(String credentialId, String clientId, MqttConnection line) {
        lines.remove(new Key(credentialId, clientId), line);
    }
}
