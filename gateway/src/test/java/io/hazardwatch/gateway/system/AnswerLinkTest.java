package io.hazardwatch.gateway.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.hazardwatch.gateway.testkit.Await;
import io.hazardwatch.gateway.testkit.RunningGateway;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The link in a message leads to the gateway that sent it, also where the system picked its port. */
class AnswerLinkTest {
    private static final String PHONES = "/api/v1/demo-phones";

    @TempDir
    private Path directory;

    @Test
    void linkInAMessage_opensTheAnswerPage() throws Exception {
        PlantFiles files = new PlantFiles(directory);
        files.site(PlantFiles.device("gd-1", PlantFiles.point("lel", PlantFiles.GAS)));
        Files.writeString(directory.resolve("config/channels.yaml"), """
                webhooks: []
                deviceTests: {days: 0}
                channels:
                  - {id: phones, kind: demo-phone, ringFor: 120s}
                """);
        Files.writeString(directory.resolve("config/roster.yaml"), """
                people:
                  - id: ann
                    name: {en: Ann (invented)}
                    enterprise: acme
                    means: {urgent: [{kind: sms, address: "000-0000-0201", verifiedAt: "2026-01-01T00:00Z"}]}
                  - {id: bob, name: {en: Bob (invented)}, enterprise: acme}
                levels:
                  - {enterprise: acme, id: duty-officer, order: 10, name: {en: Duty officer}, source: on_duty, fallback: [ann, bob]}
                """);
        try (RunningGateway gateway = RunningGateway.start(directory); HttpClient telephone = HttpClient.newHttpClient()) {
            assertEquals(201, gateway.client().post("/api/v1/exercises",
                    "{\"enterprise\":\"acme\",\"matter\":\"leak\",\"confirm\":\"EXERCISE\"}").status());
            Await.until("she has a message", () -> !messages(gateway).isEmpty());
            String link = messages(gateway).get(0).path("link").asText();
            HttpResponse<String> page = telephone.send(HttpRequest.newBuilder(URI.create(link)).build(), HttpResponse.BodyHandlers.ofString());
            assertEquals(200, page.statusCode(), link);
            assertTrue(page.body().contains("<form method=\"post\">"), page::body);
        }
    }

    private static JsonNode messages(RunningGateway gateway) {
        return gateway.client().get(PHONES).body().path("messages");
    }
}
