package io.hazardwatch.gateway.system;

import static io.hazardwatch.gateway.system.PlantFiles.device;
import static io.hazardwatch.gateway.system.PlantFiles.point;
import static io.hazardwatch.gateway.system.PlantFiles.pointId;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.fasterxml.jackson.databind.JsonNode;
import io.hazardwatch.gateway.testkit.Await;
import io.hazardwatch.gateway.testkit.GatewayClient;
import io.hazardwatch.gateway.testkit.LeakCheck;
import io.hazardwatch.gateway.testkit.RunningGateway;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Killed in the middle of a slow rise, the gateway tells of it when it would have without that. Its readings of the
 * last nine minutes, one a second, are sent at once; what is compared is the device's time.
 */
@Tag("service")
@ExtendWith(LeakCheck.class)
class WindowRefillTest {
    private static final String RATE = "rate: [{id: rise, above: \"0.6 u/min\", window: 10m, onDelay: 0s, priority: P2}]";
    private static final String ALARM = pointId("a", "p").replace('/', '.') + ".rise";
    private static final int READINGS = 560;
    private static final int KILLED_AFTER = 400;
    private static final int SEEN_BEFORE_THE_REFILL = 3;
    private static final int BUCKET_SECONDS = 30;

    @TempDir
    private Path directory;
    /** The time of the first reading. */
    private long base;

    /** Level for 320 s, then up by 1.8 u a minute: the slope of ten minutes is above its limit some 200 s later. */
    private String payload(long second) {
        double value = 10 + second % 3 * 0.01 + Math.max(0, second - 320) * 0.03;
        return String.format(Locale.ROOT, "{\"ts\":%d,\"values\":{\"p\":%.2f}}", base + second * 1_000, value);
    }

    @Test
    void killedDuringARise_theAlarmComesWhenItWouldHave() throws Exception {
        long steady = run(directory.resolve("steady"), false);
        long restarted = run(directory.resolve("restarted"), true);
        assertEquals(steady, restarted, BUCKET_SECONDS, "seconds into the readings");
    }

    /** Seconds from the first reading to the alarm, by the device's clock. */
    private long run(Path plant, boolean isKilled) throws Exception {
        new PlantFiles(Files.createDirectories(plant)).gateway("lanes: 2\n").site(device("a", point("p", RATE)));
        base = System.currentTimeMillis() - READINGS * 1_000;
        GatewayProcess gateway = new GatewayProcess(plant);
        try {
            send(gateway, 0, KILLED_AFTER);
            assertNull(new ControlRoom(gateway.client()).alarm(ALARM), "too early to tell");
            if (isKilled) {
                gateway.kill();
                gateway.close();
                gateway = new GatewayProcess(plant);
                send(gateway, KILLED_AFTER, KILLED_AFTER + SEEN_BEFORE_THE_REFILL);
                awaitRefill(gateway);
            } else {
                send(gateway, KILLED_AFTER, KILLED_AFTER + SEEN_BEFORE_THE_REFILL);
            }
            send(gateway, KILLED_AFTER + SEEN_BEFORE_THE_REFILL, READINGS);
            ControlRoom room = new ControlRoom(gateway.client());
            Await.until("the alarm", 60_000, () -> room.alarm(ALARM) != null);
            return (OffsetDateTime.parse(room.alarm(ALARM).get("eventAt").asText()).toInstant().toEpochMilli() - base) / 1_000;
        } finally {
            gateway.close();
        }
    }

    @Test
    void storeIsAway_windowsStartEmptyAndHealthSaysSo() throws Exception {
        new PlantFiles(directory).site(device("a", point("p", RATE), point("q", ""))).gateway(
                "history: {store: influxdb, influx: {url: \"http://127.0.0.1:1\", bucket: plant}}\n");
        try (RunningGateway gateway = RunningGateway.start(directory)) {
            Await.until("it is said", 60_000, () -> said(gateway.client()).startsWith("windows of 1 points started empty: "));
            assertEquals("UP", new ControlRoom(gateway.client()).health("lanes"));
        }
    }

    @Test
    void stoppedBeforeTheStoreAnswers_leavesNothingBehind() throws Exception {
        new PlantFiles(directory).site(device("a", point("p", RATE)));
        try (RunningGateway gateway = RunningGateway.start(directory)) {
            assertEquals("UP", new ControlRoom(gateway.client()).health("lanes"));
        }
    }

    private void send(GatewayProcess gateway, int from, int to) throws Exception {
        try (NumberedSender sender = gateway.sender("a", 100)) {
            sender.send(to - from, number -> payload(from + number));
            sender.awaitAcknowledged(to - from);
        }
    }

    private static void awaitRefill(GatewayProcess gateway) {
        Await.until("windows are read from the store", 60_000, () -> said(gateway.client()).isEmpty());
    }

    /** What health says of the lanes' windows; empty when there is nothing to say. */
    private static String said(GatewayClient client) {
        for (JsonNode part : client.get("/health/ready").body().get("parts")) {
            if (part.get("name").asText().equals("lanes")) {
                return part.hasNonNull("reason") ? part.get("reason").asText() : "";
            }
        }
        return "no lanes";
    }
}
