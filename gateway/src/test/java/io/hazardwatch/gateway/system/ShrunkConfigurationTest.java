package io.hazardwatch.gateway.system;

import static io.hazardwatch.gateway.system.PlantFiles.GAS;
import static io.hazardwatch.gateway.system.PlantFiles.alarmId;
import static io.hazardwatch.gateway.system.PlantFiles.device;
import static io.hazardwatch.gateway.system.PlantFiles.point;
import static io.hazardwatch.gateway.system.PlantFiles.topic;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.hazardwatch.gateway.app.App;
import io.hazardwatch.gateway.settings.command.CheckCommand;
import io.hazardwatch.gateway.settings.command.SelfTestCommand;
import io.hazardwatch.gateway.settings.process.Overrides;
import io.hazardwatch.gateway.testkit.Await;
import io.hazardwatch.gateway.testkit.GatewayClient;
import io.hazardwatch.gateway.testkit.LeakCheck;
import io.hazardwatch.gateway.testkit.Publisher;
import io.hazardwatch.gateway.testkit.RunningGateway;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Site files vanish: for a moment while they are replaced, or for good. */
@ExtendWith(LeakCheck.class)
class ShrunkConfigurationTest {
    private static final String ALARM = alarmId("gd-1", "a");
    private static final String SHRANK = "_system.gateway.configuration.shrank.system";
    private static final String UNREADABLE = "_system.gateway.configuration.unreadable.system";

    @TempDir
    private Path directory;
    private Path sites;
    private Path away;

    @BeforeEach
    void writePlant() throws Exception {
        new PlantFiles(directory).site(device("gd-1", point("a", GAS), point("b", GAS)));
        sites = directory.resolve("config/sites");
        away = directory.resolve("away");
    }

    @Test
    void folderEmptiedForAWhile_nothingIsUnlearnt() throws Exception {
        try (RunningGateway gateway = RunningGateway.start(directory);
                Publisher publisher = gateway.publisher(PlantFiles.ENTERPRISE)) {
            ControlRoom room = new ControlRoom(gateway.client());
            publisher.publish(topic("gd-1"), "{\"a\":30}");
            Files.move(sites, away);
            room.awaitState(UNREADABLE, "B");
            Files.createDirectory(sites);
            room.awaitState(SHRANK, "B");
            assertEquals("DEGRADED", room.health("configuration"));
            publisher.publish(topic("gd-1"), "{\"a\":31,\"b\":60}");
            assertEquals("B", room.state(alarmId("gd-1", "b")), "readings are judged as before");
            assertEquals(List.of(), room.rejectReasons());
            Files.delete(sites);
            Files.move(away, sites);
            room.awaitState(SHRANK, "D");
            room.awaitState(UNREADABLE, "D");
            room.awaitHealth("configuration", "UP");
            assertEquals(List.of("ALARM_RAISED"), room.journal(ALARM));
        }
    }

    @Test
    void shrunkConfigurationConfirmed_isTakenAndSaysByWhom() throws Exception {
        try (RunningGateway gateway = RunningGateway.start(directory);
                Publisher publisher = gateway.publisher(PlantFiles.ENTERPRISE)) {
            ControlRoom room = new ControlRoom(gateway.client());
            publisher.publish(topic("gd-1"), "{\"a\":30}");
            Files.delete(sites.resolve("yard.yaml"));
            Await.until("asked about", () -> !room.configuration().get("pending").isNull());
            JsonNode pending = room.configuration().get("pending");
            assertEquals("EMPTY", pending.get("reason").asText());
            assertEquals(2, pending.get("dropped").asInt());
            assertEquals("acme/yard/gd-1/a", pending.get("droppedInAlarm").get(0).asText());
            assertEquals(409, gateway.client().post("/api/v1/configuration/confirm", "{\"revision\":\"other\"}").status());
            assertEquals("B", room.state(ALARM));
            assertEquals(200, room.confirmConfiguration().status());
            room.awaitState(ALARM, "D");
            Await.until("the journal says who", () -> {
                String journal = gateway.client().get("/api/v1/journal?limit=1000").text();
                return journal.contains("confirmed revision") && journal.contains("\"admin\"");
            });
            assertTrue(gateway.client().get("/metrics").text().contains("hazardwatch_reload_failures_total 1"));
        }
    }

    @Test
    void configurationWithoutWhatWatchesForAP1_takesTwoPersons() throws Exception {
        try (RunningGateway gateway = RunningGateway.start(directory)) {
            ControlRoom room = new ControlRoom(gateway.client());
            Files.delete(sites.resolve("yard.yaml"));
            Await.until("asked about", () -> !room.configuration().get("pending").isNull());
            assertTrue(room.configuration().get("secondPerson").asBoolean());
            GatewayClient.Answer alone = room.confirmConfiguration("");
            assertEquals("NEEDS_SECOND_PERSON", alone.body().get("reason").asText());
            assertTrue(alone.body().get("law").get("en").asText().contains("art. 36"));
            assertEquals("WRONG_PASSWORD", room.confirmConfiguration(",\"second\":{\"username\":\"admin\",\"password\":\"guess\"}")
                    .body().get("reason").asText());
            assertEquals(200, room.confirmConfiguration().status());
            Await.until("the report says both", () -> gateway.client().get("/api/v1/reports/monitoring-actions").text()
                    .contains("\"second\":\"second-admin\""));
        }
    }

    @Test
    void standingP1OfARuleOverTheSite_goesByTwoPersonsOnly() throws Exception {
        new PlantFiles(directory).raw("""
                enterprise: acme
                site: yard
                timezone: UTC
                devices:
                  - {id: gd-1, points: [{id: a, staleAfter: 0s, limits: {H: {at: 25, priority: P2}}}]}
                rules:
                  - {id: both, priority: P1, any: [{point: gd-1/a, above: 20}]}
                """);
        try (RunningGateway gateway = RunningGateway.start(directory); Publisher publisher = gateway.publisher(PlantFiles.ENTERPRISE)) {
            ControlRoom room = new ControlRoom(gateway.client());
            publisher.publish(topic("gd-1"), "{\"a\":22}");
            room.awaitState("acme.yard._site.both.composite", "B");
            Files.delete(sites.resolve("yard.yaml"));
            Await.until("asked about", () -> !room.configuration().get("pending").isNull());
            assertTrue(room.configuration().get("secondPerson").asBoolean());
            assertEquals("NEEDS_SECOND_PERSON", room.confirmConfiguration("").body().get("reason").asText());
            assertEquals(200, room.confirmConfiguration().status());
        }
    }

    @Test
    void personOfOneEnterprise_neitherSeesNorConfirms() throws Exception {
        try (RunningGateway gateway = RunningGateway.start(directory)) {
            gateway.client().post("/api/v1/users", "{\"username\":\"li\",\"password\":\"test-only-password\",\"role\":\"ADMIN\","
                    + "\"enterprise\":\"acme\"}");
            gateway.client().post("/api/v1/users", "{\"username\":\"wang\",\"password\":\"test-only-password\",\"role\":\"SUPERVISOR\"}");
            try (GatewayClient li = new GatewayClient(gateway.httpPort(), "li", "test-only-password");
                    GatewayClient wang = new GatewayClient(gateway.httpPort(), "wang", "test-only-password")) {
                assertEquals(403, li.get("/api/v1/configuration").status());
                assertEquals(403, li.post("/api/v1/configuration/confirm", "{\"revision\":\"x\"}").status());
                assertEquals(200, wang.get("/api/v1/configuration").status());
                assertEquals(403, wang.post("/api/v1/configuration/confirm", "{\"revision\":\"x\"}").status());
            }
        }
    }

    @Test
    void noSite_isRefusedUnlessItIsMeant() throws Exception {
        Files.delete(sites.resolve("yard.yaml"));
        Path config = directory.resolve("config");
        Files.writeString(config.resolve("gateway.yaml"), "history: {store: discard}\n");
        Overrides plain = new Overrides(directory.resolve("data"), 0, 0, -1);
        Exception refused = assertThrows(App.RefusedException.class, () -> App.start(config, plain, "test-only-password", Map.of()));
        assertTrue(refused.getMessage().contains("--allow-empty"), refused.getMessage());
        assertEquals(CheckCommand.REFUSED, check(config, false));
        assertEquals(CheckCommand.OK, check(config, true));
        assertEquals(CheckCommand.REFUSED, SelfTestCommand.run(config, new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8)));
        Overrides meant = new Overrides(directory.resolve("data"), 0, 0, -1, true);
        App.start(config, meant, "test-only-password", Map.of()).stop();
    }

    private static int check(Path config, boolean allowEmpty) {
        PrintStream out = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        return new CheckCommand(Map.of()).run(config, allowEmpty, out);
    }

    @Test
    void settingsChanged_waitForARestartAndSaySo() throws Exception {
        try (RunningGateway gateway = RunningGateway.start(directory)) {
            ControlRoom room = new ControlRoom(gateway.client());
            Files.writeString(directory.resolve("config/gateway.yaml"), "lanes: many\n");
            Await.until("noticed", () -> room.configuration().at("/restart/files").size() == 1);
            assertEquals("lanes", room.configuration().at("/restart/problems/0/path").asText());
            assertEquals("DEGRADED", room.health("configuration"), "the next start would be refused");
            Files.writeString(directory.resolve("config/gateway.yaml"), "lanes: 2\n");
            room.awaitHealth("configuration", "UP");
            assertEquals("gateway.yaml", room.configuration().at("/restart/files/0").asText());
            assertTrue(gateway.client().get("/metrics").text().contains("hazardwatch_configuration_pending{what=\"restart\"} 1"));
        }
    }
}
