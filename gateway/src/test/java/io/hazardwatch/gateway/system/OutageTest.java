package io.hazardwatch.gateway.system;

import static io.hazardwatch.gateway.system.PlantFiles.GAS;
import static io.hazardwatch.gateway.system.PlantFiles.alarmId;
import static io.hazardwatch.gateway.system.PlantFiles.device;
import static io.hazardwatch.gateway.system.PlantFiles.point;
import static io.hazardwatch.gateway.system.PlantFiles.pointId;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.testkit.Await;
import io.hazardwatch.gateway.testkit.LeakCheck;
import io.hazardwatch.gateway.testkit.Service;
import io.hazardwatch.gateway.testkit.Services;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The short version of {@code .ci/soak.sh}: a device sends on and on while a real store goes away and comes back, twice. Alarms
 * are decided all the while, and in the end the store has every reading once.
 */
@Tag("service")
@ExtendWith(LeakCheck.class)
class OutageTest {
    private static final int OUTAGES = 2;
    private static final int PIECE = 20_000;
    private static final String POINT = pointId("busy", "n");

    @TempDir
    private Path directory;
    private final long base = System.currentTimeMillis() - 100_000;

    @Test
    void storeGoesAndComesBackUnderLoad_everyReadingIsStoredOnce() throws Exception {
        try (Service influx = Services.influxd(Files.createDirectories(directory.resolve("influx")))) {
            new PlantFiles(directory).site(device("busy", point("n", "")), device("gd-1", point("lel0", GAS), point("lel1", GAS)))
                    .gateway("""
                    mqtt: {messagesPerSecondMax: 10000000}
                    history: {store: influxdb, influx: {url: "%s", bucket: plant}}
                    """.formatted(influx.url()));
            try (GatewayProcess gateway = new GatewayProcess(directory); NumberedSender sender = gateway.sender("busy", 500)) {
                ControlRoom room = new ControlRoom(gateway.client());
                for (int outage = 0; outage < OUTAGES; outage++) {
                    send(sender, PIECE);
                    room.awaitStored(POINT, base, base + sender.sent(), sender.sent());
                    influx.stop();
                    send(sender, PIECE);
                    raiseWhileAway(gateway, room, outage);
                    influx.start();
                    send(sender, PIECE);
                }
                room.awaitStored(POINT, base, base + sender.sent(), sender.sent());
                room.awaitHealth("history", "UP");
            }
        }
    }

    private void send(NumberedSender sender, int count) throws IOException, InterruptedException {
        sender.send(count, number -> "{\"ts\":%d,\"values\":{\"n\":%d}}".formatted(base + number, number));
        sender.awaitAcknowledged(sender.sent());
    }

    private static void raiseWhileAway(GatewayProcess gateway, ControlRoom room, int which) throws Exception {
        Await.until("the outage is noticed", () -> room.health("history").equals("DEGRADED"));
        try (NumberedSender alarming = gateway.sender("gd-1", 1)) {
            alarming.send(1, number -> "{\"lel%d\":30}".formatted(which));
            alarming.awaitAcknowledged(1);
        }
        room.awaitState(alarmId("gd-1", "lel" + which), "B");
        assertTrue(gateway.isAlive());
    }
}
