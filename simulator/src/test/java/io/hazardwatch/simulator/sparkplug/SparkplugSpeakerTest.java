package io.hazardwatch.simulator.sparkplug;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.simulator.plant.Quality;
import io.hazardwatch.simulator.plant.Sample;
import io.hazardwatch.simulator.scenario.Scenario.Speech;
import io.hazardwatch.simulator.wire.Telemetry.Row;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.eclipse.paho.mqttv5.client.IMqttMessageListener;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class SparkplugSpeakerTest {
    private static final long MILLIS = 1_767_225_600_000L;

    @Test
    void metric_isEncodedAsTheSpecificationHasIt() {
        // timestamp 1, metric {name "a", alias 2, timestamp 3, datatype Double, double_value 1.0}, seq 5
        assertArrayEquals(HexFormat.of().parseHex("08011212" + "0a0161" + "1002" + "1803" + "200a" + "69000000000000f03f" + "1805"),
                new PayloadWriter(1).birth("a", 2, PayloadWriter.DOUBLE, 1, 3).done(5));
    }

    @Test
    void filters_matchAsInMqtt() {
        assertTrue(SmallBroker.isMatch("spBv1.0/+/DDATA/#", "spBv1.0/g/DDATA/n/d"));
        assertTrue(SmallBroker.isMatch("a/#", "a"));
        assertFalse(SmallBroker.isMatch("a/+", "a/b/c"));
        assertFalse(SmallBroker.isMatch("a/b", "a"));
    }

    @Test
    void node_isBornSendsDataByAliasAndDies() throws Exception {
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        try (SmallBroker broker = new SmallBroker(0)) {
            MqttClient host = new MqttClient("tcp://127.0.0.1:" + broker.port(), "host", new MemoryPersistence());
            host.connect();
            host.subscribe(new MqttSubscription[] {new MqttSubscription("spBv1.0/#", 0)},
                    new IMqttMessageListener[] {(topic, message) -> heard.add(topic)});
            Row row = new Row(MILLIS, List.of(new Sample("level", 63, Quality.GOOD)));
            try (SparkplugSpeaker node = new SparkplugSpeaker(broker.port(), new Speech("sparkplug", "g/n/d", Map.of("level", "tank/level")))) {
                node.bring(row);
                assertEquals("spBv1.0/g/NBIRTH/n", heard.take());
                assertEquals("spBv1.0/g/DBIRTH/n/d", heard.take());
                node.bring(row);
                assertEquals("spBv1.0/g/DDATA/n/d", heard.take());
                host.publish("spBv1.0/g/NCMD/n", new byte[0], 0, false);
                assertEquals("spBv1.0/g/NCMD/n", heard.take());
                String next = "spBv1.0/g/DDATA/n/d";
                while (next.equals("spBv1.0/g/DDATA/n/d")) {
                    node.bring(row);
                    next = heard.take();
                }
                assertEquals("spBv1.0/g/NBIRTH/n", next);
                assertEquals("spBv1.0/g/DBIRTH/n/d", heard.take());
            }
            assertEquals("spBv1.0/g/NDEATH/n", heard.take());
            host.disconnectForcibly(0, 1_000);
            host.close(true);
        }
    }
}
