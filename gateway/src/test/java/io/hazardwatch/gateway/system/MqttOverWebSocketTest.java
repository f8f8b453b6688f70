package io.hazardwatch.gateway.system;

import static io.hazardwatch.gateway.system.PlantFiles.GAS;
import static io.hazardwatch.gateway.system.PlantFiles.alarmId;
import static io.hazardwatch.gateway.system.PlantFiles.device;
import static io.hazardwatch.gateway.system.PlantFiles.point;
import static io.hazardwatch.gateway.system.PlantFiles.pointId;
import static io.hazardwatch.gateway.system.PlantFiles.topic;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.hazardwatch.gateway.testkit.LeakCheck;
import io.hazardwatch.gateway.testkit.Publisher;
import io.hazardwatch.gateway.testkit.RunningGateway;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Where only the HTTP port is open: MQTT at {@code /mqtt}. */
@ExtendWith(LeakCheck.class)
class MqttOverWebSocketTest {
    @TempDir
    private Path directory;

    @Test
    void readingsOverWebSocket_areStoredAndRaiseAlarms() throws Exception {
        new PlantFiles(directory).site(device("gd-1", point("lel", GAS)));
        long start = System.currentTimeMillis() - 1000;
        try (RunningGateway gateway = RunningGateway.start(directory)) {
            JsonNode credential = gateway.client().post("/api/v1/enterprises/acme/credentials", "{\"name\":\"ws\"}").body();
            try (Publisher publisher = new Publisher("ws://127.0.0.1:" + gateway.httpPort() + "/mqtt",
                    credential.get("username").asText(), credential.get("password").asText())) {
                publisher.publish(topic("gd-1"), "{\"lel\":1}");
                publisher.publish(topic("gd-1"), "{\"lel\":30}");
            }
            ControlRoom room = new ControlRoom(gateway.client());
            assertEquals("B", room.state(alarmId("gd-1", "lel")));
            room.awaitStored(pointId("gd-1", "lel"), start, System.currentTimeMillis() + 1000, 2);
        }
    }
}
