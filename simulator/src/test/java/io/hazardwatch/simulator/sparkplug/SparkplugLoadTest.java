package io.hazardwatch.simulator.sparkplug;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.paho.mqttv5.client.IMqttMessageListener;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class SparkplugLoadTest {
    private final CountDownLatch data = new CountDownLatch(50);
    private final AtomicInteger births = new AtomicInteger();
    private final CountDownLatch bothBorn = new CountDownLatch(2);

    @Test
    void nodes_areBornWhenTheyAreAsked_andSendAsFastAsTheyAreAcknowledged() throws Exception {
        try (SparkplugLoad load = new SparkplugLoad(0, "load", List.of("n1", "n2"), Map.of("gas", 2.0), 8)) {
            load.measureFrom(System.nanoTime());
            MqttClient host = new MqttClient("tcp://127.0.0.1:" + load.port(), "host", new MemoryPersistence());
            host.connect();
            host.subscribe(new MqttSubscription[] {new MqttSubscription("spBv1.0/load/#", 1)}, new IMqttMessageListener[] {(topic, message) -> {
                if (topic.contains("/NBIRTH/")) {
                    births.incrementAndGet();
                    bothBorn.countDown();
                } else {
                    data.countDown();
                }
            }});
            for (String node : List.of("n1", "n2", "stranger")) {
                host.publish("spBv1.0/load/NCMD/" + node, new MqttMessage(new byte[0], 1, false, null));
            }
            data.await();
            bothBorn.await();
            assertEquals(2, births.get());
            SparkplugLoad.Result result = load.result();
            assertEquals(2, result.bornNodes());
            assertTrue(result.acknowledged() >= 42 && result.sent() - result.acknowledged() <= 8, result::toString);
            host.disconnectForcibly(0, 100);
            host.close();
        }
    }
}
