package io.hazardwatch.gateway.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.hazardwatch.gateway.testkit.Await;
import io.hazardwatch.gateway.testkit.LeakCheck;
import io.hazardwatch.gateway.testkit.RunningGateway;
import io.hazardwatch.gateway.testkit.SparkplugBytes;
import io.hazardwatch.gateway.testkit.SparkplugPlant;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The whole gateway as host application of a node. */
@ExtendWith(LeakCheck.class)
class SparkplugGatewayTest {
    private static final String SITE = """
            enterprise: acme
            site: yard
            timezone: UTC
            devices:
              - id: d
                sparkplug: {group: G, node: N, metrics: {gas: h2s, old: kept, new: fresh, soon: recent}}
                points:
                  - {id: h2s, unit: ppm, range: [0, 100], limits: {H: {at: 10, priority: P2}}}
                  - {id: kept, unit: ppm, range: [0, 100], limits: {H: {at: 10, priority: P2}}}
                  - {id: recent, unit: ppm, range: [0, 100], limits: {H: {at: 10, priority: P2}}}
                  - {id: fresh, unit: ppm, range: [0, 100], limits: {H: {at: 10, priority: P2}}}
            """;

    private final Set<Integer> acknowledged = ConcurrentHashMap.newKeySet();

    @TempDir
    private Path directory;

    @Test
    void valueOverTheLimit_isAnAlarmBeforeItIsAcknowledged_historicalOnesAreLate_andADeathLeavesNoValue() throws Exception {
        Files.writeString(Files.createDirectories(directory.resolve("config/sites")).resolve("yard.yaml"), SITE);
        try (SparkplugPlant plant = new SparkplugPlant(acknowledged::add, () -> { })) {
            Files.writeString(directory.resolve("config/gateway.yaml"), "sparkplug: {uri: \"" + plant.url()
                    + "\"}\nhistory: {store: discard}\nalarms: {lineGrace: 1s}\n");
            try (RunningGateway gateway = RunningGateway.start(directory, Map.of())) {
                Await.until("asked for its birth", () -> plant.rebirths() == 1);
                assertTrue(plant.published().stream().anyMatch(each -> each.startsWith("spBv1.0/STATE/hazardwatch {\"online\":true")));
                long now = System.currentTimeMillis();
                long old = now - TimeUnit.HOURS.toMillis(1);
                publish(plant, "NBIRTH", SparkplugBytes.at(now, 0).integer("bdSeq", 3).value("gas", 1, 1).value("old", 2, 2).value("new", 3, 3)
                        .value("soon", 4, 4));
                publish(plant, "NDATA", SparkplugBytes.at(now + 10, 1).value(1, 11.5));
                assertTrue(isOpen(gateway, "h2s"));
                assertFalse(alarm(gateway, "h2s").get("late").asBoolean());

                // what the node kept while the host was away: a violation an hour ago, and a normal value older than one that violates now
                publish(plant, "NDATA", SparkplugBytes.at(now + 20, 2).kept("old", old, 50));
                assertTrue(alarm(gateway, "kept").get("late").asBoolean(), "told as late");
                publish(plant, "NDATA", SparkplugBytes.at(now + 30, 3).value(3, 12));
                publish(plant, "NDATA", SparkplugBytes.at(now + 40, 4).kept("new", old, 1));
                assertTrue(isOpen(gateway, "fresh"), "a late value never ends an alarm");
                assertEquals(12, gateway.client().get("/api/v1/points/acme/yard/d/fresh").body().at("/last/value").asDouble());

                // kept for a moment only, and newer than anything of its point: late data all the same
                publish(plant, "NDATA", SparkplugBytes.at(now + 42, 5).kept("soon", now + 42, 50));
                assertTrue(alarm(gateway, "recent").get("late").asBoolean(), "told as late, however new");
                publish(plant, "NDATA", SparkplugBytes.at(now + 44, 6).kept("gas", now + 44, 2));
                assertTrue(isOpen(gateway, "h2s"), "what was kept ends no alarm of the present");
                JsonNode shown = gateway.client().get("/api/v1/points/acme/yard/d/h2s").body();
                assertEquals(2, shown.at("/last/value").asDouble());
                assertEquals("good", shown.at("/last/quality").asText().toLowerCase(java.util.Locale.ROOT), "kept with its own quality");

                publish(plant, "NDEATH", SparkplugBytes.at(now + 50).integer("bdSeq", 3));
                Await.until("the communication alarm", () -> gateway.client().get("/api/v1/alarms?state=open").text().contains("communication"));
                for (String point : new String[] {"h2s", "kept", "fresh"}) {
                    JsonNode last = gateway.client().get("/api/v1/points/acme/yard/d/" + point).body();
                    assertEquals("bad", last.at("/last/quality").asText().toLowerCase(java.util.Locale.ROOT), last::toString);
                }
                assertTrue(isOpen(gateway, "h2s"), "silence ends no alarm");
            }
        }
    }

    /** Returns once the gateway has acknowledged it. */
    private void publish(SparkplugPlant plant, String type, SparkplugBytes payload) {
        int before = acknowledged.size();
        plant.run(broker -> broker.publish("spBv1.0/G/" + type + "/N", payload.bytes(), 1));
        Await.until(type + " acknowledged", () -> acknowledged.size() == before + 1);
    }

    private static JsonNode alarm(RunningGateway gateway, String point) {
        return gateway.client().get("/api/v1/alarms/acme.yard.d." + point + ".high").body();
    }

    private static boolean isOpen(RunningGateway gateway, String point) {
        return gateway.client().alarms("state=open").stream().anyMatch(each -> each.get("id").asText().equals("acme.yard.d." + point + ".high"));
    }
}
