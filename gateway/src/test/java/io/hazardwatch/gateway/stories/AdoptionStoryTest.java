package io.hazardwatch.gateway.stories;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hazardwatch.gateway.testkit.Await;
import io.hazardwatch.gateway.testkit.GatewayClient;
import io.hazardwatch.gateway.testkit.LeakCheck;
import io.hazardwatch.gateway.testkit.Publisher;
import io.hazardwatch.gateway.testkit.RunningGateway;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A point that nobody configured arrives, is adopted as it is proposed, approved by another person, and alarms. */
@ExtendWith(LeakCheck.class)
class AdoptionStoryTest {
    private static final String ADOPTIONS = "/api/v1/adoptions/e";
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path directory;

    private static String order(JsonNode points, String why) {
        ObjectNode order = JSON.createObjectNode().put("why", why);
        order.set("points", points);
        return order.toString();
    }

    @Test
    void unknownPoint_isAdoptedByProposal_andIsProtected() throws Exception {
        Files.writeString(Files.createDirectories(directory.resolve("config/sites")).resolve("s.yaml"),
                "# kept by hand\nenterprise: e\nsite: s\ndevices:\n  - {id: d, points: [{id: p, unit: MPa}]}\n");
        try (RunningGateway gateway = RunningGateway.start(directory)) {
            GatewayClient author = gateway.client();
            String token = author.post("/api/v1/enterprises/e/credentials", "{\"name\":\"own\",\"device\":\"s/d\"}").body().get("username").asText();
            try (Publisher all = gateway.publisher("e"); Publisher own = new Publisher("tcp://127.0.0.1:" + gateway.mqttPort(), token, null)) {
                own.publish("v1/devices/me/telemetry", "{\"p\":1,\"h2s\":2}");
                all.publish("hazard/v1/e/s/new-1/telemetry", "{\"lel\":3,\"door\":false}");
                Await.until("all are seen", () -> author.get(ADOPTIONS).body().get("points").size() == 3);
                JsonNode seen = author.get(ADOPTIONS).body().get("points");
                assertTrue(seen.toString().contains("\"template\":\"gb50493-h2s\""), seen.toString());
                assertEquals(400, author.post(ADOPTIONS + "/s", order(seen, " ")).status());
                assertEquals(404, author.post(ADOPTIONS + "/none", order(seen, "as built")).status());
                assertRefused(author, seen);
                adopt(gateway, author, order(seen, "as built"));
                Await.equal(0, () -> author.get(ADOPTIONS).body().get("points").size());
                assertTrue(Files.readString(directory.resolve("config/sites/s.yaml")).startsWith("# kept by hand"));
                own.publish("v1/devices/me/telemetry", "{\"h2s\":20}");
                Await.until("the statutory limit holds", () -> author.alarms("state=open&enterprise=e").stream()
                        .anyMatch(alarm -> alarm.get("point").asText().equals("e/s/d/h2s")));
            }
        }
    }

    /** What is not right is refused by the row, as a table is. */
    private static void assertRefused(GatewayClient author, JsonNode seen) {
        ObjectNode mistaken = seen.get(0).deepCopy();
        mistaken.put("staleAfter", "soon");
        GatewayClient.Answer refused = author.post(ADOPTIONS + "/s", order(JSON.createArrayNode().add(mistaken), "as built"));
        assertEquals("400 ROWS_REFUSED NOT_A_DURATION", refused.status() + " " + refused.body().get("reason").asText() + ' '
                + refused.body().at("/report/notes/0/reason").asText());
    }

    private static void adopt(RunningGateway gateway, GatewayClient author, String order) throws Exception {
        GatewayClient.Answer proposed = author.post(ADOPTIONS + "/s", order);
        assertEquals(201, proposed.status(), proposed.text());
        String one = "/api/v1/proposals/" + proposed.body().at("/proposal/id").asText();
        assertEquals(409, author.post(one + "/publish", "{}").status(), "limits need another person");
        author.post("/api/v1/users", "{\"username\":\"chen\",\"password\":\"another-long-password\",\"role\":\"ADMIN\"}");
        try (GatewayClient approver = new GatewayClient(gateway.httpPort(), "chen", "another-long-password")) {
            Await.until("the proposal was tested", () -> approver.get(one).body().at("/evidence/complete").asBoolean());
            assertEquals(200, approver.post(one + "/approve", "{\"why\":\"as built\"}").status());
        }
        GatewayClient.Answer published = author.post(one + "/publish", "{}");
        assertEquals("PUBLISHED", published.body().path("state").asText(), published.text());
    }
}
