package io.hazardwatch.gateway.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.testkit.Await;
import io.hazardwatch.gateway.testkit.GatewayClient;
import io.hazardwatch.gateway.testkit.LeakCheck;
import io.hazardwatch.gateway.testkit.PostgresServer;
import io.hazardwatch.gateway.testkit.Publisher;
import io.hazardwatch.gateway.testkit.RunningGateway;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The whole gateway with its relational store on a PostgreSQL server that comes and goes. */
@Tag("service")
@ExtendWith(LeakCheck.class)
class PostgresGatewayTest {
    private static final String USERS = "/api/v1/users";
    private static final Map<String, String> SECRETS = Map.of("STORE_USER", PostgresServer.USER, "STORE_PASSWORD", PostgresServer.PASSWORD);
    private static final long PATIENCE_MILLIS = 60_000;
    private static PostgresServer server;
    @TempDir
    private Path directory;

    @BeforeAll
    static void start() {
        server = PostgresServer.started();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static int add(GatewayClient client, String name) {
        return client.post(USERS, "{\"username\":\"" + name + "\",\"password\":\"correct staple 7\",\"role\":\"VIEWER\"}").status();
    }

    private static String health(RunningGateway gateway) {
        return gateway.client().get("/health/ready").text();
    }

    private static List<String> names(RunningGateway gateway) {
        return StreamSupport.stream(gateway.client().get(USERS).body().get("users").spliterator(), false)
                .map(user -> user.get("username").asText()).sorted().toList();
    }

    @Test
    void serverStoppedAndStarted_alarmsGoOnEditsAreRefusedAndComeBack() throws Exception {
        new PlantFiles(directory).site(PlantFiles.device("gd-1", PlantFiles.point("lel", PlantFiles.GAS)))
                .gateway("database: {url: \"" + server.makeDatabase() + "\", userEnv: STORE_USER, passwordEnv: STORE_PASSWORD}\n");
        try (RunningGateway gateway = RunningGateway.start(directory, SECRETS); Publisher publisher = gateway.publisher(PlantFiles.ENTERPRISE)) {
            assertEquals(201, add(gateway.client(), "before"));
            server.stop();
            Await.until("told", PATIENCE_MILLIS, () -> health(gateway).contains("relational store is away"));
            assertEquals(200, gateway.client().get("/health/ready").status());
            GatewayClient.Answer refused = gateway.client().post(USERS,
                    "{\"username\":\"meanwhile\",\"password\":\"correct staple 7\",\"role\":\"VIEWER\"}");
            assertEquals(503, refused.status());
            assertEquals("DATABASE_AWAY", refused.body().get("reason").asText());
            publisher.publish("hazard/v1/acme/yard/gd-1/telemetry", "{\"lel\":60}");
            Await.until("alarm", PATIENCE_MILLIS, () -> !gateway.client().alarms("?state=open&enterprise=acme").isEmpty());
            assertEquals(List.of("admin", "before"), names(gateway));
        }
        restartedWhileAway();
    }

    private void restartedWhileAway() throws Exception {
        try (RunningGateway gateway = RunningGateway.start(directory, SECRETS)) {
            assertEquals(List.of("admin", "before"), names(gateway));
            server.start();
            Await.until("back", PATIENCE_MILLIS, () -> !health(gateway).contains("relational store"));
            assertEquals(201, add(gateway.client(), "after"));
            assertEquals(List.of("admin", "after", "before"), names(gateway));
        }
    }

    /** What was answered 201 is there, what was refused is not, whatever the server was doing. */
    @Test
    void serverKilledDuringEdits_leavesNothingHalfWritten() throws Exception {
        new PlantFiles(directory).site()
                .gateway("database: {url: \"" + server.makeDatabase() + "\", userEnv: STORE_USER, passwordEnv: STORE_PASSWORD}\n");
        server.start();
        List<Integer> statuses;
        try (RunningGateway gateway = RunningGateway.start(directory, SECRETS)) {
            Thread killer = Thread.ofPlatform().start(() -> {
                server.stop();
                server.start();
            });
            statuses = IntStream.range(0, 25).mapToObj(i -> add(gateway.client(), "user-" + i)).toList();
            killer.join();
            Await.until("back", PATIENCE_MILLIS, () -> !health(gateway).contains("relational store"));
        }
        try (RunningGateway gateway = RunningGateway.start(directory, SECRETS)) {
            Await.until("the server has noticed that the earlier gateway is gone", PATIENCE_MILLIS,
                    () -> !health(gateway).contains("relational store"));
            List<String> names = names(gateway);
            for (int i = 0; i < statuses.size(); i++) {
                assertTrue(statuses.get(i) == 503 || statuses.get(i) == 201 && names.contains("user-" + i), statuses + " " + names);
            }
            assertEquals(201, add(gateway.client(), "last"));
        }
    }
}
