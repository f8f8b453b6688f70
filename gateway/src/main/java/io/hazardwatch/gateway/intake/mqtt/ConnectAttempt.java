package io.hazardwatch.gateway.intake.mqtt;

import io.hazardwatch.gateway.registry.Credential;
import io.vertx.mqtt.MqttEndpoint;

/** A connection whose CONNECT has not been answered yet. Event loop only. */
interface ConnectAttempt {
    /** The client's address; null when an unknown process connected to the WebSocket listener. */
    String address();

    /** Null when none was sent. */
    String userName();

    /** Null when none was sent. */
    String password();

    /** Fingerprint of the certificate that the client showed in the TLS handshake; null when it showed none. */
    String certificate();

    /** Whether the client lets the server assign its client id. */
    boolean isClientIdAssigned();

    /** Accepts the client with that credential; it may publish from now on. */
    void accept(MqttEndpoint endpoint, Credential as);

    /** Closes the connection for {@code reason}, see {@link DisconnectReason}; all earlier packets have been handled. */
    void end(int reason);
}
