package io.hazardwatch.gateway.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hazardwatch.gateway.testkit.LeakCheck;
import io.hazardwatch.gateway.testkit.RunningGateway;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The whole gateway behind a push over HTTP. */
@ExtendWith(LeakCheck.class)
class PushGatewayTest {
    @TempDir
    private Path directory;

    @Test
    void pushThatIsRepeated_isAcceptedAgainAndChangesNothing() throws Exception {
        new PlantFiles(directory).gateway("lanes: 1\n").site(PlantFiles.device("d", PlantFiles.point("gas", PlantFiles.GAS_BACK_AT_ONCE)));
        try (RunningGateway gateway = RunningGateway.start(directory, Map.of()); HttpClient http = HttpClient.newHttpClient()) {
            ControlRoom room = new ControlRoom(gateway.client());
            JsonNode made = gateway.client().post("/api/v1/enterprises/" + PlantFiles.ENTERPRISE + "/credentials", "{\"name\":\"push\"}")
                    .body();
            String credential = made.get("username").asText() + ':' + made.get("password").asText();
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + gateway.httpPort() + "/api/v1/ingest/"
                    + PlantFiles.ENTERPRISE + '/' + PlantFiles.SITE + "/d")).timeout(Duration.ofSeconds(60))
                    .header("Content-Type", "application/json")
                    .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credential.getBytes(StandardCharsets.UTF_8)));
            long time = System.currentTimeMillis() - 60_000;
            String body = "[{\"ts\":%d,\"values\":{\"gas\":30}},{\"ts\":%d,\"values\":{\"gas\":1}}]".formatted(time, time + 1_000);
            String alarm = "/api/v1/alarms/" + PlantFiles.alarmId("d", "gas");
            push(http, request, body);
            String raised = alarm(gateway, alarm);
            assertTrue(raised.contains("\"occurrence\":1") && raised.contains("\"active\":false"), raised);
            for (int i = 0; i < 3; i++) {
                push(http, request, body);
                assertEquals(raised, alarm(gateway, alarm), "neither raised nor cleared again");
            }
            room.awaitStored(PlantFiles.pointId("d", "gas"), time, time + 10_000, 2);
            assertEquals(1, room.last(PlantFiles.pointId("d", "gas")));
        }
    }

    /** The alarm, without what its point says at present. */
    private static String alarm(RunningGateway gateway, String path) {
        JsonNode alarm = gateway.client().get(path).body();
        ((ObjectNode) alarm).remove("now");
        return alarm.toString();
    }

    private static void push(HttpClient http, HttpRequest.Builder request, String body) throws Exception {
        HttpResponse<String> answer = http.send(request.POST(HttpRequest.BodyPublishers.ofString(body)).build(),
                HttpResponse.BodyHandlers.ofString());
        assertEquals(202, answer.statusCode(), answer.body());
    }
}
