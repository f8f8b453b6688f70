package io.hazardwatch.gateway.system;

import static io.hazardwatch.gateway.system.PlantFiles.topic;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.hazardwatch.gateway.testkit.Await;
import io.hazardwatch.gateway.testkit.LeakCheck;
import io.hazardwatch.gateway.testkit.Publisher;
import io.hazardwatch.gateway.testkit.RunningGateway;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A device's MQTT connection breaks: its alarm comes long before its points are stale, and ends when it is heard again. */
@ExtendWith(LeakCheck.class)
class BrokenLineTest {
    private static final String SELF = "v1/devices/me/telemetry";
    private static final String ALARM = "acme.yard.d-1._communication.communication";

    @TempDir
    private Path directory;

    private static List<JsonNode> open(RunningGateway gateway) {
        return gateway.client().alarms("state=open&enterprise=acme");
    }

    private static Publisher device(RunningGateway gateway) throws Exception {
        JsonNode issued = gateway.client().post("/api/v1/enterprises/acme/credentials",
                "{\"name\":\"d-1\",\"device\":\"yard/d-1\"}").body();
        return new Publisher(gateway.mqttPort(), issued.get("username").asText(), null);
    }

    @Test
    void connectionBreaks_isToldAfterTheGrace_andOverWithTheNextReading() throws Exception {
        new PlantFiles(directory).raw("""
                enterprise: acme
                site: yard
                timezone: UTC
                devices:
                  - {id: d-1, points: [{id: p, period: 30s, staleAfter: 1h}]}
                  - {id: d-2, points: [{id: p, period: 30s, staleAfter: 1h}]}
                """);
        Files.writeString(directory.resolve("config/gateway.yaml"), "alarms: {lineGrace: 1s}\n");
        try (RunningGateway gateway = RunningGateway.start(directory); Publisher enterprise = gateway.publisher("acme")) {
            enterprise.publish(topic("d-2"), "{\"p\":1}");
            try (Publisher device = device(gateway)) {
                device.publish(SELF, "{\"p\":1}");
            }
            Publisher device = device(gateway);
            device.publish(SELF, "{\"p\":2}");
            device.breakOff();
            Await.until("told", () -> open(gateway).size() == 1);
            assertEquals(ALARM, open(gateway).getFirst().get("id").asText());
            assertEquals("B", open(gateway).getFirst().get("state").asText());
            enterprise.publish(topic("d-1"), "{\"p\":3}");
            Await.until("over", () -> open(gateway).getFirst().get("state").asText().equals("D"));
            device.close();
        }
    }
}
