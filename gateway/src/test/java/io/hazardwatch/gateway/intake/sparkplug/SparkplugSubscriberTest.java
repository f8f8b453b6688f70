package io.hazardwatch.gateway.intake.sparkplug;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.decode.DecodeLimits;
import io.hazardwatch.gateway.intake.ConnectionListener;
import io.hazardwatch.gateway.intake.FakeIngests;
import io.hazardwatch.gateway.intake.Quarantine;
import io.hazardwatch.gateway.model.DeviceId;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.registry.Device;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.registry.Site;
import io.hazardwatch.gateway.registry.SparkplugBinding;
import io.hazardwatch.gateway.testkit.Await;
import io.hazardwatch.gateway.testkit.LeakCheck;
import io.hazardwatch.gateway.testkit.Service;
import io.hazardwatch.gateway.testkit.Services;
import io.hazardwatch.gateway.testkit.SparkplugBytes;
import io.hazardwatch.gateway.time.Clock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.paho.mqttv5.client.IMqttMessageListener;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The host application at a real broker, with a node on the other side. */
@Tag("service")
@ExtendWith(LeakCheck.class)
@Timeout(300)
class SparkplugSubscriberTest {
    private static final DeviceId ID = new DeviceId("acme", "depot", "node");
    private static final Registry PLANT = Registry.of(List.of(new Site("acme", "depot", Text.of("depot"), "lpg_depot", 0, 0, ZoneOffset.UTC,
            List.of(), List.of(Device.of(ID, List.of(new Point(0, ID.point("lel"), Text.of("lel"), "%LEL", 0, 100, 1_000, 0, List.of(), List.of(),
                    null)), new SparkplugBinding("G/N", "", Map.of("lel", "lel")))))));

    private final FakeIngests ingests = new FakeIngests();
    private final List<String> seen = new CopyOnWriteArrayList<>();
    @TempDir
    private Path directory;

    private SparkplugSubscriber host(Service broker) {
        ConnectionListener ignored = new ConnectionListener() {
            @Override
            public void lost(DeviceId device, long atMillis) { }

            @Override
            public void back(DeviceId device) { }
        };
        SparkplugSubscriber host = new SparkplugSubscriber(new SparkplugSettings(broker.url(), "hw", "hw-sparkplug", null, null, List.of("G"), 500),
                () -> PLANT, ingests, new Quarantine(), ignored, DecodeLimits.STANDARD, (where, defect) -> seen.add("defect " + defect),
                Clock.SYSTEM, Thread::new);
        host.start();
        return host;
    }

    @Test
    void node_isAskedForItsBirth_itsDataAreReadings_andTheStateOfTheHostIsRetained() throws Exception {
        try (Service broker = Services.mosquitto(directory)) {
            MqttClient node = new MqttClient(broker.url(), "test-node", new MemoryPersistence());
            node.connect();
            node.subscribe(new MqttSubscription[] {new MqttSubscription(
                    "spBv1.0/STATE/hw", 1), new MqttSubscription("spBv1.0/G/NCMD/N", 0)},
                    new IMqttMessageListener[] {(topic, message) -> seen.add(text(message)),
                        (topic, message) -> seen.add("NCMD")});
            try (SparkplugSubscriber host = host(broker)) {
                Await.until("asked", () -> seen.contains("NCMD"));
                Await.until("told that it is there", () -> seen.stream().anyMatch(each -> each.contains("\"online\":true")));
                long now = System.currentTimeMillis();
                node.publish("spBv1.0/G/NBIRTH/N", SparkplugBytes.at(now, 0).integer("bdSeq", 0).value("lel", 1, 1.5).bytes(), 0, false);
                node.publish("spBv1.0/G/NDATA/N", SparkplugBytes.at(now, 1).value(1, 2.5).bytes(), 1, false);
                Await.until("taken", () -> ingests.count() == 2);
                assertEquals("node 0@" + now + "=2.5/GOOD", ingests.payloads().getLast());
                broker.stop();
                Await.until("noticed", () -> !host.broker().health().isConnected());
                broker.start();
                Await.until("connected again", 60_000, () -> host.broker().health().isConnected());
            }
            MqttClient late = new MqttClient(broker.url(), "test-late", new MemoryPersistence());
            List<String> retained = new CopyOnWriteArrayList<>();
            late.connect();
            late.subscribe(new MqttSubscription[] {new MqttSubscription(
                    "spBv1.0/STATE/hw", 1)}, new IMqttMessageListener[] {
                        (topic, message) -> retained.add(text(message))});
            Await.until("the farewell is retained", () -> retained.stream().anyMatch(each -> each.contains("\"online\":false")));
            late.disconnectForcibly(0, 100);
            late.close();
            if (node.isConnected()) {
                node.disconnectForcibly(0, 100);
            }
            node.close();
            assertTrue(seen.stream().noneMatch(each -> each.startsWith("defect")), seen.toString());
        }
    }

    private static String text(MqttMessage message) {
        return new String(message.getPayload(), StandardCharsets.UTF_8);
    }
}
