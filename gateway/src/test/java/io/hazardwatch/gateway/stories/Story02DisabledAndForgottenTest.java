package io.hazardwatch.gateway.stories;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.hazardwatch.gateway.testkit.GatewayClient;
import io.hazardwatch.gateway.testkit.LeakCheck;
import io.hazardwatch.gateway.testkit.RunningGateway;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * FirstEnergy 2003: the state estimator was switched off for a repair and nobody remembered to switch it on. Here nothing is
 * switched off without an end, and everything that is off stands on a list.
 */
@ExtendWith(LeakCheck.class)
class Story02DisabledAndForgottenTest {
    @TempDir
    private Path directory;

    @Test
    void whatIsSwitchedOff_hasAnEndAndStandsOnAList() throws Exception {
        Path sites = Files.createDirectories(directory.resolve("config").resolve("sites"));
        Files.writeString(sites.resolve("s.yaml"), """
                enterprise: e
                site: s
                devices:
                  - id: d
                    points:
                      - {id: a, unit: bar, staleAfter: 0s, limits: {H: {at: 10, priority: P3}}}
                      - {id: b, unit: bar, staleAfter: 0s, limits: {H: {at: 10, priority: P3}}}
                """);
        try (RunningGateway gateway = RunningGateway.start(directory)) {
            GatewayClient client = gateway.client();
            try (var device = gateway.publisher("e")) {
                device.publish("hazard/v1/e/s/d/telemetry", "{\"a\":11,\"b\":11}");
            }
            assertEquals(400, client.post("/api/v1/alarms/e.s.d.a.high/shelve", "{\"reason\":\"repair\"}").status());
            assertEquals(400, client.post("/api/v1/alarms/e.s.d.b.high/out-of-service",
                    "{\"permit\":\"7\",\"measure\":\"a guard\",\"reason\":\"repair\"}").status());
            assertTrue(listed(client).isEmpty());

            ok(client.post("/api/v1/alarms/e.s.d.a.high/shelve", "{\"minutes\":30,\"reason\":\"repair\"}"));
            ok(client.post("/api/v1/alarms/e.s.d.b.high/out-of-service", """
                    {"permit":"7","measure":"a guard","reason":"repair","until":"%s"}"""
                    .formatted(Instant.now().plusSeconds(3_600))));
            assertEquals(Set.of("e/s/d/a", "e/s/d/b"), listed(client));
            assertEquals(404, client.post("/api/v1/alarms/e.s.d.a.high/disable", "{}").status(), "nothing is off for good");
        }
    }

    private static void ok(GatewayClient.Answer answer) {
        assertEquals(200, answer.status(), answer.text());
    }

    private static Set<String> listed(GatewayClient client) {
        JsonNode points = client.get("/api/v1/points/unprotected").body().get("points");
        return StreamSupport.stream(points.spliterator(), false).map(point -> point.get("point").asText())
                .collect(Collectors.toSet());
    }
}
