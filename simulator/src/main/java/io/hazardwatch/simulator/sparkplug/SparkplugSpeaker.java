package io.hazardwatch.simulator.sparkplug;

import io.hazardwatch.simulator.field.QueuedDevice;
import io.hazardwatch.simulator.plant.Sample;
import io.hazardwatch.simulator.scenario.Scenario.Speech;
import io.hazardwatch.simulator.wire.Telemetry.Row;
import java.io.IOException;
import java.util.List;
import java.util.TreeMap;
import org.eclipse.paho.mqttv5.client.IMqttMessageListener;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.MqttSubscription;

/** An edge node of a scenario with one device: births, data by alias, a death as its will, and a birth again when the host asks. One thread. */
public final class SparkplugSpeaker implements QueuedDevice.Link {
    private static final String REBIRTH = "Node Control/Rebirth";
    private static final int SEQUENCES = 256;
    private static final String NAMESPACE = "spBv1.0/";
    private static final int COMMAND_QOS = 1;
    private static final int CONNECT_SECONDS = 10;

    private final Speech speech;
    private final String group;
    private final String node;
    private final String device;
    private final MqttClient client;
    private final long session = System.currentTimeMillis() / 1_000 % SEQUENCES;
    private final TreeMap<String, Long> aliases = new TreeMap<>();
    private volatile boolean isBirthDue = true;
    private int sequence;

    /** Connects to the broker at that port of this machine. */
    public SparkplugSpeaker(int port, Speech speech) throws IOException {
        this.speech = speech;
        List<String> names = List.of(speech.id().split("/"));
        this.group = names.get(0);
        this.node = names.get(1);
        this.device = names.get(2);
        speech.items().values().stream().sorted().forEach(metric -> aliases.put(metric, aliases.size() + 1L));
        try {
            client = new MqttClient("tcp://127.0.0.1:" + port, "edge-" + node, new MemoryPersistence());
            MqttConnectionOptions options = new MqttConnectionOptions();
            options.setCleanStart(true);
            options.setConnectionTimeout(CONNECT_SECONDS);
            options.setWill(topic("NDEATH", ""), new MqttMessage(death(), COMMAND_QOS, false, null));
            client.connect(options);
            client.subscribe(new MqttSubscription[] {
                new MqttSubscription(topic("NCMD", ""), COMMAND_QOS)},
                    new IMqttMessageListener[] {(topic, message) -> isBirthDue = true});
        } catch (MqttException refused) {
            throw new IOException(refused.getMessage(), refused);
        }
    }

    private String topic(String type, String suffix) {
        return NAMESPACE + group + '/' + type + '/' + node + suffix;
    }

    private byte[] death() {
        long now = System.currentTimeMillis();
        return new PayloadWriter(now).birth("bdSeq", 0, PayloadWriter.INT64, session, now).done(-1);
    }

    @Override
    public void bring(Row row) throws IOException {
        if (!client.isConnected()) {
            throw new IOException("the broker closed the connection");
        }
        try {
            if (isBirthDue) {
                isBirthDue = false;
                bear(row);
            } else {
                PayloadWriter payload = new PayloadWriter(row.stampMillis());
                for (Sample sample : row.samples()) {
                    payload.data(aliases.get(speech.items().get(sample.point())), sample.value(), row.stampMillis(), false);
                }
                publish(topic("DDATA", '/' + device), payload);
            }
        } catch (MqttException broken) {
            throw new IOException(broken.getMessage(), broken);
        }
    }

    private void bear(Row row) throws MqttException {
        long millis = row.stampMillis();
        sequence = 0;
        publish(topic("NBIRTH", ""), new PayloadWriter(millis).birth("bdSeq", 0, PayloadWriter.INT64, session, millis)
                .birth(REBIRTH, 0, PayloadWriter.BOOLEAN, 0, millis));
        PayloadWriter birth = new PayloadWriter(millis);
        for (Sample sample : row.samples()) {
            String metric = speech.items().get(sample.point());
            birth.birth(metric, aliases.get(metric), PayloadWriter.DOUBLE, sample.value(), millis);
        }
        publish(topic("DBIRTH", '/' + device), birth);
    }

    private void publish(String topic, PayloadWriter payload) throws MqttException {
        client.publish(topic, payload.done(sequence), 0, false);
        sequence = (sequence + 1) % SEQUENCES;
    }

    @Override
    public void close() throws IOException {
        try {
            if (client.isConnected()) {
                client.publish(topic("NDEATH", ""), death(), COMMAND_QOS, false);
                client.disconnect();
            }
            client.close(true);
        } catch (MqttException broken) {
            throw new IOException(broken.getMessage(), broken);
        }
    }
}
