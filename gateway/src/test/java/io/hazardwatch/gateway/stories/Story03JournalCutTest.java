package io.hazardwatch.gateway.stories;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import io.hazardwatch.gateway.app.VerifyJournalCommand;
import io.hazardwatch.gateway.testkit.Await;
import io.hazardwatch.gateway.testkit.GatewayClient;
import io.hazardwatch.gateway.testkit.LeakCheck;
import io.hazardwatch.gateway.testkit.Publisher;
import io.hazardwatch.gateway.testkit.RunningGateway;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Phoebus #2267: the broker was down, an alarm latched in the server, and no client ever saw it. Here the journal's disk refuses
 * while an alarm is raised and goes away again: nobody is told meanwhile, the sender is not acknowledged, and afterwards view,
 * journal and file say the same.
 */
@ExtendWith(LeakCheck.class)
class Story03JournalCutTest {
    private static final String ALARM = "/api/v1/alarms/e.s.d.p.high";

    @TempDir
    private Path directory;

    @Test
    void diskRefusesDuringRaiseAndClear_afterwardsEverybodySaysTheSame() throws Exception {
        Path sites = Files.createDirectories(directory.resolve("config").resolve("sites"));
        Files.writeString(sites.resolve("s.yaml"), """
                enterprise: e
                site: s
                devices:
                  - id: d
                    points:
                      - {id: p, unit: bar, staleAfter: 0s, limits: {H: {at: 10, priority: P2}}}
                """);
        RunningGateway.start(directory).close();
        tamper("CREATE TRIGGER cut BEFORE INSERT ON entry BEGIN SELECT RAISE(ABORT, 'the disk is gone'); END");
        try (RunningGateway gateway = RunningGateway.start(directory); Publisher device = gateway.publisher("e")) {
            GatewayClient client = gateway.client();
            CompletableFuture<Void> sent = CompletableFuture.runAsync(() -> raiseAndClear(device));
            Await.until("the journal says that it cannot", () -> client.get("/health/ready").status() == 503);
            assertEquals(0, client.alarms("state=open&enterprise=e").size());
            assertEquals(404, client.get(ALARM).status());
            assertFalse(sent.isDone());

            tamper("DROP TRIGGER cut");
            sent.get(60, TimeUnit.SECONDS);
            JsonNode shown = client.get(ALARM).body();
            assertEquals("D", shown.get("state").asText());
            JsonNode entries = client.get(ALARM + "/journal").body().get("entries");
            assertEquals(2, entries.size());
            for (String field : List.of("state", "occurrence", "annSeq", "raisedAt", "clearedAt", "worst")) {
                assertEquals(shown.get(field), entries.get(1).get("alarm").get(field), field);
                assertEquals(shown.get(field), client.alarms("state=open&enterprise=e").getFirst().get(field), field);
            }
            Await.until("well again", () -> client.get("/health/ready").status() == 200);
        }
        assertEquals(VerifyJournalCommand.OK, VerifyJournalCommand.run(journal(), new PrintStream(OutputStream.nullOutputStream())));
    }

    private static void raiseAndClear(Publisher device) {
        try {
            device.publish("hazard/v1/e/s/d/telemetry", "[{\"ts\":%d,\"values\":{\"p\":11}},{\"ts\":%d,\"values\":{\"p\":1}}]"
                    .formatted(System.currentTimeMillis() - 1_000, System.currentTimeMillis()));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private Path journal() {
        return directory.resolve("data").resolve("journal.db");
    }

    private void tamper(String sql) throws SQLException {
        try (Connection stranger = DriverManager.getConnection("jdbc:sqlite:" + journal());
                Statement statement = stranger.createStatement()) {
            statement.execute("PRAGMA busy_timeout = 60000");
            statement.execute(sql);
        }
    }
}
