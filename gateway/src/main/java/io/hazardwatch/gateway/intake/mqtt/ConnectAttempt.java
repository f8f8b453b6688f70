package io.hazardwatch.gateway.intake.mqtt;

import io.hazardwatch.gateway.registry.Credential;
import io.vertx.mqtt.MqttEndpoint;

/** A connection that has sent CONNECT and waits for the answer. Event loop only. */
interface ConnectAttempt {
    /** Where the client is; null when it came to the listener for WebSocket by itself. */
    String address();

    /** Null when none was sent. */
    String userName();

    /** Null when none was sent. */
    String password();

    /** Whether the client leaves its client id to us. */
    boolean isClientIdAssigned();

    /** The client is let in with that credential: from here on the connection may publish. */
    void accept(MqttEndpoint endpoint, Credential as);

    /** Ends the connection for {@code reason}, see {@link DisconnectReason}; everything before it has been handled. */
    void broken(int reason);
}
