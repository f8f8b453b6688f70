package io.hazardwatch.gateway.stories;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.hazardwatch.gateway.system.GatewayProcess;
import io.hazardwatch.gateway.system.LiveSocket;
import io.hazardwatch.gateway.testkit.Await;
import io.hazardwatch.gateway.testkit.LeakCheck;
import io.hazardwatch.gateway.testkit.Publisher;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** {@link Story22TenThousandTest} with the whole gateway: killed with ten thousand open alarms and started again. */
@Tag("service")
@ExtendWith(LeakCheck.class)
class Story22WholeGatewayTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int DEVICES = 100;
    private static final int POINTS = 100;
    private static final int ALARMS = DEVICES * POINTS;

    @TempDir
    private Path directory;
    /** Alarms that were told, and how often something was: what a starved receiver took too long for is told again. */
    private final Set<String> told = ConcurrentHashMap.newKeySet();
    private final AtomicInteger notices = new AtomicInteger();

    @Test
    void killedWithTenThousandOpenAlarms_isCompleteFromTheFirstAnswerAndSaysNothing() throws Exception {
        HttpServer receiver = receiver();
        try {
            writeSettings(receiver.getAddress().getPort());
            try (GatewayProcess gateway = new GatewayProcess(directory)) {
                raiseAll(gateway);
                Await.until("all told", 300_000, () -> told.size() == ALARMS && waiting() == 0);
                gateway.kill();
            }
            int before = notices.get();
            assertEquals(List.of("ALARM_RAISED " + ALARMS), entries());

            try (GatewayProcess gateway = new GatewayProcess(directory); LiveSocket console = gateway.console()) {
                Set<String> ids = ids(gateway.client().alarms("state=open&limit=1000&enterprise=e"));
                assertEquals(200, gateway.client().get("/health/ready").status());
                assertEquals(ALARMS, ids.size());
                JsonNode snapshot = console.next();
                assertEquals("snapshot", snapshot.get("type").asText());
                assertEquals(ALARMS, StreamSupport.stream(snapshot.get("alarms").spliterator(), false)
                        .filter(Story22WholeGatewayTest::isOfPlant).count());
            }
            assertEquals(List.of("ALARM_RAISED " + ALARMS), entries(), "nothing was cleared and nothing raised");
            assertEquals(ALARMS, count("SELECT count(*) FROM outbox WHERE alarm_id LIKE 'e.s.%'"), "nothing was planned again");
            assertEquals(ALARMS, told.size());
            assertEquals(before, notices.get(), "nothing was told again");
        } finally {
            receiver.stop(0);
        }
    }

    /** On a busy machine the gateway may have something to say of itself as well. */
    private static boolean isOfPlant(JsonNode node) {
        JsonNode alarm = node.has("alarm") ? node.get("alarm") : node;
        return alarm.path("enterprise").asText().equals("e");
    }

    private HttpServer receiver() throws Exception {
        HttpServer receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            JsonNode notice = JSON.readTree(body);
            if (isOfPlant(notice)) {
                notices.incrementAndGet();
                told.add(notice.at("/alarm/id").asText());
            }
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        receiver.start();
        return receiver;
    }

    private void writeSettings(int receiverPort) throws Exception {
        Path sites = Files.createDirectories(directory.resolve("config").resolve("sites"));
        Files.writeString(directory.resolve("config").resolve("channels.yaml"),
                "webhooks:\n  - {id: duty, url: \"http://127.0.0.1:%d/\"}\n".formatted(receiverPort));
        StringBuilder site = new StringBuilder("enterprise: e\nsite: s\ndevices:\n");
        for (int device = 0; device < DEVICES; device++) {
            site.append("  - id: d%d%n    points:%n".formatted(device));
            for (int point = 0; point < POINTS; point++) {
                site.append("      - {id: p%d, unit: bar, staleAfter: 0s, limits: {H: {at: 10, priority: P2}}}%n".formatted(point));
            }
        }
        Files.writeString(sites.resolve("s.yaml"), site);
    }

    private static void raiseAll(GatewayProcess gateway) throws Exception {
        String message = IntStream.range(0, POINTS).mapToObj("\"p%d\":11"::formatted).collect(Collectors.joining(",", "{", "}"));
        try (Publisher publisher = gateway.publisher("e")) {
            for (int device = 0; device < DEVICES; device++) {
                publisher.publish("hazard/v1/e/s/d" + device + "/telemetry", message);
            }
        }
    }

    private static Set<String> ids(List<JsonNode> alarms) {
        return alarms.stream().map(alarm -> alarm.get("id").asText()).collect(Collectors.toCollection(TreeSet::new));
    }

    private int waiting() {
        return count("SELECT count(*) FROM outbox WHERE state <> 'ACCEPTED'");
    }

    private int count(String sql) {
        return Integer.parseInt(ask(sql).getFirst());
    }

    /** What the journal holds of alarms, by type. */
    private List<String> entries() {
        return ask("SELECT type || ' ' || count(*) FROM entry WHERE alarm_id LIKE 'e.s.%' GROUP BY type");
    }

    private List<String> ask(String sql) {
        try (Connection reader = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("data").resolve("journal.db"));
                Statement statement = reader.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
            List<String> answers = new ArrayList<>();
            while (rows.next()) {
                answers.add(rows.getString(1));
            }
            return answers;
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }
}
