package io.hazardwatch.gateway.stories;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hazardwatch.gateway.app.App;
import io.hazardwatch.gateway.settings.process.Overrides;
import io.hazardwatch.gateway.testkit.Await;
import io.hazardwatch.gateway.testkit.GatewayClient;
import io.hazardwatch.gateway.testkit.LeakCheck;
import io.hazardwatch.gateway.testkit.Publisher;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * A newcomer's hour: an empty gateway, a site from a spreadsheet with twelve mistakes, a credential, a sample sender, a doctor who is content,
 * and an alarm that somebody acknowledges.
 */
@ExtendWith(LeakCheck.class)
class NewcomersHourTest {
    private static final String PASSWORD = "test-only-password";
    private static final String IMPORT = "/api/v1/import?enterprise=newcomer&site=station-1&kind=gas_station&name=";
    private static final String HEADERS = "设备编号,测点编号,测点名称,单位,量程下限,量程上限,上报周期,失联时间,高报,高高报,高报优先级,模板,回差\n";
    private static final String MISTAKEN = HEADERS + """
            gd-1,lel,泵房,％LEL,0,100,1,30,20,50,P2,,1
            ,lel,卸车口,%LEL,0,100,1s,30s,20,50,,,
            探测器2,lel,卸车口,%LEL,0,100,1s,30s,20,50,,,
            gd-3,lel,卸车口,%LEL,0,100,1s,30s,二十,50,,,
            gd-4,lel,卸车口,%LEL,0,,1s,30s,20,50,,,
            gd-5,lel,卸车口,%LEL,100,0,1s,30s,20,50,,,
            gd-6,lel,卸车口,%LEL,0,100,快,30s,20,50,,,
            gd-7,lel,卸车口,%LEL,0,100,1s,30s,50,20,,,
            gd-8,lel,卸车口,%LEL,0,100,1s,30s,20,150,,,
            gd-9,lel,卸车口,%LEL,0,100,1s,30s,=10+10,50,,,
            gd-10,lel,卸车口,%LEL,0,100,1s,30s,20,50,紧急,,
            gd-11,lel,卸车口,%LEL,0,100,1s,30s,30,50,,gb50493-combustible,
            gd-1,lel,泵房,%LEL,0,100,1s,30s,20,50,,,
            """;
    private static final String RIGHT = HEADERS + "gd-1,lel,泵房,%LEL,0,100,1s,30s,20,50,P2,,1\ngd-2,lel,卸车口,,,,1s,30s,,,,gb50493-combustible,\n";
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path directory;

    private static String json(Map<String, ?> fields) throws Exception {
        return JSON.writeValueAsString(fields);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Test
    void newcomer_isProtectedWithinTheHour() throws Exception {
        Path config = Files.createDirectories(directory.resolve("config"));
        Files.createDirectories(config.resolve("sites"));
        App app = App.start(config, new Overrides(directory.resolve("data"), 0, 0, -1, true), PASSWORD, Map.of());
        try (GatewayClient author = new GatewayClient(app.httpPort(), "admin", PASSWORD)) {
            fromTheSpreadsheet(author);
            approved(app, author);
            connected(app, author);
        } finally {
            app.stop();
        }
    }

    private static void fromTheSpreadsheet(GatewayClient author) {
        JsonNode report = author.post(IMPORT + encoded("一号站"), MISTAKEN).body();
        assertEquals("13 rows, 12 refused", report.get("rows") + " rows, " + report.get("refused") + " refused");
        report.get("notes").forEach(note -> assertTrue(note.at("/rule/zh").asText().length() > 3 && !note.get("cell").asText().isEmpty(),
                note.toString()));
        assertEquals(400, author.post(IMPORT + "x&propose=true&why=first", MISTAKEN).status());
        assertEquals(0, author.post(IMPORT + "x", RIGHT).body().get("refused").asInt());
    }

    private static void approved(App app, GatewayClient author) throws Exception {
        JsonNode proposed = author.post(IMPORT + encoded("一号站") + "&propose=true&why=" + encoded("新站"), RIGHT).body();
        String one = "/api/v1/proposals/" + proposed.at("/proposal/id").asText();
        assertEquals("IMPORT", proposed.at("/proposal/kind").asText(), proposed.toString());
        assertEquals(409, author.post(one + "/publish", "{}").status(), "limits need another person");
        GatewayClient.Answer made = author.post("/api/v1/users", json(Map.of("username", "chen", "password", "another-long-password",
                "role", "ADMIN")));
        assertEquals(201, made.status(), made.text());
        try (GatewayClient approver = new GatewayClient(app.httpPort(), "chen", "another-long-password")) {
            Await.until("the proposal was tested", () -> approver.get(one).body().at("/evidence/complete").asBoolean());
            GatewayClient.Answer approved = approver.post(one + "/approve", "{\"why\":\"as built\"}");
            assertEquals(200, approved.status(), approved.text());
        }
        GatewayClient.Answer published = author.post(one + "/publish", "{}");
        assertEquals("PUBLISHED", published.body().path("state").asText(), published.text());
        String export = author.get("/api/v1/export?enterprise=newcomer&site=station-1").text();
        assertEquals(2, author.post(IMPORT + "x", export).body().get("same").asInt(), export);
    }

    private static void connected(App app, GatewayClient client) throws Exception {
        JsonNode credential = client.post("/api/v1/enterprises/newcomer/credentials", "{\"name\":\"泵房\",\"device\":\"station-1/gd-1\"}").body();
        assertEquals("NEVER_REACHED", doctor(client).at("/wrong/cause").asText());
        try (Publisher device = new Publisher(app.mqttPort(), credential.get("username").asText(), credential.get("password").asText())) {
            device.publish("v1/devices/me/telemetry", "{\"LEL\":2}");
            assertEquals("POINT_NAME_CASE", doctor(client).at("/wrong/cause").asText());
            device.publish("v1/devices/me/telemetry", "{\"lel\":60}");
            Await.until("the alarm is there", () -> !client.alarms("state=open&enterprise=newcomer").isEmpty());
            for (JsonNode alarm : client.alarms("state=open&enterprise=newcomer")) {
                client.post("/api/v1/alarms/" + alarm.get("id").asText() + "/ack", json(Map.of("occurrence",
                        alarm.get("occurrence").asLong(), "annSeq", alarm.get("annSeq").asLong())));
            }
            Await.until("the doctor is content", () -> {
                publish(device);
                return doctor(client).get("protected").asBoolean();
            });
            publish(device);
            List<String> counted = new ArrayList<>();
            client.get("/api/v1/doctor/newcomer").body().get("subjects").forEach(each -> {
                if (each.get("protected").asBoolean()) {
                    counted.add(each.get("device").asText());
                }
            });
            assertEquals(List.of("station-1/gd-1"), counted, "so does the list say");
        }
        assertTrue(doctor(client).get("wrong").isNull() || doctor(client).at("/wrong/cause").asText().equals("GONE"));
    }

    private static void publish(Publisher device) {
        try {
            device.publish("v1/devices/me/telemetry", "{\"lel\":2}");
        } catch (org.eclipse.paho.mqttv5.common.MqttException lost) {
            throw new AssertionError(lost);
        }
    }

    private static JsonNode doctor(GatewayClient client) {
        return client.get("/api/v1/doctor/newcomer/station-1/gd-1").body();
    }
}
