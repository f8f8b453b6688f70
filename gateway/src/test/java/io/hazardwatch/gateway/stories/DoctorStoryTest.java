package io.hazardwatch.gateway.stories;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.hazardwatch.gateway.testkit.Await;
import io.hazardwatch.gateway.testkit.GatewayClient;
import io.hazardwatch.gateway.testkit.LeakCheck;
import io.hazardwatch.gateway.testkit.Publisher;
import io.hazardwatch.gateway.testkit.RunningGateway;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The mistakes that newcomers make, made at a running gateway; the doctor names each, and nothing for a device that is well. */
@ExtendWith(LeakCheck.class)
class DoctorStoryTest {
    private static final long HOUR = 3_600_000;

    @TempDir
    private Path directory;

    /** What each device sends, by the cause that it is meant to show. */
    private static Map<String, String> payloads() {
        long now = System.currentTimeMillis();
        Map<String, String> sent = new LinkedHashMap<>();
        sent.put("EMPTY", "{}");
        sent.put("SINGLE_QUOTES", "{'p':1}");
        sent.put("CUT_OFF", "{\"p\":1");
        sent.put("NOT_JSON", "p=1");
        sent.put("NOT_A_NUMBER", "{\"p\":NaN}");
        sent.put("NUMBER_AS_TEXT", "{\"p\":\"1.5\"}");
        sent.put("WRONG_TYPE", "{\"p\":[1]}");
        sent.put("POINT_NAME_CASE", "{\"P\":1}");
        sent.put("UNKNOWN_POINT", "{\"pressure\":1}");
        sent.put("SECONDS_FOR_MILLIS", "{\"ts\":" + now / 1000 + ",\"values\":{\"p\":1}}");
        sent.put("MICROS_FOR_MILLIS", "{\"ts\":" + now * 1000 + ",\"values\":{\"p\":1}}");
        sent.put("TIME_AS_TEXT", "{\"ts\":\"2027-01-15 08:00:00\",\"values\":{\"p\":1}}");
        sent.put("EIGHT_HOURS", "{\"ts\":" + (now + 8 * HOUR) + ",\"values\":{\"p\":1}}");
        sent.put("CLOCK_AHEAD", "{\"ts\":" + (now + 2 * HOUR) + ",\"values\":{\"p\":1}}");
        sent.put("PSI_FOR_MPA", "{\"p\":174}");
        sent.put("KPA_FOR_MPA", "{\"p\":1200}");
        sent.put("OUT_OF_RANGE", "{\"p\":-9999}");
        sent.put("SAID_BAD", "{\"p\":{\"v\":1,\"q\":\"bad\"}}");
        sent.put("well", "{\"p\":1}");
        return sent;
    }

    @Test
    void mistakesOfNewcomers_areNamed_andNoneForADeviceThatIsWell() throws Exception {
        StringBuilder site = new StringBuilder("enterprise: e\nsite: s\ndevices:\n");
        payloads().keySet().forEach(device -> site.append("  - {id: ").append(device)
                .append(", points: [{id: p, unit: MPa, range: [0, 2.5], period: 1s, staleAfter: 1h, limits: {H: {at: 1.6}}}]}\n"));
        site.append("  - {id: own, points: [{id: p, unit: MPa, limits: {H: {at: 1.6}}}]}\n  - {id: bare, points: [{id: p}]}\n");
        Files.writeString(Files.createDirectories(directory.resolve("config/sites")).resolve("s.yaml"), site);
        try (RunningGateway gateway = RunningGateway.start(directory)) {
            GatewayClient client = gateway.client();
            try (Publisher all = gateway.publisher("e")) {
                for (Map.Entry<String, String> each : payloads().entrySet()) {
                    all.publish("hazard/v1/e/s/" + each.getKey() + "/telemetry", each.getValue());
                }
                all.publish("hazard/v1/e/s/bare/telemetry", "{\"p\":1}");
                List<String> wrong = new ArrayList<>();
                for (String cause : payloads().keySet()) {
                    String wanted = cause.equals("well") ? "null" : cause;
                    if (!Await.isWithin(60_000, () -> cause(client, "s/" + cause).equals(wanted))) {
                        wrong.add(cause + " was named " + cause(client, "s/" + cause));
                    }
                }
                assertEquals(List.of(), wrong);
                Await.equal("NO_LIMITS", () -> cause(client, "s/bare"));
            }
            credentials(gateway, client);
        }
    }

    private static void credentials(RunningGateway gateway, GatewayClient client) throws MqttException {
        JsonNode own = client.post("/api/v1/enterprises/e/credentials", "{\"name\":\"own\",\"device\":\"s/own\"}").body();
        String token = own.get("username").asText();
        assertEquals("NEVER_REACHED", cause(client, "s/own"));
        assertThrows(MqttException.class, () -> new Publisher(gateway.mqttPort(), token, "wrong"));
        assertEquals("WRONG_PASSWORD", cause(client, "s/own"));
        try (Publisher device = new Publisher("tcp://127.0.0.1:" + gateway.mqttPort(), token, null)) {
            device.publish("hazard/v1/other/s/own/telemetry", "{\"p\":1}");
            assertEquals("TOPIC_OF_OTHER_ENTERPRISE", cause(client, "s/own"));
            device.publish("hazard/v1/e/s/bare/telemetry", "{\"p\":1}");
            assertEquals("TOPIC_OF_OTHER_DEVICE", cause(client, "s/own"));
            device.publish("hazard/v1/e/s/own", "{\"p\":1}");
            assertEquals("BAD_TOPIC", cause(client, "s/own"));
            assertEquals("REACHED DONE, LOGGED_IN DONE, TOPIC WRONG", steps(client, "s/own"));
        }
        JsonNode ofAll = client.post("/api/v1/enterprises/e/credentials", "{\"name\":\"all\"}").body();
        String username = ofAll.get("username").asText();
        assertThrows(MqttException.class, () -> new Publisher("tcp://127.0.0.1:" + gateway.mqttPort(), username, null));
        assertEquals("NO_PASSWORD", cause(client, username));
        try (Publisher device = new Publisher(gateway.mqttPort(), username, ofAll.get("password").asText())) {
            device.publish("v1/devices/me/telemetry", "{\"p\":1}");
            assertEquals("SELF_TOPIC_WITHOUT_DEVICE", cause(client, username));
            device.publish("hazard/v1/e/s/Own/telemetry", "{\"p\":1}");
            assertEquals("DEVICE_NAME_CASE", cause(client, username));
            device.publish("hazard/v1/e/s/no-such/telemetry", "{\"p\":1}");
            assertEquals("UNKNOWN_DEVICE", cause(client, username));
        }
        assertTrue(client.get("/api/v1/doctor/e").body().get("subjects").size() > 20);
        assertEquals(404, client.get("/api/v1/doctor/e/s/no-such").status());
        assertEquals(404, client.get("/api/v1/doctor/e/nobody").status());
        Await.until("what was found is kept", () -> client.get("/api/v1/doctor/e/s/own").body().get("records").size() > 0);
    }

    private static String cause(GatewayClient client, String subject) {
        JsonNode body = client.get("/api/v1/doctor/e/" + subject).body();
        return body.get("wrong").isNull() ? "null" : body.get("wrong").get("cause").asText();
    }

    private static String steps(GatewayClient client, String subject) {
        List<String> steps = new ArrayList<>();
        client.get("/api/v1/doctor/e/" + subject).body().get("steps").forEach(step -> {
            if (List.of("REACHED", "LOGGED_IN", "TOPIC").contains(step.get("step").asText())) {
                steps.add(step.get("step").asText() + ' ' + step.get("state").asText());
            }
        });
        return String.join(", ", steps);
    }
}
