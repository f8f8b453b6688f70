package io.hazardwatch.simulator.field;

import io.hazardwatch.simulator.plant.Sample;
import io.hazardwatch.simulator.publish.Credential;
import io.hazardwatch.simulator.scenario.Scenario.Speech;
import io.hazardwatch.simulator.wire.Telemetry.Row;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.StringJoiner;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;

/** A device of a scenario that posts properties by Alink over the gateway's MQTT port; the PUBACK says that they are durable. One thread. */
final class AlinkSpeaker implements QueuedDevice.Link {
    private static final long WAIT_MILLIS = 10_000;

    private final Speech speech;
    private final String topic;
    private final MqttClient client;
    private long messages;

    AlinkSpeaker(String broker, Speech speech, Credential credential) throws IOException {
        this.speech = speech;
        this.topic = "/sys/" + speech.id() + "/thing/event/property/post";
        try {
            client = new MqttClient(broker, "alink-" + speech.id().replace('/', '.'), new MemoryPersistence());
            client.setTimeToWait(WAIT_MILLIS);
            MqttConnectionOptions options = new MqttConnectionOptions();
            options.setCleanStart(true);
            options.setUserName(credential.username());
            options.setPassword(credential.password().getBytes(StandardCharsets.UTF_8));
            client.connect(options);
        } catch (MqttException refused) {
            throw new IOException(refused.getMessage(), refused);
        }
    }

    @Override
    public void bring(Row row) throws IOException {
        StringJoiner properties = new StringJoiner(",", "{\"id\":\"" + ++messages + "\",\"version\":\"1.0\",\"params\":{", "}}");
        for (Sample sample : row.samples()) {
            properties.add('"' + speech.items().get(sample.point()) + "\":{\"value\":" + sample.value() + ",\"time\":" + row.stampMillis() + '}');
        }
        try {
            client.publish(topic, properties.toString().getBytes(StandardCharsets.UTF_8), 1, false);
        } catch (MqttException broken) {
            throw new IOException(broken.getMessage(), broken);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            client.disconnectForcibly(0, WAIT_MILLIS);
            client.close(true);
        } catch (MqttException broken) {
            throw new IOException(broken.getMessage(), broken);
        }
    }
}
