package io.hazardwatch.gateway.intake.mqtt;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;

/**
 * Settings of the MQTT listener.
 *
 * @param port                 TCP port; 0 for a free one, -1 to disable it
 * @param tlsPort              TLS port; 0 for a free one, -1 to disable it
 * @param tlsCertificate       PEM chain; null when there is no TLS
 * @param tlsKey               PEM key (PKCS 8)
 * @param eventLoops           number of event loops that accept connections
 * @param payloadBytesMax      larger packets are refused with reason 0x95
 * @param messagesPerSecondMax rate limit per credential; beyond it the sender is slowed down, see docs/wire.md
 * @param connectionsMax       of the listener
 * @param connectTimeoutSeconds a connection without CONNECT is closed after this
 * @param authorities          certificates of the authorities of enterprises, by enterprise
 */
public record MqttSettings(String host, int port, int tlsPort, Path tlsCertificate, Path tlsKey, int eventLoops,
                           int payloadBytesMax, int messagesPerSecondMax, int connectionsMax,
                           int connectTimeoutSeconds, Map<String, List<X509Certificate>> authorities) {
    /** Maximum size of topic and properties of a packet beside the payload, in bytes. */
    static final int PACKET_OVERHEAD_BYTES = 1024;
    /** MQTT 3.1.1 clients do not learn {@code payloadBytesMax}: up to this multiple of it they keep the connection. */
    private static final int READ_TIMES_MAX = 4;

    /** No enterprise has an authority. */
    public MqttSettings(String host, int port, int tlsPort, Path tlsCertificate, Path tlsKey, int eventLoops, int payloadBytesMax,
                        int messagesPerSecondMax, int connectionsMax, int connectTimeoutSeconds) {
        this(host, port, tlsPort, tlsCertificate, tlsKey, eventLoops, payloadBytesMax, messagesPerSecondMax, connectionsMax, connectTimeoutSeconds,
                Map.of());
    }

    /** The same settings with another limit of connections. */
    public MqttSettings withConnectionsMax(int most) {
        return new MqttSettings(host, port, tlsPort, tlsCertificate, tlsKey, eventLoops, payloadBytesMax, messagesPerSecondMax,
                most, connectTimeoutSeconds, authorities);
    }

    /** Largest packet that is read to its end; a larger one closes the connection. */
    public int packetBytesMax() {
        return payloadBytesMax * READ_TIMES_MAX + PACKET_OVERHEAD_BYTES;
    }
}
