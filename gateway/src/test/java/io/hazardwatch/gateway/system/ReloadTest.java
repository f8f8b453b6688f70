package io.hazardwatch.gateway.system;

import static io.hazardwatch.gateway.system.PlantFiles.GAS;
import static io.hazardwatch.gateway.system.PlantFiles.alarmId;
import static io.hazardwatch.gateway.system.PlantFiles.device;
import static io.hazardwatch.gateway.system.PlantFiles.point;
import static io.hazardwatch.gateway.system.PlantFiles.pointId;
import static io.hazardwatch.gateway.system.PlantFiles.topic;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.testkit.Await;
import io.hazardwatch.gateway.testkit.LeakCheck;
import io.hazardwatch.gateway.testkit.Publisher;
import io.hazardwatch.gateway.testkit.RunningGateway;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A site file changes while the gateway runs. */
@ExtendWith(LeakCheck.class)
class ReloadTest {
    private static final String GD_1 = device("gd-1", point("a", GAS), point("b", GAS), point("c", GAS));
    private static final String GAS_AT_10 = GAS.replace("at: 25", "at: 10");

    @TempDir
    private Path directory;
    private PlantFiles plant;
    private RunningGateway gateway;
    private Publisher publisher;
    private ControlRoom room;

    @BeforeEach
    void start() throws Exception {
        plant = new PlantFiles(directory).site(GD_1);
        gateway = RunningGateway.start(directory);
        publisher = gateway.publisher(PlantFiles.ENTERPRISE);
        room = new ControlRoom(gateway.client());
    }

    @AfterEach
    void stop() throws Exception {
        publisher.close();
        gateway.close();
    }

    @Test
    void limitLowered_countsFromNowOnAndOpenAlarmsStay() throws Exception {
        publisher.publish(topic("gd-1"), "{\"a\":30,\"b\":30,\"c\":15}");
        room.acknowledge(room.alarm(alarmId("gd-1", "b")));
        plant.site(device("gd-1", point("a", GAS_AT_10), point("b", GAS_AT_10), point("c", GAS_AT_10)));
        Await.until("the new limit counts", () -> publishes("{\"c\":15}", alarmId("gd-1", "c"), "B"));
        assertEquals(10, room.alarm(alarmId("gd-1", "c")).get("limit").asDouble());
        assertEquals("B", room.state(alarmId("gd-1", "a")));
        assertEquals("C", room.state(alarmId("gd-1", "b")));
        publisher.publish(topic("gd-1"), "{\"a\":31,\"b\":31}");
        assertEquals(List.of("ALARM_RAISED"), room.journal(alarmId("gd-1", "a")));
        assertEquals(List.of("ALARM_RAISED", "ALARM_ACKED"), room.journal(alarmId("gd-1", "b")));
    }

    @Test
    void brokenEdit_isRefusedShownAndTheOldGoesOn() throws Exception {
        plant.raw("enterprise: acme\nsite: yard\ndevices: [");
        room.awaitHealth("configuration", "DEGRADED");
        assertEquals(200, gateway.client().get("/health/ready").status());
        assertTrue(gateway.client().get("/health/ready").body().toString().contains("yard.yaml"));
        publisher.publish(topic("gd-1"), "{\"a\":30}");
        assertEquals("B", room.state(alarmId("gd-1", "a")));
        plant.site(GD_1);
        room.awaitHealth("configuration", "UP");
        assertEquals("B", room.state(alarmId("gd-1", "a")));
    }

    @Test
    void deviceAddedAndTakenOut_isKnownAndUnknownAgain() throws Exception {
        publisher.publish(topic("gd-2"), "{\"x\":1}");
        assertEquals(List.of("unknown_device"), room.rejectReasons());
        plant.site(GD_1, device("gd-2", point("x", GAS)));
        Await.until("the new device is known", () -> isKnown("gd-2", "x"));
        publisher.publish(topic("gd-2"), "{\"x\":30}");
        assertEquals(30, room.last(pointId("gd-2", "x")));
        assertEquals("B", room.state(alarmId("gd-2", "x")));
        plant.site(GD_1);
        Await.until("asked about", () -> !room.configuration().get("pending").isNull());
        assertEquals("B", room.state(alarmId("gd-2", "x")));
        assertEquals(200, room.confirmConfiguration().status());
        room.awaitState(alarmId("gd-2", "x"), "D");
        Await.until("the device is unknown again", () -> !isKnown("gd-2", "x"));
        publisher.publish(topic("gd-2"), "{\"x\":2}");
        assertEquals(List.of("unknown_device", "unknown_device"), room.rejectReasons());
    }

    private boolean isKnown(String device, String point) {
        return gateway.client().get("/api/v1/points/" + pointId(device, point)).status() == 200;
    }

    private boolean publishes(String json, String alarm, String state) {
        try {
            publisher.publish(topic("gd-1"), json);
        } catch (org.eclipse.paho.mqttv5.common.MqttException e) {
            throw new AssertionError(e);
        }
        return room.state(alarm).equals(state);
    }
}
