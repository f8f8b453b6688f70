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

/** A warning tightens a limit of a point; the gateway is killed meanwhile; the end of the warning gives the configured limit back. */
@ExtendWith(LeakCheck.class)
class TightenedByWarningTest {
    private static final String POINT = "/api/v1/points/acme/yard/r-1/pressure";
    private static final String ALARM = "acme.yard.r-1.pressure.high";

    @TempDir
    private Path directory;

    @BeforeEach
    void writePlant() throws Exception {
        new PlantFiles(directory).raw("""
                enterprise: acme
                site: yard
                timezone: UTC
                location: {lat: 31.78, lon: 119.95}
                adminCode: "320411"
                devices:
                  - id: r-1
                    points:
                      - {id: pressure, unit: MPa, staleAfter: 0s, limits: {H: {at: 1.6, deadband: 0, onDelay: 0s, offDelay: 0s, priority: P3}}}
                """);
        Path tables = Files.createDirectories(directory.resolve("config/weather"));
        Files.writeString(tables.resolve("tightened-limits.csv"), "heat-lpg;heat;orange;*/*/*/pressure;H;1.4;高温;Heat;plan;?\n");
    }

    private static String message(String identifier, String more) {
        return ("{\"issuer\":\"测试气象台\",\"identifier\":\"%s\",\"issuedAt\":\"%s\",\"text\":\"高温橙色预警信号\","
                + "\"eventCode\":\"11B09\",\"colour\":\"orange\",%s}").formatted(identifier, OffsetDateTime.now(ZoneOffset.UTC).withNano(0), more);
    }

    private static double limit(GatewayProcess gateway) {
        return point(gateway).get("limits").get("H").get("at").asDouble();
    }

    private static JsonNode point(GatewayProcess gateway) {
        return gateway.client().get(POINT).body();
    }

    private static String state(GatewayProcess gateway) {
        JsonNode alarm = gateway.client().get("/api/v1/alarms/" + ALARM).body();
        return alarm.path("state").asText("A");
    }

    @Test
    void limit_isTighterDuringTheWarning_throughAKill_andAsConfiguredAfterIt() throws Exception {
        try (GatewayProcess gateway = new GatewayProcess(directory); Publisher publisher = gateway.publisher("acme")) {
            publisher.publish(topic("r-1"), "{\"pressure\":1.5}");
            assertEquals("A", state(gateway));
            JsonNode receipt = gateway.client().post("/api/v1/weather/warnings", message("W-1", "\"areaCodes\":[\"320411\"]")).body();
            Await.until("tighter", () -> limit(gateway) == 1.4);
            JsonNode why = point(gateway).get("tightened").get(0);
            assertEquals("1.6 heat-lpg W-1", why.get("configured").asText() + ' ' + why.get("rule").asText() + ' ' + why.get("because").asText(),
                    receipt.toString());
            publisher.publish(topic("r-1"), "{\"pressure\":1.5}");
            Await.until("raised", () -> state(gateway).equals("B"));
            Await.until("journaled", () ->
                    gateway.client().get("/api/v1/journal?type=WEATHER_RESTRICTION").body().toString().contains("tightened: "));
            gateway.kill();
        }
        try (GatewayProcess gateway = new GatewayProcess(directory); Publisher publisher = gateway.publisher("acme")) {
            assertEquals(1.4, limit(gateway), "from the first moment on");
            assertEquals("B", state(gateway));
            gateway.client().post("/api/v1/weather/warnings", message("W-2", "\"messageType\":\"Cancel\",\"supersedes\":[\"W-1\"]"));
            Await.until("as configured", () -> limit(gateway) == 1.6);
            assertEquals(0, point(gateway).get("tightened").size());
            publisher.publish(topic("r-1"), "{\"pressure\":1.5}");
            Await.until("returned", () -> state(gateway).equals("D"));
            Await.until("journaled", () -> gateway.client().get("/api/v1/journal?type=WEATHER_RESTRICTION").body().toString()
                    .contains("as configured again: H of r-1/pressure"));
            String notes = gateway.client().get("/api/v1/journal?type=WEATHER_RESTRICTION").body().toString();
            assertTrue(notes.contains("tightened: H of r-1/pressure 1.4 instead of 1.6 MPa by rule heat-lpg, warning W-1"), notes);
        }
    }
}
