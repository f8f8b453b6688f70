package io.hazardwatch.gateway.intake.door;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Which connection speaks for a client id; the same id of another credential is another client. Any thread. */
final class Sessions {
    private final Map<Key, Line> lines = new ConcurrentHashMap<>();

    private record Key(String credentialId, String clientId) {}

    /** The line is this client's from now on; whoever was it before is told to go (MQTT 5.0 §3.1.4). */
    void open(String credentialId, String clientId, Line line) {
        Line before = lines.put(new Key(credentialId, clientId), line);
        if (before != null && before != line) {
            before.takenOver();
        }
    }

    /** The line is gone; nothing happens when another has taken over. */
    void close(String credentialId, String clientId, Line line) {
        lines.remove(new Key(credentialId, clientId), line);
    }
}
