package io.hazardwatch.gateway.system;

import static io.hazardwatch.gateway.system.PlantFiles.GAS;
import static io.hazardwatch.gateway.system.PlantFiles.alarmId;
import static io.hazardwatch.gateway.system.PlantFiles.device;
import static io.hazardwatch.gateway.system.PlantFiles.point;
import static io.hazardwatch.gateway.system.PlantFiles.topic;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hazardwatch.gateway.app.App;
import io.hazardwatch.gateway.testkit.Await;
import io.hazardwatch.gateway.testkit.GatewayClient;
import io.hazardwatch.gateway.testkit.LeakCheck;
import io.hazardwatch.gateway.testkit.Publisher;
import io.hazardwatch.gateway.testkit.RunningGateway;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A limit is tightened through the API by two people, while readings arrive, and found again after a restart. */
@ExtendWith(LeakCheck.class)
class ProposalStoryTest {
    private static final String SITE = "/api/v1/sites/acme/yard";
    private static final String FIRST = "/api/v1/proposals/1";
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path directory;

    private static String body(String content) throws Exception {
        return JSON.writeValueAsString(Map.of("content", content, "why", "the pump leaks"));
    }

    private static void awaitTests(GatewayClient client, String proposal) {
        Await.until("its tests have ended", () -> client.get(proposal).body().get("evidence").get("complete").asBoolean());
    }

    @Test
    void limit_isTightenedByTwoPeopleAndRolledBack() throws Exception {
        new PlantFiles(directory).site(device("gd-1", point("a", GAS), point("b", GAS)));
        Path file = directory.resolve("config/sites/yard.yaml");
        String old = Files.readString(file);
        try (RunningGateway gateway = RunningGateway.start(directory); Publisher publisher = gateway.publisher(PlantFiles.ENTERPRISE)) {
            GatewayClient admin = gateway.client();
            admin.post("/api/v1/users", "{\"username\":\"li\",\"password\":\"test-only-password\",\"role\":\"ENGINEER\",\"enterprise\":\"acme\"}");
            try (GatewayClient li = new GatewayClient(gateway.httpPort(), "li", "test-only-password")) {
                String present = li.get(SITE + "/file").body().get("content").asText();
                assertEquals(old, present);
                String next = present.replaceFirst("HH: *\\{at: [0-9.]+", "HH: {at: 45").replaceFirst("H: *\\{at: [0-9.]+", "H: {at: 20");
                assertTrue(next.contains("at: 20"), next);
                assertEquals(400, li.put(SITE, body(present + "nonsense: 1\n")).status());
                assertEquals(201, li.put(SITE, body(next)).status(), () -> "proposed");
                JsonNode proposal = li.get(FIRST).body();
                assertTrue(proposal.get("changes").toString().contains("gd-1/a: H 25 → 20"), proposal.toString());
                assertEquals(409, li.post(FIRST + "/publish", "{}").status());
                awaitTests(li, FIRST);
                assertEquals(403, li.post(FIRST + "/approve", "{}").status());
                assertEquals(200, admin.post(FIRST + "/approve", "{\"why\":\"seen\"}").status());
                assertEquals(old, Files.readString(file));
                publisher.publish(topic("gd-1"), "{\"a\":22,\"b\":1}");
                assertEquals(200, li.post(FIRST + "/publish", "{}").status());
                publisher.publish(topic("gd-1"), "{\"a\":22,\"b\":1}");
                new ControlRoom(admin).awaitState(alarmId("gd-1", "a"), "B");
                assertEquals(next, Files.readString(file));
                Await.until("the journal says who", () -> admin.get("/api/v1/journal?limit=1000").text().contains("approved by admin"));
                Await.until("followed into the journal", () -> li.get(FIRST).body().get("journaled").asBoolean());
            }
        }
        try (RunningGateway gateway = RunningGateway.start(directory)) {
            GatewayClient admin = gateway.client();
            Await.until("the revisions are known", () -> admin.get("/api/v1/revisions").body().path("revisions").size() >= 2);
            JsonNode revisions = admin.get("/api/v1/revisions").body().get("revisions");
            assertEquals(2, revisions.size(), revisions.toString());
            assertEquals(201, admin.post("/api/v1/revisions/1/restore", "{\"why\":\"too many\"}").status());
            awaitTests(admin, "/api/v1/proposals/2");
            assertEquals(409, admin.post("/api/v1/proposals/2/publish", "{}").status());
            assertEquals("ROLLBACK", admin.get("/api/v1/proposals/2").body().get("kind").asText());
            Files.writeString(file, Files.readString(file).replace("at: 20", "at: 21"));
            Await.until("the edit by hand is found", () -> admin.get("/api/v1/proposals?state=open").text().contains("TAKEN_BY_HAND"));
            assertEquals(200, admin.post("/api/v1/proposals/3/approve", "{\"why\":\"was meant\"}").status());
            assertEquals(403, admin.post("/api/v1/proposals/2/approve", "{}").status());
        }
    }

    @Test
    void editWhileStopped_thatLetsGoOfTheLaw_isRefusedAtTheStart() throws Exception {
        new PlantFiles(directory).site(device("gd-1", point("a", GAS)));
        Path file = directory.resolve("config/sites/yard.yaml");
        String lawful = "enterprise: acme\nsite: yard\ndevices: [{id: gd-1, points: [{id: a, template: gb50493-combustible}]}]\n";
        Files.writeString(file, lawful);
        try (RunningGateway gateway = RunningGateway.start(directory)) {
            Await.until("the first revision is kept", () -> gateway.client().get("/api/v1/revisions").body().get("revisions").size() == 1);
        }
        Files.writeString(file, lawful.replace("template: gb50493-combustible", "unit: '%LEL', range: [0, 100], limits: {H: {at: 40}}"));
        App.RefusedException refused = assertThrows(App.RefusedException.class, () -> RunningGateway.start(directory).close());
        assertTrue(refused.getMessage().startsWith("sites/yard.yaml: devices[0].points[0].template: "), refused.getMessage());
        Files.writeString(file, lawful);
        RunningGateway.start(directory).close();
    }
}
