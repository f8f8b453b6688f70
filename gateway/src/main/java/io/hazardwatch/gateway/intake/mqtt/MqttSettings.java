package io.hazardwatch.gateway.intake.mqtt;

import java.nio.file.Path;

/**
 * The MQTT door's settings.
 *
 * @param port                 TCP port; 0 takes a free one, -1 closes this door
 * @param tlsPort              TLS port; 0 takes a free one, -1 closes this door
 * @param tlsCertificate       PEM chain, null when there is no TLS
 * @param tlsKey               PEM key (PKCS 8)
 * @param eventLoops           number of event loops that accept connections
 * @param payloadBytesMax      larger packets are refused with reason 0x95
 * @param messagesPerSecondMax quota per credential; beyond it the sender is slowed down, see docs/wire.md
 * @param connectionsMax       per door
 * @param connectTimeoutSeconds a connection that sends no CONNECT is closed after this
 */
public record MqttSettings(String host, int port, int tlsPort, Path tlsCertificate, Path tlsKey, int eventLoops,
                           int payloadBytesMax, int messagesPerSecondMax, int connectionsMax,
                           int connectTimeoutSeconds) {
    /** What topic and properties of a packet may take beside the payload, in bytes. */
    static final int PACKET_OVERHEAD_BYTES = 1024;
    /** MQTT 3.1.1 clients are not told of {@code payloadBytesMax}: up to this many times it they keep the connection. */
    private static final int READ_TIMES_MAX = 4;

    /** The same with another bound of connections. */
    public MqttSettings withConnectionsMax(int most) {
        return new MqttSettings(host, port, tlsPort, tlsCertificate, tlsKey, eventLoops, payloadBytesMax, messagesPerSecondMax,
                most, connectTimeoutSeconds);
    }

    /** The largest packet that is read to its end; whatever is larger costs its sender the connection. */
    public int packetBytesMax() {
        return payloadBytesMax * READ_TIMES_MAX + PACKET_OVERHEAD_BYTES;
    }
}
