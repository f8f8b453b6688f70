package io.hazardwatch.gateway.system;

import static io.hazardwatch.gateway.system.PlantFiles.GAS;
import static io.hazardwatch.gateway.system.PlantFiles.alarmId;
import static io.hazardwatch.gateway.system.PlantFiles.device;
import static io.hazardwatch.gateway.system.PlantFiles.point;
import static io.hazardwatch.gateway.system.PlantFiles.pointId;
import static io.hazardwatch.gateway.system.PlantFiles.topic;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hazardwatch.gateway.testkit.LeakCheck;
import io.hazardwatch.gateway.testkit.Publisher;
import io.hazardwatch.gateway.testkit.RunningGateway;
import io.hazardwatch.gateway.testkit.Service;
import io.hazardwatch.gateway.testkit.Services;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The site has a broker already: the gateway subscribes there, and the broker is restarted while devices send. */
@Tag("service")
@ExtendWith(LeakCheck.class)
class BrokerSubscriptionTest {
    private static final int COUNT = 300;
    private static final String POINT = pointId("gd-1", "lel");

    @TempDir
    private Path directory;
    private final long base = System.currentTimeMillis() - 60_000;
    private Service broker;
    private Publisher publisher;

    @BeforeEach
    void startBroker() throws Exception {
        broker = Services.mosquitto(Files.createDirectories(directory.resolve("broker")));
        new PlantFiles(directory).site(device("gd-1", point("lel", GAS), point("co", GAS))).gateway("""
                upstream: [{id: plant, uri: "%s", backoffMax: 1s}]
                """.formatted(broker.url()));
    }

    @AfterEach
    void stopBroker() throws Exception {
        disconnect();
        broker.close();
    }

    @Test
    void brokerRestartedMidStream_everyReadingArrivesAndAlarmsAreRaised() throws Exception {
        try (RunningGateway gateway = RunningGateway.start(directory)) {
            ControlRoom room = new ControlRoom(gateway.client());
            room.awaitHealth("upstream plant", "UP");
            send(0, COUNT / 3);
            broker.stop();
            room.awaitHealth("upstream plant", "DEGRADED");
            broker.start();
            send(COUNT / 3, 2 * COUNT / 3);
            room.awaitHealth("upstream plant", "UP");
            sendSurely("{\"co\":30}");
            send(2 * COUNT / 3, COUNT);
            room.awaitState(alarmId("gd-1", "co"), "B");
            room.awaitStored(POINT, base, base + COUNT, COUNT);
        }
    }

    @Test
    void gatewayStoppedMeanwhile_theBrokerKeepsWhatWasSent() throws Exception {
        try (RunningGateway gateway = RunningGateway.start(directory)) {
            new ControlRoom(gateway.client()).awaitHealth("upstream plant", "UP");
            send(0, 50);
        }
        send(50, 100);
        sendSurely("{\"co\":30}");
        try (RunningGateway gateway = RunningGateway.start(directory)) {
            ControlRoom room = new ControlRoom(gateway.client());
            room.awaitState(alarmId("gd-1", "co"), "B");
            room.awaitStored(POINT, base, base + 100, 100);
        }
    }

    @Test
    void brokerAwayAtTheStart_isSubscribedToWhenItComes() throws Exception {
        broker.stop();
        try (RunningGateway gateway = RunningGateway.start(directory)) {
            ControlRoom room = new ControlRoom(gateway.client());
            assertEquals("DEGRADED", room.health("upstream plant"));
            broker.start();
            room.awaitHealth("upstream plant", "UP");
            sendSurely("{\"co\":30}");
            room.awaitState(alarmId("gd-1", "co"), "B");
        }
    }

    private void send(int from, int to) throws MqttException {
        for (int i = from; i < to; i++) {
            sendSurely("{\"ts\":%d,\"values\":{\"lel\":%d}}".formatted(base + i, i % 20));
        }
    }

    /** As a device does: the same again until the broker has acknowledged it. */
    private void sendSurely(String payload) throws MqttException {
        while (true) {
            try {
                if (publisher == null) {
                    publisher = new Publisher(broker.url(), "device", null);
                }
                publisher.publish(topic("gd-1"), payload);
                return;
            } catch (MqttException broken) {
                disconnect();
            }
        }
    }

    private void disconnect() throws MqttException {
        if (publisher != null) {
            publisher.close();
            publisher = null;
        }
    }
}
