package io.hazardwatch.gateway.intake.mqtt;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The connection of each client id. The same id with another credential is another client. Any thread. */
final class ClientIdRegistry {
    private final Map<Key, ConnectionControl> connections = new ConcurrentHashMap<>();

    private record Key(String credentialId, String clientId) {}

    /**
     * Registers the connection for this client id and disconnects any previous one (session takeover, MQTT 5.0 §3.1.4).
     *
     * @return whether there was one
     */
    boolean open(String credentialId, String clientId, ConnectionControl connection) {
        ConnectionControl before = connections.put(new Key(credentialId, clientId), connection);
        if (before != null && before != connection) {
            before.takenOver();
            return true;
        }
        return false;
    }

    /** Whether the client has a connection. */
    boolean isOpen(String credentialId, String clientId) {
        return connections.containsKey(new Key(credentialId, clientId));
    }

    /** Removes a closed connection, unless another one has taken over its client id. */
    void close(String credentialId, String clientId, ConnectionControl connection) {
        connections.remove(new Key(credentialId, clientId), connection);
    }
}
