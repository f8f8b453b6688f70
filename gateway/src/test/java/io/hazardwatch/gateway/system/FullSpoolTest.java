package io.hazardwatch.gateway.system;

import static io.hazardwatch.gateway.system.PlantFiles.GAS;
import static io.hazardwatch.gateway.system.PlantFiles.alarmId;
import static io.hazardwatch.gateway.system.PlantFiles.device;
import static io.hazardwatch.gateway.system.PlantFiles.point;
import static io.hazardwatch.gateway.system.PlantFiles.pointId;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.testkit.Await;
import io.hazardwatch.gateway.testkit.GatewayClient;
import io.hazardwatch.gateway.testkit.LeakCheck;
import io.hazardwatch.gateway.testkit.Service;
import io.hazardwatch.gateway.testkit.Services;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The store is away for longer than the spool has room: alarms go on, what must go is counted and told, the readings of the
 * point in alarm are all kept, and in the end what was acknowledged is what is stored and what was counted.
 */
@Tag("service")
@ExtendWith(LeakCheck.class)
class FullSpoolTest {
    private static final int SPOOL_BYTES = 2 << 20;
    private static final int READINGS_PER_MESSAGE = 20;
    private static final int MESSAGES = 10_000;
    private static final String ALARM = alarmId("gd-1", "lel");
    private static final String SHEDDING = "_system.gateway.history.shedding.system";

    @TempDir
    private Path directory;
    private final long base = System.currentTimeMillis() - 60_000;

    @Test
    void storeAwayAndSpoolFull_alarmsGoOnAndTheirReadingsAreKept() throws Exception {
        try (Service influx = Services.influxd(Files.createDirectories(directory.resolve("influx")))) {
            influx.stop();
            new PlantFiles(directory).site(device("flood", point("n", "")), device("gd-1", point("lel", GAS))).gateway("""
                    lanes: 1
                    mqtt: {messagesPerSecondMax: 10000000}
                    history: {store: influxdb, influx: {url: "%s", bucket: plant}, spool: {segmentBytes: %d, bytesMax: %d}}
                    """.formatted(influx.url(), SPOOL_BYTES / 2, SPOOL_BYTES));
            try (GatewayProcess gateway = new GatewayProcess(directory)) {
                ControlRoom room = new ControlRoom(gateway.client());
                flood(gateway, room);
                influx.start();
                room.awaitStored(pointId("gd-1", "lel"), base, base + MESSAGES, 2);
                room.awaitHealth("history", "UP");
                long shed = metric(gateway.client(), "hazardwatch_spool_shed_total");
                long all = (long) MESSAGES * READINGS_PER_MESSAGE;
                room.awaitStored(pointId("flood", "n"), base, base + all, all - shed);
            }
        }
    }

    private void flood(GatewayProcess gateway, ControlRoom room) throws Exception {
        try (NumberedSender alarming = gateway.sender("gd-1", 1); NumberedSender flooding = gateway.sender("flood", 1000)) {
            alarming.send(1, number -> "{\"ts\":%d,\"values\":{\"lel\":30}}".formatted(base));
            room.awaitState(ALARM, "B");
            flooding.send(MESSAGES, this::payload);
            flooding.awaitAcknowledged(MESSAGES);
            assertTrue(metric(gateway.client(), "hazardwatch_spool_shed_total") > 0);
            assertEquals("DEGRADED", room.health("history"));
            room.awaitState(SHEDDING, "B");
            alarming.send(1, number -> "{\"ts\":%d,\"values\":{\"lel\":60}}".formatted(base + 1));
            Await.until("the alarm is told the new value", () -> room.alarm(ALARM).get("worst").asDouble() == 60);
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

    private static long metric(GatewayClient client, String name) {
        return client.get("/metrics").text().lines().filter(line -> line.startsWith(name + ' '))
                .mapToLong(line -> (long) Double.parseDouble(line.substring(name.length() + 1))).findFirst().orElseThrow();
    }
}
