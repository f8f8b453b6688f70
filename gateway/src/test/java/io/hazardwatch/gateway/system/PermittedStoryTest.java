package io.hazardwatch.gateway.system;

import static io.hazardwatch.gateway.system.PlantFiles.device;
import static io.hazardwatch.gateway.system.PlantFiles.point;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.testkit.LeakCheck;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** More people than permitted, told by the running product with figure and permit, still known after a kill, and over when they left. */
@Tag("service")
@ExtendWith(LeakCheck.class)
class PermittedStoryTest {
    private static final String ALARM = "acme.yard._site.plant-permitted-crowd.system";

    @TempDir
    private Path directory;

    @Test
    void tooManyPeople_areToldOverAKill() throws Exception {
        PlantFiles files = new PlantFiles(directory).site(device("gate", point("people", "")));
        Path site = directory.resolve("config/sites/yard.yaml");
        files.raw(Files.readString(site) + "permitted: [{id: crowd, name: {zh: 装卸区人数, en: people at the rack}, permit: HX-9,"
                + " people: {points: [gate/people], max: 9}}]\n");
        GatewayProcess gateway = new GatewayProcess(directory);
        try {
            send(gateway, 11);
            ControlRoom room = new ControlRoom(gateway.client());
            room.awaitState(ALARM, "B");
            assertEquals("people at the rack: as many people as permitted or more: 11, 122.2 % of the 9 permitted by HX-9",
                    room.alarm(ALARM).get("message").get("en").asText());
            assertEquals("P2", room.alarm(ALARM).get("priority").asText());
            gateway.kill();
            gateway.close();
            gateway = new GatewayProcess(directory);
            room = new ControlRoom(gateway.client());
            assertEquals("B", room.state(ALARM), "nobody has counted yet");
            send(gateway, 4);
            room.awaitState(ALARM, "D");
            assertTrue(room.alarm(ALARM).get("message").get("zh").asText().contains("装卸区人数"));
            assertEquals(1, room.alarm(ALARM).get("occurrence").asLong());
        } finally {
            gateway.close();
        }
    }

    private static void send(GatewayProcess gateway, int people) throws Exception {
        try (NumberedSender sender = gateway.sender("gate", 10)) {
            sender.send(1, number -> "{\"people\":" + people + "}");
            sender.awaitAcknowledged(1);
        }
    }
}
