package io.hazardwatch.gateway.system;

import static io.hazardwatch.gateway.system.PlantFiles.GAS;
import static io.hazardwatch.gateway.system.PlantFiles.device;
import static io.hazardwatch.gateway.system.PlantFiles.point;
import static io.hazardwatch.gateway.system.PlantFiles.topic;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.hazardwatch.gateway.testkit.Await;
import io.hazardwatch.gateway.testkit.GatewayClient;
import io.hazardwatch.gateway.testkit.LeakCheck;
import io.hazardwatch.gateway.testkit.Publisher;
import io.hazardwatch.gateway.testkit.RunningGateway;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Duty over the whole gateway: the roster of the file, an alarm in the log, a spot check, and a restart. */
@ExtendWith(LeakCheck.class)
class DutyGatewayTest {
    private static final String ROSTER = """
            people:
              - id: zhang
                name: {zh: 张三（虚构）, en: Zhang}
                enterprise: acme
                means:
                  urgent: [{kind: voice, address: "000-0000-0001", verifiedAt: "2026-01-01T00:00Z"}]
              - id: li
                name: {zh: 李四（虚构）, en: Li}
                enterprise: acme
                means:
                  urgent: [{kind: voice, address: "000-0000-0002", verifiedAt: "2026-01-01T00:00Z"}]
            posts:
              - id: yard-room
                name: {zh: 值班室, en: Control room}
                enterprise: acme
                site: yard
                level: duty-officer
                zone: Asia/Shanghai
                peopleMin: 1
                shifts: [{id: all, name: {zh: 全天, en: All day}, from: "08:00", to: "08:00", days: 1}]
                crews: [{id: a, name: {zh: 甲, en: A}, persons: [zhang]}]
                rotations: [{id: r, first: 2026-01-01, pattern: daily, shifts: [all], crews: [a]}]
            """;
    private static final String SECRET = "correct staple 7";

    @TempDir
    private Path directory;

    @Test
    void demoOfADay_alarmAndSpotCheckAreInTheLog_andSurviveARestart() throws Exception {
        new PlantFiles(directory).site(device("gd-1", point("lel", GAS)));
        Files.writeString(directory.resolve("config").resolve("roster.yaml"), ROSTER);
        String spotCheck;
        try (RunningGateway gateway = RunningGateway.start(directory)) {
            GatewayClient admin = gateway.client();
            Await.until("the post and its shift are known", () -> admin.get("/api/v1/duty").body().at("/posts/0/shift").isObject());
            JsonNode now = admin.get("/api/v1/duty").body().get("posts").get(0);
            assertEquals("zhang", now.get("shift").get("officers").get(0).get("person").asText());
            assertEquals("张三（虚构）", now.get("responsible").get(0).get("name").asText());
            try (Publisher publisher = gateway.publisher("acme")) {
                publisher.publish(topic("gd-1"), "{\"lel\":30}");
            }
            Await.until("the alarm is in the duty log", () -> kinds(admin).contains("alarm"));
            Await.until("the shift is in the duty log", () -> kinds(admin).contains("shift"));
            assertEquals(201, admin.post("/api/v1/users", "{\"username\":\"zhang\",\"password\":\"" + SECRET + "\",\"role\":\"OPERATOR\"}").status());
            JsonNode ordered = admin.post("/api/v1/spot-checks", "{\"post\":\"yard-room\"}").body();
            spotCheck = ordered.get("id").asText();
            String answer = "{\"username\":\"zhang\",\"secret\":\"" + SECRET + "\"}";
            assertEquals(200, admin.post("/api/v1/roll-calls/" + spotCheck + "/answer", answer).status());
            Await.until("it is in the journal", () -> admin.get("/api/v1/journal?type=SPOT_CHECK").text().contains("answered after"));
            assertTrue(admin.get("/health/ready").text().contains("duty"));
        }
        try (RunningGateway gateway = RunningGateway.start(directory)) {
            Await.until("the spot check is known", () -> gateway.client().get("/api/v1/spot-checks").body().at("/spotChecks/0").isObject());
            JsonNode check = gateway.client().get("/api/v1/spot-checks").body().get("spotChecks").get(0);
            assertEquals(spotCheck, check.get("id").asText());
            assertEquals(sha256(check.get("record").asText()), check.get("hash").asText());
            assertTrue(check.get("record").asText().contains("acme/yard/gd-1/lel"));
            Await.until("the spot check is in the duty log", () -> kinds(gateway.client()).contains("spot_check"));
        }
    }

    private static String kinds(GatewayClient client) {
        return client.get("/api/v1/duty-log/entries").body().get("entries").findValuesAsText("kind").toString();
    }

    private static String sha256(String text) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
