package io.hazardwatch.gateway.system;

import static io.hazardwatch.gateway.system.PlantFiles.topic;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.hazardwatch.gateway.testkit.Await;
import io.hazardwatch.gateway.testkit.LeakCheck;
import io.hazardwatch.gateway.testkit.Publisher;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A permit and a warning of ours in a real gateway that is killed in the middle: nothing is lost, nothing said twice, bytes stay. */
@ExtendWith(LeakCheck.class)
class PermitStoryTest {
    private static final String CALL = "{\"enterprise\":\"acme\",\"site\":\"yard\",\"neighbour\":\"school\",\"reached\":true,\"words\":\"门卫：已关窗\"}";
    private static final String POINT = "/api/v1/points/acme/yard/gd-1/lel";

    @TempDir
    private Path directory;

    @BeforeEach
    void writePlant() throws Exception {
        Path cards = Files.createDirectories(directory.resolve("config").resolve("cards"));
        Files.writeString(cards.resolve("neighbours.csv"), "acme;yard;school;小学;school;0519-0000000;31.78;119.956\n");
        new PlantFiles(directory).raw("""
                enterprise: acme
                site: yard
                timezone: UTC
                location: {lat: 31.78, lon: 119.95}
                devices:
                  - id: gd-1
                    points:
                      - {id: lel, unit: "%LEL", gas: lpg, lelPctVol: 2.1, staleAfter: 0s,
                         limits: {H: {at: 25, deadband: 1, onDelay: 0s, offDelay: 0s, priority: P2}}}
                """);
    }

    private static double limit(GatewayProcess gateway) {
        return gateway.client().get(POINT).body().get("limits").get("H").get("at").asDouble();
    }

    private static JsonNode permit(GatewayProcess gateway) {
        return gateway.client().get("/api/v1/permits").body().get("permits").get(0);
    }

    private static long stops(GatewayProcess gateway) {
        String notes = gateway.client().get("/api/v1/journal?type=WORK_PERMIT").body().toString();
        return notes.split("stop: ALARM", -1).length - 1;
    }

    private static int calls(GatewayProcess gateway) {
        return gateway.client().get("/api/v1/journal?type=NEIGHBOUR_CALLED").body().get("entries").size();
    }

    private static String at(long hours) {
        return OffsetDateTime.now(ZoneOffset.UTC).plusHours(hours).withNano(0).toString();
    }

    private static String warning() {
        return "{\"enterprise\":\"acme\",\"site\":\"yard\",\"event\":{\"zh\":\"泄漏\",\"en\":\"leak\"},"
                + "\"headline\":{\"zh\":\"罐区泄漏\",\"en\":\"leak at the tanks\"},"
                + "\"description\":{\"zh\":\"发现泄漏\",\"en\":\"A leak was found\"},\"instruction\":{\"zh\":\"撤离\",\"en\":\"leave\"}}";
    }

    @Test
    void permit_tightensAndStops_throughAKill_andSentBytesStay() throws Exception {
        String document;
        String identifier;
        try (GatewayProcess gateway = new GatewayProcess(directory); Publisher publisher = gateway.publisher("acme")) {
            gateway.client().post("/api/v1/people", "{\"id\":\"ann\",\"name\":\"Ann\",\"enterprise\":\"acme\"}");
            gateway.client().post("/api/v1/people", "{\"id\":\"bob\",\"name\":\"Bob\",\"enterprise\":\"acme\"}");
            publisher.publish(topic("gd-1"), "{\"lel\":12}");
            JsonNode taken = gateway.client()
                    .post("/api/v1/permits", ("{\"kind\":\"HOT_WORK\",\"grade\":\"SECOND\",\"enterprise\":\"acme\","
                    + "\"site\":\"yard\","
                    + "\"place\":\"2 号泵房\",\"from\":\"%s\",\"until\":\"%s\",\"guardian\":\"ann\",\"issuer\":\"bob\","
                    + "\"detectors\":[\"acme/yard/gd-1/lel\"],"
                    + "\"lelPctVol\":2.1}").formatted(at(0), at(2))).body();
            assertEquals("valid", taken.path("state").asText(), taken::toString);
            Await.until("tighter", () -> limit(gateway) == 9.52);
            publisher.publish(topic("gd-1"), "{\"lel\":12}");
            Await.until("suggested", () -> permit(gateway).get("suspensionSuggested").asBoolean());
            Await.until("journaled", () -> stops(gateway) == 1);
            Await.until("beside the leak", () -> gateway.client().get("/api/v1/leaks").body().at("/leaks/0/evidence").toString()
                    .contains("hot work at 2 号泵房"));
            String draft = gateway.client().post("/api/v1/cap/messages", warning()).body().get("id").asText();
            identifier = gateway.client().post("/api/v1/cap/messages/" + draft + "/release", "{\"confirm\":\"ACTUAL\"}").body().get("identifier")
                    .asText();
            document = gateway.client().get("/api/v1/cap/" + identifier + ".xml").text();
            assertTrue(document.contains("<status>Actual</status>"), document);
            JsonNode called = gateway.client().post("/api/v1/neighbour-calls", CALL).body();
            assertTrue(called.path("reached").asBoolean(), called::toString);
            Await.until("journaled", () -> calls(gateway) == 1);
            gateway.kill();
        }
        try (GatewayProcess gateway = new GatewayProcess(directory)) {
            assertEquals(9.52, limit(gateway), "from the first moment on");
            Await.until("known to be told", () -> gateway.client().get("/api/v1/cards/68476-85-7?enterprise=acme&site=yard").body()
                    .at("/neighbours/0/calls/0/words").asText().equals("门卫：已关窗"));
            assertEquals(1, calls(gateway), "said once");
            Await.until("known", () -> permit(gateway) != null && permit(gateway).get("suspensionSuggested").asBoolean());
            assertEquals(document, gateway.client().get("/api/v1/cap/" + identifier + ".xml").text());
            assertTrue(gateway.client().get("/api/v1/cap/feed.atom?scope=restricted").text().contains(identifier));
            gateway.client().post("/api/v1/permits/" + permit(gateway).get("id").asText() + "/close", "{}");
            Await.until("as configured", () -> limit(gateway) == 25);
            assertEquals(1, stops(gateway), "said once");
        }
    }
}
