package io.hazardwatch.gateway.intake.mqtt;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * MQTT connections that come in over WebSocket. The HTTP side hands their bytes on to a listener of the door's own, which is
 * on 127.0.0.1 whatever {@code mqtt.host} and TLS say, and tells here whose they are; the door takes nobody else there. Any
 * thread.
 */
public final class WebSocketConnections {
    private record Piped(String address, Runnable onAccept) {}

    private final Map<Integer, Piped> byPort = new ConcurrentHashMap<>();
    private final LongAdder refused = new LongAdder();
    private final int packetBytesMax;
    private volatile int port = -1;

    /** @param packetBytesMax largest MQTT packet the door reads, see {@link MqttSettings#packetBytesMax} */
    public WebSocketConnections(int packetBytesMax) {
        this.packetBytesMax = packetBytesMax;
    }

    /** Largest MQTT packet the door reads. */
    public int packetBytesMax() {
        return packetBytesMax;
    }

    /** The door's listener on 127.0.0.1, or -1 while it is closed. */
    public int port() {
        return port;
    }

    /** The door has opened its listener, or closed it (-1). */
    public void bound(int actual) {
        port = actual;
    }

    /**
     * A connection to {@link #port} carries a client's bytes; to be called before the first of them.
     *
     * @param localPort of that connection at our end
     * @param address   of the client
     * @param onAccept  run, on a thread of the door, once the client is let in; must not block
     */
    public void open(int localPort, String address, Runnable onAccept) {
        byPort.put(localPort, new Piped(address, onAccept));
    }

    /** The connection is gone. */
    public void close(int localPort) {
        byPort.remove(localPort);
    }

    /** Counts a client that was sent away because there were too many. */
    public void refuse() {
        refused.increment();
    }

    /** How many were sent away. */
    public long refused() {
        return refused.sum();
    }

    /** Whose connection it is, or null when nobody has told. */
    String address(int remotePort) {
        Piped piped = byPort.get(remotePort);
        return piped == null ? null : piped.address();
    }

    /** The client of the connection from that port is let in. */
    public void accept(int remotePort) {
        Piped piped = byPort.get(remotePort);
        if (piped != null) {
            piped.onAccept().run();
        }
    }
}
