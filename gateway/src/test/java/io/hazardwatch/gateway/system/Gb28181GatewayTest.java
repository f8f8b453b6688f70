package io.hazardwatch.gateway.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.hazardwatch.gateway.testkit.Await;
import io.hazardwatch.gateway.testkit.LeakCheck;
import io.hazardwatch.gateway.testkit.LowerPlatform;
import io.hazardwatch.gateway.testkit.LowerPlatformSocket;
import io.hazardwatch.gateway.testkit.RunningGateway;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The whole gateway above a platform for video, from the socket to the list of what protects nobody, and over a restart. */
@ExtendWith(LeakCheck.class)
class Gb28181GatewayTest {
    private static final String CHANNEL = "34020000001320000001";
    private static final String SITE = "/api/v1/sites/" + PlantFiles.ENTERPRISE + '/' + PlantFiles.SITE;
    private static final Map<String, String> SECRETS = Map.of("NVR_PASSWORD", "12345678a");

    @TempDir
    private Path directory;

    private static String camera(RunningGateway gateway) {
        JsonNode camera = gateway.client().get(SITE).body().get("cameras").get(0);
        return camera.get("state").asText() + ' ' + camera.get("reason").asText();
    }

    private static void watch(RunningGateway gateway, LowerPlatformSocket lower) throws Exception {
        lower.register(3600);
        String number = LowerPlatform.queryNumber(lower.await("MESSAGE"));
        assertEquals("200", lower.say(platform -> platform.catalog(number, 1, CHANNEL + " ON")));
        Await.equal("online null", () -> camera(gateway));
    }

    @Test
    void cameraThatItsPlatformCallsOff_isUnprotectedAndJournaled_andUnknownAfterARestart() throws Exception {
        new PlantFiles(directory).gateway("lanes: 1\ngb28181: {port: 0, id: \"" + LowerPlatform.UPPER + "\", platforms: [{id: \"" + LowerPlatform.ID
                + "\", passwordEnv: NVR_PASSWORD}]}\n")
                .raw("enterprise: acme\nsite: yard\ndevices: []\ncameras:\n  - {id: gate, gb28181: {platform: \""
                + LowerPlatform.ID + "\", channel: \"" + CHANNEL + "\"}}\n");
        try (RunningGateway gateway = RunningGateway.start(directory, SECRETS);
                LowerPlatformSocket lower = new LowerPlatformSocket(LowerPlatform.ID, "12345678a", gateway.gb28181Port())) {
            assertEquals("unknown null", camera(gateway));
            assertTrue(gateway.client().get("/health/ready").text().contains("platform " + LowerPlatform.ID + " is not registered"));
            watch(gateway, lower);
            assertEquals(0, gateway.client().get("/api/v1/points/unprotected").body().get("camerasTotal").asInt());
            assertEquals("200", lower.say(platform -> platform.event(CHANNEL, "VLOST")));
            Await.equal("offline video_lost", () -> camera(gateway));
            JsonNode unprotected = gateway.client().get("/api/v1/points/unprotected").body().get("cameras").get(0);
            assertEquals("gate offline", unprotected.get("camera").asText() + ' ' + unprotected.get("reasons").get(0).get("reason").asText());
            Await.until("journaled", () -> gateway.client().get("/api/v1/journal?type=INSTRUMENT_CHECKED").text()
                    .contains(": its platform gets no picture of it"));
            Await.until("counted", () -> gateway.client().get("/metrics").text().contains("hazardwatch_gb28181_platforms 1.0"));
            String metrics = gateway.client().get("/metrics").text();
            assertFalse(metrics.contains("hazardwatch_gb28181_requests_total{result=\"accepted\"} 0.0"), metrics);
            assertFalse(gateway.client().get("/health/ready").text().contains("12345678a"));
        }
        try (RunningGateway gateway = RunningGateway.start(directory, SECRETS);
                LowerPlatformSocket lower = new LowerPlatformSocket(LowerPlatform.ID, "12345678a", gateway.gb28181Port())) {
            assertEquals("unknown null", camera(gateway));
            assertEquals("403", lower.say(platform -> platform.keepAlive("OK")), "so that it registers again");
            watch(gateway, lower);
        }
    }
}
