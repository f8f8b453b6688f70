package io.hazardwatch.gateway.testkit;

import java.nio.charset.StandardCharsets;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;

/** A device as it stands in the field: Paho, MQTT 5, QoS 1; {@link #publish} returns when the gateway acknowledged. */
public final class Publisher implements AutoCloseable {
    private final MqttClient client;

    /** Connects to the gateway's MQTT port on this machine. */
    public Publisher(int port, String username, String password) throws MqttException {
        this("tcp://127.0.0.1:" + port, username, password);
    }

    /** Connects to any address; a password that is null is not sent. */
    public Publisher(String uri, String username, String password) throws MqttException {
        client = new MqttClient(uri, "test-" + java.util.UUID.randomUUID(), new MemoryPersistence());
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setUserName(username);
        if (password != null) {
            options.setPassword(password.getBytes(StandardCharsets.UTF_8));
        }
        options.setAutomaticReconnect(false);
        options.setConnectionTimeout(60);
        client.setTimeToWait(60_000);
        try {
            client.connect(options);
        } catch (MqttException refused) {
            client.close();
            throw refused;
        }
    }

    /** Publishes and waits for the acknowledgement. */
    public void publish(String topic, String json) throws MqttException {
        client.publish(topic, new MqttMessage(json.getBytes(StandardCharsets.UTF_8), 1, false, null));
    }

    /** The connection ends without a word of parting. */
    public void breakOff() throws MqttException {
        client.disconnectForcibly(0, 1, false);
    }

    /** Whether the gateway has kept the connection. */
    public boolean isConnected() {
        return client.isConnected();
    }

    @Override
    public void close() throws MqttException {
        if (client.isConnected()) {
            client.disconnect();
        }
        client.close();
    }
}
