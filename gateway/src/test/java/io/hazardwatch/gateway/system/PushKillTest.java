package io.hazardwatch.gateway.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.hazardwatch.gateway.testkit.LeakCheck;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Kills the gateway at random moments while batches are pushed over HTTP: every batch answered with 202 is there, with its alarms. */
@Tag("service")
@ExtendWith(LeakCheck.class)
class PushKillTest {
    private static final int SENDERS = 4;

    private final AnsweredReadings readings = new AnsweredReadings(4_000);
    private String authorization;

    @TempDir
    private Path directory;

    @Test
    void killedAgainAndAgain_everyAcceptedBatchIsThere() throws Exception {
        new PlantFiles(directory).gateway("lanes: 2\n").site(PlantFiles.device("d", AnsweredReadings.points()));
        for (int round = 0; round < AnsweredReadings.ROUNDS; round++) {
            runAndKill();
        }
        try (GatewayProcess gateway = new GatewayProcess(directory)) {
            readings.check(gateway);
        }
    }

    private void runAndKill() throws Exception {
        try (GatewayProcess gateway = new GatewayProcess(directory); HttpClient http = HttpClient.newHttpClient()) {
            if (authorization == null) {
                JsonNode made = gateway.client().post("/api/v1/enterprises/" + PlantFiles.ENTERPRISE + "/credentials", "{\"name\":\"push\"}").body();
                String credential = made.get("username").asText() + ':' + made.get("password").asText();
                authorization = "Basic " + Base64.getEncoder().encodeToString(credential.getBytes(StandardCharsets.UTF_8));
            }
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + gateway.httpPort() + "/api/v1/ingest/"
                    + PlantFiles.ENTERPRISE + '/' + PlantFiles.SITE + "/d")).timeout(Duration.ofSeconds(60))
                    .header("Authorization", authorization).header("Content-Type", "application/json");
            List<Thread> senders = new ArrayList<>();
            for (int i = 0; i < SENDERS; i++) {
                HttpRequest.Builder own = request.copy();
                senders.add(Thread.ofPlatform().name("sender").start(() -> pushUntilBroken(http, own)));
            }
            readings.awaitSome();
            gateway.kill();
            for (Thread each : senders) {
                each.join();
            }
        }
    }

    private void pushUntilBroken(HttpClient http, HttpRequest.Builder request) {
        try {
            while (true) {
                AnsweredReadings.Batch batch = readings.batch();
                HttpResponse<String> answer = http.send(request.POST(HttpRequest.BodyPublishers.ofString(batch.json())).build(),
                        HttpResponse.BodyHandlers.ofString());
                assertEquals(202, answer.statusCode(), answer.body());
                readings.answered(batch);
            }
        } catch (IOException gone) {
            // the gateway has ended, as it should
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
