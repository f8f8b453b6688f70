package io.hazardwatch.gateway.system;

import static io.hazardwatch.gateway.system.PlantFiles.device;
import static io.hazardwatch.gateway.system.PlantFiles.point;
import static io.hazardwatch.gateway.system.PlantFiles.pointId;
import static io.hazardwatch.gateway.system.PlantFiles.topic;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.hazardwatch.gateway.testkit.GatewayClient;
import io.hazardwatch.gateway.testkit.LeakCheck;
import io.hazardwatch.gateway.testkit.Publisher;
import io.hazardwatch.gateway.testkit.RunningGateway;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** One connection sends everything wrong there is, between good values. */
@ExtendWith(LeakCheck.class)
class BadInputTest {
    private static final Map<String, String> BAD = new TreeMap<>(Map.of(
            "not_json", "hello",
            "unknown_point", "{\"nobody\":1}",
            "wrong_type", "{\"lel\":\"much\"}",
            "in_future", "{\"ts\":%d,\"values\":{\"lel\":99}}".formatted(System.currentTimeMillis() + 86_400_000),
            "bad_timestamp", "{\"ts\":\"now\",\"values\":{\"lel\":99}}",
            "empty", "{}"));

    @TempDir
    private Path directory;
    private RunningGateway gateway;
    private ControlRoom room;
    private long start;

    @BeforeEach
    void start() throws Exception {
        new PlantFiles(directory).gateway("mqtt: {payloadBytesMax: 1024}\n")
                .site(device("gd-1", point("lel", PlantFiles.GAS), point("co", "")));
        start = System.currentTimeMillis() - 1000;
        gateway = RunningGateway.start(directory);
        room = new ControlRoom(gateway.client());
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void badPayloads_areKeptCountedAndCostNeitherConnectionNorNeighbours() throws Exception {
        try (Publisher publisher = gateway.publisher(PlantFiles.ENTERPRISE)) {
            int good = 0;
            publisher.publish(topic("gd-1"), "{\"lel\":" + ++good + "}");
            for (String payload : BAD.values()) {
                publisher.publish(topic("gd-1"), payload);
                publisher.publish(topic("gd-1"), "{\"lel\":" + ++good + "}");
            }
            publisher.publish("hazard/v1/other/yard/gd-1/telemetry", "{\"lel\":99}");
            publisher.publish("some/other/topic", "{\"lel\":99}");
            publisher.publish(topic("gd-1"), "{\"lel\":" + ++good + "}");
            assertTrue(publisher.isConnected());
            int bad = 1; // a value of the wrong type is a reading too: of bad quality, so that nobody takes silence for health
            room.awaitStored(pointId("gd-1", "lel"), start, System.currentTimeMillis() + 1000, good + bad);
            assertEquals(good, room.last(pointId("gd-1", "lel")));
        }
        checkRejects(List.of("bad_timestamp", "bad_topic", "empty", "in_future", "not_authorised", "not_json",
                "unknown_point", "wrong_type"));
        assertEquals("A", room.state(PlantFiles.alarmId("gd-1", "lel")));
    }

    @Test
    void badValueAmongGoodOnes_isRejectedAloneWithItsName() throws Exception {
        try (Publisher publisher = gateway.publisher(PlantFiles.ENTERPRISE)) {
            publisher.publish(topic("gd-1"), "{\"co\":7,\"lel\":\"much\",\"nobody\":1}");
        }
        assertEquals(7, room.last(pointId("gd-1", "co")));
        List<String> details = new ArrayList<>();
        rejects().forEach(reject -> details.add(reject.get("reason").asText() + ' ' + reject.get("detail").asText()));
        assertEquals(List.of("unknown_point nobody", "wrong_type lel"), details.stream().sorted().toList());
    }

    @Test
    void timeInSeconds_isRefusedAsTooOldOnEveryWayInAndToldSo() throws Exception {
        JsonNode credential = gateway.client().post("/api/v1/enterprises/acme/credentials", "{\"name\":\"late\"}").body();
        long seconds = System.currentTimeMillis() / 1000;
        for (String uri : List.of("tcp://127.0.0.1:" + gateway.mqttPort(), "ws://127.0.0.1:" + gateway.httpPort() + "/mqtt")) {
            try (Publisher publisher = new Publisher(uri, credential.get("username").asText(),
                    credential.get("password").asText())) {
                publisher.publish(topic("gd-1"), "{\"ts\":" + seconds + ",\"values\":{\"lel\":99}}");
            }
        }
        assertEquals("A", room.state(PlantFiles.alarmId("gd-1", "lel")));
        assertEquals(List.of("too_old", "too_old"), room.rejectReasons());
        assertEquals("ts: seconds? 秒？", rejects().get(0).get("detail").asText());
    }

    /** An MQTT 3.1.1 client knows no limit and cannot be told a reason: it is acknowledged, or it would send it for ever. */
    @Test
    void oversizedPayloadOfAnOldClient_isKeptWithoutItsEndAndTheConnectionStays() throws Exception {
        JsonNode credential = gateway.client().post("/api/v1/enterprises/acme/credentials", "{\"name\":\"old\"}").body();
        try (NumberedSender sender = new NumberedSender(gateway.mqttPort(), credential.get("username").asText(),
                credential.get("password").asText(), topic("gd-1"), 1)) {
            sender.send(1, n -> "{\"lel\":1}");
            sender.send(1, n -> "{\"lel\":" + " ".repeat(3000) + "99}");
            sender.send(1, n -> "{\"lel\":3}");
            sender.awaitAcknowledged(3);
        }
        assertEquals(3, room.last(pointId("gd-1", "lel")));
        checkRejects(List.of("too_large"));
        assertTrue(rejects().get(0).get("payload").asText().startsWith("{\"lel\":  "));
    }

    private JsonNode rejects() {
        return gateway.client().get("/api/v1/quarantine").body().get("rejects");
    }

    private void checkRejects(List<String> reasons) {
        assertEquals(reasons, List.copyOf(new TreeSet<>(room.rejectReasons())));
        GatewayClient.Answer metrics = gateway.client().get("/metrics");
        for (String reason : reasons) {
            assertTrue(metrics.text().contains("hazardwatch_rejects_total{reason=\"" + reason + "\"} 1.0"), reason);
        }
        rejects().forEach(reject -> assertTrue(reject.get("credential").asText().length() > 0, reject::toString));
    }
}
