package io.hazardwatch.simulator.publish;

import java.nio.charset.StandardCharsets;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.common.MqttException;

/**
 * The broker address, client identifier and credential of an uplink. Immutable.
 *
 * @param broker URI of the broker, for example {@code tcp://127.0.0.1:1883}
 */
public record Endpoint(String broker, String clientId, Credential credential) {
    private static final int KEEP_ALIVE_SECONDS = 30;
    private static final int CONNECT_SECONDS = 10;

    Session connect(Runnable onEnd) throws MqttException {
        return Session.open(this, onEnd);
    }

    MqttConnectionOptions options() {
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setCleanStart(true);
        options.setAutomaticReconnect(false);
        options.setKeepAliveInterval(KEEP_ALIVE_SECONDS);
        options.setConnectionTimeout(CONNECT_SECONDS);
        if (!credential.username().isEmpty()) {
            options.setUserName(credential.username());
            options.setPassword(credential.password().getBytes(StandardCharsets.UTF_8));
        }
        return options;
    }
}
