package io.hazardwatch.gateway.system;

import static io.hazardwatch.gateway.system.PlantFiles.GAS;
import static io.hazardwatch.gateway.system.PlantFiles.device;
import static io.hazardwatch.gateway.system.PlantFiles.point;
import static io.hazardwatch.gateway.system.PlantFiles.pointId;
import static io.hazardwatch.gateway.system.PlantFiles.topic;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.hazardwatch.gateway.testkit.LeakCheck;
import io.hazardwatch.gateway.testkit.RunningGateway;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A device without a clock sends in one go what it had kept while the line was cut. */
@ExtendWith(LeakCheck.class)
class BurstTest {
    private static final int COUNT = 500;
    private static final int SPIKE = 250;

    @TempDir
    private Path directory;

    @Test
    void readingsWithoutTimeInOneBurst_areAllStoredAndASpikeAmongThemRaises() throws Exception {
        new PlantFiles(directory).site(device("gd-1", point("lel", GAS)));
        long start = System.currentTimeMillis() - 1_000;
        try (RunningGateway gateway = RunningGateway.start(directory)) {
            JsonNode credential = gateway.client().post("/api/v1/enterprises/acme/credentials", "{\"name\":\"gd-1\"}").body();
            try (NumberedSender sender = new NumberedSender(gateway.mqttPort(), credential.get("username").asText(),
                    credential.get("password").asText(), topic("gd-1"), COUNT)) {
                sender.send(COUNT, n -> "{\"lel\":" + (n == SPIKE ? 30 : n % 20) + "}");
                sender.awaitAcknowledged(COUNT);
            }
            ControlRoom room = new ControlRoom(gateway.client());
            assertEquals(List.of("ALARM_RAISED"), room.journal(PlantFiles.alarmId("gd-1", "lel")));
            room.awaitStored(pointId("gd-1", "lel"), start, System.currentTimeMillis() + 60_000, COUNT);
            assertEquals((COUNT - 1) % 20, room.last(pointId("gd-1", "lel")));
        }
    }
}
