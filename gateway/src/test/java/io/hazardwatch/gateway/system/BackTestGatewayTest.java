package io.hazardwatch.gateway.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.hazardwatch.gateway.testkit.Await;
import io.hazardwatch.gateway.testkit.GatewayClient;
import io.hazardwatch.gateway.testkit.LeakCheck;
import io.hazardwatch.gateway.testkit.Publisher;
import io.hazardwatch.gateway.testkit.RunningGateway;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A rule tried, and limits read out, over the whole gateway: listener, store, API. */
@ExtendWith(LeakCheck.class)
class BackTestGatewayTest {
    private static final String POINT = "works/north/gd-1/lel";
    private static final int SECONDS = 600;

    @TempDir
    private Path directory;

    @Test
    void storedReadings_tellWhatAnotherRuleWouldHaveDone() throws Exception {
        Path sites = Files.createDirectories(directory.resolve("config").resolve("sites"));
        Files.writeString(sites.resolve("north.yaml"), """
                enterprise: works
                site: north
                devices:
                  - id: gd-1
                    points:
                      - {id: lel, unit: "%LEL", range: [0, 100], period: 1s, staleAfter: 0s, limits: {H: {at: 50, priority: P2}}}
                """);
        Instant start = Instant.now().minus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);
        try (RunningGateway gateway = RunningGateway.start(directory)) {
            publish(gateway, start);
            GatewayClient client = gateway.client();
            String period = "\"point\":\"%s\",\"from\":\"%s\",\"to\":\"%s\"".formatted(POINT, start, start.plusSeconds(SECONDS));
            Await.until("readings in the store", 60_000, () -> client.post("/api/v1/calibrations", '{' + period + '}')
                    .body().path("readings").asInt() == SECONDS);
            checkBacktest(client, period, start);
            checkCalibration(client, period);
            checkRefusals(client, period);
        }
    }

    /** Between 20 and 22, but for ten seconds at 30 from the three hundredth on. */
    private static void publish(RunningGateway gateway, Instant start) throws Exception {
        StringBuilder json = new StringBuilder("[");
        for (int i = 0; i < SECONDS; i++) {
            double value = i >= 300 && i < 310 ? 30 : 20 + i * 7 % 5 * 0.5;
            json.append(i == 0 ? "" : ",").append("{\"ts\":").append(start.plusSeconds(i).toEpochMilli())
                    .append(",\"values\":{\"lel\":").append(value).append("}}");
        }
        try (Publisher publisher = gateway.publisher("works")) {
            publisher.publish("hazard/v1/works/north/gd-1/telemetry", json.append(']').toString());
        }
    }

    private static void checkBacktest(GatewayClient client, String period, Instant start) {
        GatewayClient.Answer answer = client.post("/api/v1/backtests", "{" + period + """
                ,"rule":{"limits":{"H":{"at":25,"deadband":1,"onDelay":"5s","priority":"P2"}}},
                "events":[{"name":"leak","from":"%s","to":"%s"}]}""".formatted(start.plusSeconds(300), start.plusSeconds(320)));
        assertEquals(200, answer.status(), answer.text());
        JsonNode proposed = answer.body().get("proposed");
        assertEquals("COMPLETE", answer.body().get("end").asText());
        assertEquals(1, proposed.get("alarms").asInt(), answer.text());
        assertEquals(5, proposed.at("/found/0/delaySeconds").asDouble());
        assertEquals(0, proposed.get("falseAlarms").asInt());
        assertEquals(0, answer.body().at("/present/alarms").asInt());
        assertEquals("leak", answer.body().at("/present/missed/0/name").asText());
    }

    private static void checkCalibration(GatewayClient client, String period) {
        JsonNode found = client.post("/api/v1/calibrations", "{" + period + ",\"signal\":\"gas\",\"ratePerSecond\":0.001,\"within\":30}")
                .body().get("calibration");
        assertEquals(1, found.get("periodSeconds").asDouble());
        assertTrue(found.get("deadband").asDouble() >= 2, found.toString());
        assertTrue(found.at("/rate/verdicts").toString().contains("NOT_MEASURABLE_IN_TIME"), found.toString());
    }

    private static void checkRefusals(GatewayClient client, String period) {
        GatewayClient.Answer wrong = client.post("/api/v1/backtests",
                "{" + period + ",\"rule\":{\"limits\":{\"H\":{\"at\":\"much\"}},\"colour\":\"red\"}}");
        assertEquals(400, wrong.status());
        assertEquals("limits.H.at", wrong.body().at("/problems/0/path").asText(), wrong.text());
        assertTrue(wrong.text().contains("colour"), wrong.text());
        assertEquals(400, client.post("/api/v1/backtests", "{" + period + "}").status());
        assertEquals(404, client.post("/api/v1/backtests", ("{" + period + ",\"rule\":{}}").replace("gd-1", "gd-2")).status());
    }
}
