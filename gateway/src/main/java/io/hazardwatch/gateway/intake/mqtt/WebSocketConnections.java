package io.hazardwatch.gateway.intake.mqtt;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * MQTT connections over WebSocket. The HTTP side forwards their bytes to an extra listener, which is on 127.0.0.1 regardless of
 * {@code mqtt.host} and TLS, and registers their clients here; the listener refuses unregistered ones. Any thread.
 */
public final class WebSocketConnections {
    private record Piped(String address, Runnable onAccept) {}

    private final Map<Integer, Piped> byPort = new ConcurrentHashMap<>();
    private final LongAdder refused = new LongAdder();
    private final int packetBytesMax;
    private volatile int port = -1;

    /** @param packetBytesMax largest MQTT packet that is read, see {@link MqttSettings#packetBytesMax} */
    public WebSocketConnections(int packetBytesMax) {
        this.packetBytesMax = packetBytesMax;
    }

    /** Largest MQTT packet that is read. */
    public int packetBytesMax() {
        return packetBytesMax;
    }

    /** Port of the extra listener on 127.0.0.1; -1 while it is closed. */
    public int port() {
        return port;
    }

    /** Takes the port of the extra listener, or -1 when it closed. */
    public void bound(int actual) {
        port = actual;
    }

    /**
     * Registers a connection to {@link #port} that carries a client's bytes; call before the first of them.
     *
     * @param localPort of that connection at the HTTP side
     * @param address   of the client
     * @param onAccept  runs once the client has logged in, on an event loop of the listener; must not block
     */
    public void open(int localPort, String address, Runnable onAccept) {
        byPort.put(localPort, new Piped(address, onAccept));
    }

    /** Removes a closed connection. */
    public void close(int localPort) {
        byPort.remove(localPort);
    }

    /** Counts a client that was refused because there were too many. */
    public void refuse() {
        refused.increment();
    }

    /** Number of refused clients. */
    public long refused() {
        return refused.sum();
    }

    /** Address of the client of a connection; null when it is not registered. */
    String address(int remotePort) {
        Piped piped = byPort.get(remotePort);
        return piped == null ? null : piped.address();
    }

    /** Reports that the client of that connection has logged in. */
    public void accept(int remotePort) {
        Piped piped = byPort.get(remotePort);
        if (piped != null) {
            piped.onAccept().run();
        }
    }
}
