package io.hazardwatch.gateway.system;

import static io.hazardwatch.gateway.system.PlantFiles.topic;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.hazardwatch.gateway.testkit.LeakCheck;
import io.hazardwatch.gateway.testkit.Publisher;
import io.hazardwatch.gateway.testkit.RunningGateway;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A person says that a unit is shut down, over the API, and the gateway restarts. */
@ExtendWith(LeakCheck.class)
class UnitModeTest {
    private static final String UNIT = "/api/v1/sites/acme/yard/units/u/mode";
    private static final String ALARM = "acme.yard.r-1.flow.low";

    @TempDir
    private Path directory;

    @BeforeEach
    void writePlant() throws Exception {
        new PlantFiles(directory).raw("""
                enterprise: acme
                site: yard
                timezone: UTC
                devices:
                  - id: r-1
                    points:
                      - {id: flow, staleAfter: 0s, limits: {L: {at: 10, priority: P3}}, modes: {low: [running]}}
                units:
                  - {id: u, devices: [r-1]}
                """);
    }

    private static final String CRITICAL = """
            enterprise: acme
            site: yard
            timezone: UTC
            devices:
              - id: r-1
                points:
                  - {id: flow, staleAfter: 0s, limits: {L: {at: 10, priority: P1}}, modes: {low: [running]}}
                  - {id: state, staleAfter: 0s}
            units:
              - {id: u, devices: [r-1], modeFrom: {point: r-1/state, values: {0: shut-down, 1: running}}}
            """;

    @Test
    void modeThatSuppressesAP1_takesTwoPersons_andIsReportedWithBoth() throws Exception {
        new PlantFiles(directory).raw(CRITICAL);
        String said = "{\"mode\":\"shut-down\",\"reason\":\"overhaul\"%s}";
        String second = ",\"second\":{\"username\":\"chen\",\"password\":\"correct staple 7\"}";
        try (RunningGateway gateway = RunningGateway.start(directory); Publisher publisher = gateway.publisher("acme")) {
            assertEquals(201, gateway.client().post("/api/v1/users",
                    "{\"username\":\"chen\",\"password\":\"correct staple 7\",\"role\":\"OPERATOR\"}").status());
            publisher.publish(topic("r-1"), "{\"state\":0}");
            assertEquals("NEEDS_SECOND_PERSON", gateway.client().post(UNIT, said.formatted("")).body().get("reason").asText());
            publisher.publish(topic("r-1"), "{\"flow\":0}");
            assertEquals("B", alarm(gateway).get("state").asText());
            assertEquals("chen", gateway.client().post(UNIT, said.formatted(second)).body().get("second").asText());
            assertEquals("H", alarm(gateway).get("state").asText());
            JsonNode action = gateway.client().get("/api/v1/reports/monitoring-actions").body().get("actions").findParents("second").getLast();
            assertEquals("admin chen", action.get("by").asText() + ' ' + action.get("second").asText(), action::toString);
        }
        try (RunningGateway gateway = RunningGateway.start(directory); Publisher publisher = gateway.publisher("acme")) {
            publisher.publish(topic("r-1"), "{\"state\":0}");
            publisher.publish(topic("r-1"), "{\"flow\":0}");
            assertEquals("H", alarm(gateway).get("state").asText());
        }
    }

    private static JsonNode unit(RunningGateway gateway) {
        return gateway.client().get("/api/v1/sites/acme/yard").body().get("units").get(0);
    }

    private static List<JsonNode> notes(RunningGateway gateway) {
        return gateway.client().get("/api/v1/journal?type=MODE_CHANGED").body().get("entries").findParents("subject");
    }

    private static JsonNode alarm(RunningGateway gateway) {
        return gateway.client().get("/api/v1/alarms/" + ALARM).body();
    }

    @Test
    void whatWasSaid_isJournaledAndHoldsOverARestart() throws Exception {
        try (RunningGateway gateway = RunningGateway.start(directory); Publisher publisher = gateway.publisher("acme")) {
            assertTrue(unit(gateway).get("mode").isNull());
            assertEquals(200, gateway.client().post(UNIT, "{\"mode\":\"shut-down\",\"reason\":\"overhaul\"}").status());
            publisher.publish(topic("r-1"), "{\"flow\":0}");
            assertEquals("H", alarm(gateway).get("state").asText());
            assertEquals(1, notes(gateway).size());
            assertTrue(gateway.client().get("/metrics").text().contains("hazardwatch_bugs_total 0"), "a note is no alarm, and no defect");
        }
        try (RunningGateway gateway = RunningGateway.start(directory); Publisher publisher = gateway.publisher("acme")) {
            assertEquals("shut-down", unit(gateway).get("mode").asText());
            assertEquals("admin", unit(gateway).get("by").asText());
            publisher.publish(topic("r-1"), "{\"flow\":0}");
            assertEquals("H", alarm(gateway).get("state").asText());
            assertEquals("B", alarm(gateway).get("dark").asText());
            assertEquals(1, notes(gateway).size(), "nothing is journaled anew");
            assertEquals(200, gateway.client().post(UNIT, "{\"mode\":\"running\",\"reason\":\"done\"}").status());
            assertEquals("B", alarm(gateway).get("state").asText());
        }
    }
}
