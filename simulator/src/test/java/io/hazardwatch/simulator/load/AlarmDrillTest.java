package io.hazardwatch.simulator.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hazardwatch.simulator.command.CommandRunner;
import io.hazardwatch.simulator.command.ExitStatus;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.mqtt.MqttServer;
import io.vertx.mqtt.MqttServerOptions;
import io.vertx.mqtt.messages.MqttPublishMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** Tests the drill against a minimal gateway: a value of 90 or more raises an alarm, a lower one clears it, the feed reports both. */
class AlarmDrillTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final Vertx vertx = Vertx.vertx();
    private final List<ServerWebSocket> feeds = new CopyOnWriteArrayList<>();
    private final List<String> authorizations = new CopyOnWriteArrayList<>();
    private final Set<String> active = new HashSet<>();
    private final List<String> told = new CopyOnWriteArrayList<>();
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private volatile boolean silent;
    private int mqttPort;
    private int httpPort;

    @BeforeEach
    void start() throws Exception {
        mqttPort = MqttServer.create(vertx, new MqttServerOptions().setHost("127.0.0.1").setPort(0))
                .endpointHandler(endpoint -> endpoint.publishAutoAck(true).publishHandler(this::onPublish).accept(false)).listen()
                .map(MqttServer::actualPort).toCompletionStage().toCompletableFuture().get();
        httpPort = vertx.createHttpServer().webSocketHandler(socket -> {
            authorizations.add(socket.headers().get("Authorization"));
            feeds.add(socket);
            socket.writeTextMessage("{\"type\":\"snapshot\",\"seq\":0,\"alarms\":[]}");
        }).listen(0, "127.0.0.1").map(HttpServer::actualPort).toCompletionStage().toCompletableFuture().get();
    }

    @AfterEach
    void stop() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get();
    }

    private synchronized void onPublish(MqttPublishMessage message) {
        try {
            String device = message.topicName().substring("hazard/v1/".length(), message.topicName().lastIndexOf('/'));
            for (Map.Entry<String, JsonNode> value : JSON.readTree(message.payload().getBytes()).path("values").properties()) {
                judge(device + "/" + value.getKey(), value.getValue().asDouble() >= 90);
            }
        } catch (IOException notJson) {
            throw new UncheckedIOException(notJson);
        }
    }

    private void judge(String point, boolean raised) {
        if (raised ? active.add(point) : active.remove(point)) {
            told.add(point + " " + raised);
            String frame = "{\"type\":\"alarm\",\"seq\":1,\"alarm\":{\"point\":\"" + point + "\",\"kind\":\"limit\",\"active\":" + raised + "}}";
            feeds.forEach(feed -> {
                if (!silent) {
                    feed.writeTextMessage(frame);
                }
            });
        }
    }

    private int load() {
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        CountDownLatch stop = new CountDownLatch(silent ? 0 : 1);
        return new CommandRunner(out).run(new CommandLine(new LoadCommand(out, stop)), List.of("--port", "" + mqttPort, "--devices", "20",
                "--values", "2",
                "--sites", "2", "--connections", "4", "--threads", "2", "--rate", "500", "--seconds", "0.5", "--warmup", "0.1",
                "--alarms-per-second", "50", "--alarm-hold-ms", "100", "--drain", "60", "--live", "ws://127.0.0.1:" + httpPort + "/api/v1/live",
                "--admin-password-env", "PATH"));
    }

    @Test
    void everyAlarm_seenOnTheFeedAndClearedAfterwards() throws Exception {
        assertEquals(ExitStatus.OK, load(), () -> said.toString(StandardCharsets.UTF_8));
        assertTrue(said.toString(StandardCharsets.UTF_8).contains("alarms raised 25, seen 25, missing 0"), said::toString);
        assertTrue(authorizations.get(0).startsWith("Basic "));
        assertEquals(25, told.stream().filter(line -> line.endsWith("true")).distinct().count(), "each at a point of its own");
        assertEquals(Set.of(), active, "all back to normal");
    }

    @Test
    void feedSaysNothing_everyAlarmMissing() throws Exception {
        silent = true;
        assertEquals(ExitStatus.FAILED, load());
        assertTrue(said.toString(StandardCharsets.UTF_8).contains("alarms raised 25, seen 0, missing 25"), said::toString);
    }
}
