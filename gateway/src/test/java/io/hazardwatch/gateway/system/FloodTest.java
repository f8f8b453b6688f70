package io.hazardwatch.gateway.system;

import static io.hazardwatch.gateway.system.PlantFiles.GAS;
import static io.hazardwatch.gateway.system.PlantFiles.alarmId;
import static io.hazardwatch.gateway.system.PlantFiles.device;
import static io.hazardwatch.gateway.system.PlantFiles.point;
import static io.hazardwatch.gateway.system.PlantFiles.pointId;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.testkit.Await;
import io.hazardwatch.gateway.testkit.LeakCheck;
import io.hazardwatch.gateway.testkit.Service;
import io.hazardwatch.gateway.testkit.Services;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * A device sends as fast as it can while the store is away and the spool is small: the gateway stops acknowledging, with
 * little memory, and takes up again when the store comes; whatever it acknowledged is stored.
 */
@Tag("service")
@ExtendWith(LeakCheck.class)
class FloodTest {
    private static final int MESSAGES = 10_000;
    private static final int READINGS_PER_MESSAGE = 20;
    private static final int READINGS = MESSAGES * READINGS_PER_MESSAGE;
    private static final int SPOOL_BYTES = 2 << 20;
    /** A reading takes 32 bytes of spool; an inbox and a batch under way hold some more. */
    private static final int READINGS_ACKNOWLEDGED_MAX = SPOOL_BYTES / 32 + 16_384;
    private static final int WINDOW = 8_000;
    private static final long STALL_MILLIS = 3_000;
    private static final String POINT = pointId("flood", "n");

    @TempDir
    private Path directory;
    private final long base = System.currentTimeMillis() - 600_000;
    private Service influx;

    @BeforeEach
    void writePlant() throws Exception {
        influx = Services.influxd(Files.createDirectories(directory.resolve("influx")));
        influx.stop();
        new PlantFiles(directory).site(device("flood", point("n", "")), device("gd-1", point("lel", GAS))).gateway("""
                lanes: 1
                mqtt: {messagesPerSecondMax: 10000000}
                history: {store: influxdb, influx: {url: "%s", bucket: plant}, spool: {segmentBytes: %d, bytesMax: %d, whenFull: slow}}
                """.formatted(influx.url(), SPOOL_BYTES / 2, SPOOL_BYTES));
    }

    @AfterEach
    void stopStore() {
        influx.close();
    }

    @Test
    void storeAwayAndSpoolFull_acknowledgementsStopAndNothingAcknowledgedIsLost() throws Exception {
        try (GatewayProcess gateway = startSmall()) {
            raiseAlarm(gateway);
            try (NumberedSender sender = gateway.sender("flood", WINDOW)) {
                Thread device = Thread.ofPlatform().name("device").start(() -> sendAll(sender));
                checkStalled(gateway, sender);
                influx.start();
                sender.awaitAcknowledged(MESSAGES);
                device.join();
            }
            new ControlRoom(gateway.client()).awaitStored(POINT, base, base + READINGS, READINGS);
            assertTrue(gateway.isAlive());
        }
    }

    @Test
    void killedWhileTheSpoolIsFull_everythingAcknowledgedReachesTheStore() throws Exception {
        long acknowledged;
        try (GatewayProcess gateway = startSmall(); NumberedSender sender = gateway.sender("flood", WINDOW)) {
            Thread device = Thread.ofPlatform().name("device").start(() -> sendUntilKilled(sender));
            Await.until("the first acknowledgement", () -> sender.acknowledged() > 0);
            acknowledged = awaitStall(sender) * READINGS_PER_MESSAGE;
            gateway.kill();
            device.join();
        }
        influx.start();
        try (GatewayProcess gateway = startSmall()) {
            new ControlRoom(gateway.client()).awaitStored(POINT, base, base + acknowledged, acknowledged);
        }
    }

    private GatewayProcess startSmall() throws IOException {
        return new GatewayProcess(directory, "-Xmx96m", "-XX:+ExitOnOutOfMemoryError");
    }

    private void sendUntilKilled(NumberedSender sender) {
        try {
            sender.send(MESSAGES, this::payload);
        } catch (IOException killed) {
            // as it should be
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void raiseAlarm(GatewayProcess gateway) throws Exception {
        try (NumberedSender sender = gateway.sender("gd-1", 1)) {
            sender.send(1, number -> "{\"lel\":30}");
            sender.awaitAcknowledged(1);
        }
    }

    private void sendAll(NumberedSender sender) {
        try {
            sender.send(MESSAGES, this::payload);
        } catch (IOException | InterruptedException e) {
            throw new AssertionError("the connection must be kept", e);
        }
    }

    private String payload(long number) {
        StringBuilder json = new StringBuilder();
        for (long n = number * READINGS_PER_MESSAGE; n < (number + 1) * READINGS_PER_MESSAGE; n++) {
            json.append(json.isEmpty() ? '[' : ',').append("{\"ts\":").append(base + n).append(",\"values\":{\"n\":")
                    .append(n).append("}}");
        }
        return json.append(']').toString();
    }

    /** Full and waiting: people can still see and acknowledge, and health says what is wrong. */
    private static void checkStalled(GatewayProcess gateway, NumberedSender sender) {
        ControlRoom room = new ControlRoom(gateway.client());
        room.awaitHealth("history", "DOWN"); // else a gateway that stands for want of processor would count as stalled
        long acknowledged = awaitStall(sender);
        assertTrue(acknowledged < MESSAGES, "everything was acknowledged: the spool is not bounded");
        long readings = acknowledged * READINGS_PER_MESSAGE;
        assertTrue(readings <= READINGS_ACKNOWLEDGED_MAX, readings + " readings were acknowledged");
        assertEquals("DOWN", room.health("history"), "no reading is judged now: that is more than degraded");
        assertEquals(503, gateway.client().get("/health/ready").status());
        assertEquals(200, room.acknowledge(room.alarm(alarmId("gd-1", "lel"))).status());
        assertEquals("C", room.state(alarmId("gd-1", "lel")));
        assertEquals(acknowledged, sender.acknowledged());
    }

    private static long awaitStall(NumberedSender sender) {
        return Await.standstill(STALL_MILLIS, sender::acknowledged);
    }
}
