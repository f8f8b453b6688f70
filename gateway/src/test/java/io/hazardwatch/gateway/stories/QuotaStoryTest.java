package io.hazardwatch.gateway.stories;

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
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** One enterprise with quotas and one without: what the first is refused, by reason, and that the second is not. */
@ExtendWith(LeakCheck.class)
class QuotaStoryTest {
    @TempDir
    private Path directory;

    private void configure() throws Exception {
        Path config = Files.createDirectories(directory.resolve("config/sites")).getParent();
        for (String enterprise : new String[] {"small", "free"}) {
            Files.writeString(config.resolve("sites/" + enterprise + ".yaml"), "enterprise: " + enterprise
                    + "\nsite: s\ndevices:\n  - {id: d, points: [{id: p, unit: MPa}, {id: q, unit: MPa}]}\n");
        }
        Files.writeString(config.resolve("gateway.yaml"), "quotas: {enterprises: [{enterprise: small, messagesPerSecond: 1, points: 3, "
                + "callsPerMinute: 5, exportPointDays: 10}]}\n");
    }

    @Test
    void enterpriseBeyondItsQuota_isToldByReason_andTheOtherIsNot() throws Exception {
        configure();
        try (RunningGateway gateway = RunningGateway.start(directory); Publisher small = gateway.publisher("small");
                Publisher free = gateway.publisher("free")) {
            GatewayClient client = gateway.client();
            Await.until("slowed", () -> {
                for (int i = 0; i < 3; i++) {
                    publish(free, "free");
                    publish(small, "small");
                }
                return cause(client, "small").equals("SLOWED");
            });
            assertEquals("null", cause(client, "free"));
            assertEquals("EXPORT_TOO_LARGE 201", export(client, "small").body().get("reason").asText() + ' ' + export(client, "free").status());
            assertEquals(400, adopt(client, "small").status());
            assertTrue(adopt(client, "small").text().contains("must be at most 3"), adopt(client, "small").text());
            assertEquals(201, adopt(client, "free").status());
            calls(gateway, client);
            String metrics = client.get("/metrics").text();
            for (String quota : new String[] {"messages", "points", "export", "calls"}) {
                assertTrue(metrics.lines().anyMatch(line -> line.startsWith("hazardwatch_quota_exceeded_total{quota=\"" + quota)
                        && !line.endsWith(" 0.0")), quota);
            }
            assertTrue(client.get("/health/ready").text().contains("enterprises over a quota: 1"),
                    client.get("/health/ready").text());
        }
    }

    private static void publish(Publisher publisher, String enterprise) {
        try {
            publisher.publish("hazard/v1/" + enterprise + "/s/d/telemetry", "{\"p\":1}");
        } catch (MqttException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static String cause(GatewayClient client, String enterprise) {
        for (JsonNode subject : client.get("/api/v1/doctor/" + enterprise).body().get("subjects")) {
            if (subject.get("device").isNull()) {
                return subject.get("wrong").isNull() ? "null" : subject.at("/wrong/cause").asText();
            }
        }
        return "missing";
    }

    private static GatewayClient.Answer export(GatewayClient client, String enterprise) {
        return client.post("/api/v1/exports", "{\"enterprise\":\"" + enterprise
                + "\",\"from\":\"2026-01-01T00:00:00Z\",\"to\":\"2026-01-07T00:00:00Z\"}");
    }

    private static GatewayClient.Answer adopt(GatewayClient client, String enterprise) {
        return client.post("/api/v1/adoptions/" + enterprise + "/s", "{\"why\":\"as built\",\"points\":[{\"device\":\"d\",\"point\":\"x\"},"
                + "{\"device\":\"d\",\"point\":\"y\"}]}");
    }

    private static void calls(RunningGateway gateway, GatewayClient client) {
        client.post("/api/v1/users", "{\"username\":\"li\",\"password\":\"another-long-password\",\"role\":\"OPERATOR\",\"enterprise\":\"small\"}");
        try (GatewayClient own = new GatewayClient(gateway.httpPort(), "li", "another-long-password")) {
            GatewayClient.Answer answer = own.get("/api/v1/sites");
            for (int i = 0; i < 60 && answer.status() != 429; i++) { // another call comes every twelve seconds
                answer = own.get("/api/v1/sites");
            }
            assertEquals("429 enterprise", answer.status() + " " + answer.body().get("limit").asText());
        }
    }
}
