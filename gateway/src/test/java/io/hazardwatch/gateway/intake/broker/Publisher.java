package io.hazardwatch.gateway.intake.broker;

import io.hazardwatch.gateway.testkit.Await;
import java.nio.charset.StandardCharsets;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;

/** Publishes at QoS 1 and does not give up: a message the broker has not acknowledged is sent again, over a new connection. */
final class Publisher implements AutoCloseable {
    private static final int ANSWER_SECONDS = 30;
    private static final long PATIENCE_MILLIS = 120_000;

    private final String url;
    private MqttClient client;

    Publisher(String url) {
        this.url = url;
    }

    void publish(String topic, String payload, boolean retained) {
        Await.until("published to " + topic, PATIENCE_MILLIS, () -> isPublished(topic, payload, retained));
    }

    private boolean isPublished(String topic, String payload, boolean retained) {
        try {
            if (client == null) {
                client = new MqttClient(url, "publisher", new MemoryPersistence());
                client.setTimeToWait(ANSWER_SECONDS * 1_000L);
                MqttConnectionOptions options = new MqttConnectionOptions();
                options.setConnectionTimeout(ANSWER_SECONDS);
                client.connect(options);
            }
            client.publish(topic, payload.getBytes(StandardCharsets.UTF_8), 1, retained);
            return true;
        } catch (MqttException e) {
            close();
            return false;
        }
    }

    @Override
    public void close() {
        if (client == null) {
            return;
        }
        try {
            client.disconnectForcibly(100, 1000);
            client.close(true);
        } catch (MqttException e) {
            throw new AssertionError(e);
        } finally {
            client = null;
        }
    }
}
