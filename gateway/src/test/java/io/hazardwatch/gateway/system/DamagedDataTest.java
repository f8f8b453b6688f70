package io.hazardwatch.gateway.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.hazardwatch.gateway.testkit.Await;
import io.hazardwatch.gateway.testkit.LeakCheck;
import io.hazardwatch.gateway.testkit.Publisher;
import io.hazardwatch.gateway.testkit.RunningGateway;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of the gateway of a plant when somebody, or the disk, has hands on its data folder. */
@ExtendWith(LeakCheck.class)
class DamagedDataTest {
    private static final long PATIENCE_MILLIS = 60_000;
    private static final String SITE = """
            enterprise: acme
            site: yard
            timezone: UTC
            devices:
              - id: d
                points:
                  - {id: p, unit: bar, staleAfter: 0s, limits: {HH: {at: 10, priority: P1}}}
            """;

    @TempDir
    private Path directory;

    @BeforeEach
    void configure() throws Exception {
        Path config = Files.createDirectories(directory.resolve("config/sites"));
        Files.writeString(config.resolve("yard.yaml"), SITE);
        Files.writeString(directory.resolve("config/gateway.yaml"), "history: {store: discard}\n");
    }

    private Path journal(String ending) {
        return directory.resolve("data/journal.db" + ending);
    }

    private static List<String> alarms(RunningGateway gateway) {
        JsonNode alarms = gateway.client().get("/api/v1/alarms?state=open").body().get("alarms");
        return Stream.iterate(0, i -> i < alarms.size(), i -> i + 1).map(i -> alarms.get(i).get("id").asText()).toList();
    }

    private static void await(RunningGateway gateway, String alarm) {
        Await.until(alarm + " is open", PATIENCE_MILLIS, () -> alarms(gateway).contains(alarm));
    }

    private static void raise(RunningGateway gateway) throws Exception {
        try (Publisher publisher = gateway.publisher("acme")) {
            publisher.publish("hazard/v1/acme/yard/d/telemetry", "{\"p\":11}");
            await(gateway, "acme.yard.d.p.high");
        }
    }

    private static String health(RunningGateway gateway) {
        return gateway.client().get("/health/ready").body().toString();
    }

    @Test
    void journalDeletedUnderTheGateway_isToldAndNothingIsLost() throws Exception {
        try (RunningGateway gateway = RunningGateway.start(directory)) {
            raise(gateway);
            for (String ending : List.of("-wal", "-shm", "")) { // the file itself last: only then is it written anew
                Files.deleteIfExists(journal(ending));
            }
            await(gateway, "_system.gateway.journal.file-lost.system");
            assertTrue(Files.exists(journal("")));
        }
        try (RunningGateway gateway = RunningGateway.start(directory)) {
            assertTrue(alarms(gateway).containsAll(List.of("acme.yard.d.p.high", "_system.gateway.journal.file-lost.system")));
        }
    }

    @Test
    void journalGarbledBeforeTheStart_isSetAsideAndTheGatewayWatches() throws Exception {
        try (RunningGateway gateway = RunningGateway.start(directory)) {
            raise(gateway);
        }
        byte[] bytes = Files.readAllBytes(journal(""));
        for (int i = 0; i < 4_096; i++) {
            bytes[i] ^= 0x55;
        }
        Files.write(journal(""), bytes);
        try (RunningGateway gateway = RunningGateway.start(directory)) {
            await(gateway, "_system.gateway.journal.damaged.system");
            raise(gateway);
        }
    }

    @Test
    void journalMissingAtTheStart_isTold() throws Exception {
        RunningGateway.start(directory).close();
        Files.delete(journal(""));
        try (RunningGateway gateway = RunningGateway.start(directory)) {
            await(gateway, "_system.gateway.journal.missing.system");
        }
    }

    @Test
    void forgedEntry_isFoundSoonAfterTheStart() throws Exception {
        try (RunningGateway gateway = RunningGateway.start(directory)) {
            raise(gateway);
        }
        try (Connection stranger = DriverManager.getConnection("jdbc:sqlite:" + journal(""));
                Statement statement = stranger.createStatement()) {
            statement.execute("UPDATE entry SET actor = 'nobody' WHERE seq = 1");
        }
        try (RunningGateway gateway = RunningGateway.start(directory)) {
            await(gateway, "_system.gateway.journal.altered.system");
            assertTrue(health(gateway).contains("\"DEGRADED\""), health(gateway));
        }
    }

    @Test
    void accountsDeletedUnderTheGateway_isTold() throws Exception {
        try (RunningGateway gateway = RunningGateway.start(directory)) {
            assertEquals(200, gateway.client().get("/health/ready").status());
            Files.delete(directory.resolve("data/gateway.db"));
            await(gateway, "_system.gateway.database.file-lost.system");
        }
    }
}
