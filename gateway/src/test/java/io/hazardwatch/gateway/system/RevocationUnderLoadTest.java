package io.hazardwatch.gateway.system;

import static io.hazardwatch.gateway.system.PlantFiles.GAS;
import static io.hazardwatch.gateway.system.PlantFiles.device;
import static io.hazardwatch.gateway.system.PlantFiles.point;
import static io.hazardwatch.gateway.system.PlantFiles.topic;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hazardwatch.gateway.testkit.Await;
import io.hazardwatch.gateway.testkit.LeakCheck;
import io.hazardwatch.gateway.testkit.Publisher;
import io.hazardwatch.gateway.testkit.RunningGateway;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Revocation while devices send as fast as they are acknowledged: the open connection of each revoked credential, session, key, role and scope ends,
 * and nobody else's. Prints how long each took; {@code docs/numbers.md} has such a run.
 */
@ExtendWith(LeakCheck.class)
class RevocationUnderLoadTest {
    private static final int TIMES = Integer.getInteger("hazardwatch.revocations", 1);
    private static final int SENDERS = 4;
    private static final String SECRET = "test-only-password";

    @TempDir
    private Path directory;
    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final AtomicLong sent = new AtomicLong();
    private final List<Thread> senders = new ArrayList<>();
    private volatile boolean isOver;
    private RunningGateway gateway;

    /** Something that is open until it is revoked. */
    private interface Revoked {
        /** Opens it. */
        BooleanSupplier open() throws Exception;

        /** Revokes it. */
        void revoke() throws Exception;
    }

    @BeforeEach
    void start() throws Exception {
        new PlantFiles(directory).site(device("gd-1", point("lel", GAS)), device("gd-2", point("lel", GAS)));
        gateway = RunningGateway.start(directory);
        for (int i = 0; i < SENDERS; i++) {
            senders.add(Thread.ofPlatform().start(this::load));
        }
    }

    @AfterEach
    void stop() throws Exception {
        isOver = true;
        for (Thread sender : senders) {
            sender.join();
        }
        http.shutdownNow();
        http.close();
        gateway.close();
    }

    private void load() {
        try (Publisher publisher = gateway.publisher(PlantFiles.ENTERPRISE)) {
            while (!isOver) {
                publisher.publish(topic("gd-1"), "{\"lel\":" + sent.incrementAndGet() % 20 + '}');
            }
        } catch (Exception ended) {
            sent.set(Long.MIN_VALUE);
        }
    }

    private static String basic(String user) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ':' + SECRET).getBytes(StandardCharsets.UTF_8));
    }

    private JsonNode send(String method, String path, String body, String... headers) throws Exception {
        HttpResponse<String> answer = raw(method, path, body, headers);
        assertTrue(answer.statusCode() < 300, () -> path + ' ' + answer.body());
        return answer.body().isEmpty() ? null : json.readTree(answer.body());
    }

    private HttpResponse<String> raw(String method, String path, String body, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + gateway.httpPort() + "/api/v1" + path))
                .timeout(Duration.ofSeconds(60)).header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        request.headers(headers.length > 0 ? headers : new String[] {"Authorization", basic(RunningGateway.USER)});
        return http.send(request.build(), BodyHandlers.ofString());
    }

    /** Whether the live feed is still open. */
    private BooleanSupplier listen(String header, String value) {
        CompletableFuture<Integer> closed = new CompletableFuture<>();
        http.newWebSocketBuilder().header(header, value).buildAsync(URI.create("ws://127.0.0.1:" + gateway.httpPort() + "/api/v1/live"),
                new WebSocket.Listener() {
                    @Override
                    public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
                        closed.complete(status);
                        return null;
                    }
                }).join();
        return () -> !closed.isDone();
    }

    private Revoked credential(boolean isOverWebSocket) {
        return new Revoked() {
            private String user;

            @Override
            public BooleanSupplier open() throws Exception {
                JsonNode issued = send("POST", "/enterprises/acme/credentials", "{\"name\":\"gw\"}");
                user = issued.get("username").asText();
                String uri = isOverWebSocket ? "ws://127.0.0.1:" + gateway.httpPort() + "/mqtt" : "tcp://127.0.0.1:" + gateway.mqttPort();
                Publisher publisher = new Publisher(uri, user, issued.get("password").asText());
                publisher.publish(topic("gd-2"), "{\"lel\":1}");
                return publisher::isConnected;
            }

            @Override
            public void revoke() throws Exception {
                send("DELETE", "/enterprises/acme/credentials/" + user, null);
            }
        };
    }

    private Revoked account(String name, String change) {
        return new Revoked() {
            @Override
            public BooleanSupplier open() throws Exception {
                raw("DELETE", "/users/" + name, null);
                send("POST", "/users", "{\"username\":\"%s\",\"password\":\"%s\",\"role\":\"SUPERVISOR\"}".formatted(name, SECRET));
                return listen("Authorization", basic(name));
            }

            @Override
            public void revoke() throws Exception {
                send("PUT", "/users/" + name, change);
            }
        };
    }

    private Revoked session() {
        return new Revoked() {
            private String id;

            @Override
            public BooleanSupplier open() throws Exception {
                HttpResponse<String> in = raw("POST", "/session", "{\"username\":\"admin\",\"password\":\"%s\"}".formatted(SECRET),
                        "X-Requested-With", "test");
                String cookie = in.headers().allValues("Set-Cookie").stream().filter(each -> each.startsWith("hazardwatch_session=")).findFirst()
                        .map(each -> each.substring(0, each.indexOf(';'))).orElseThrow();
                for (JsonNode each : send("GET", "/sessions", null, "Cookie", cookie).get("sessions")) {
                    id = each.get("current").asBoolean() ? each.get("id").asText() : id;
                }
                return listen("Cookie", cookie);
            }

            @Override
            public void revoke() throws Exception {
                send("DELETE", "/sessions/" + id, null);
            }
        };
    }

    private Revoked key() {
        return new Revoked() {
            private String id;

            @Override
            public BooleanSupplier open() throws Exception {
                JsonNode made = send("POST", "/api-keys", "{\"name\":\"x\",\"rights\":[\"READ\"],\"expiresAt\":\"%s\"}".formatted(
                        Instant.now().plusSeconds(3_600)));
                id = made.get("id").asText();
                return listen("Authorization", "Bearer " + made.get("key").asText());
            }

            @Override
            public void revoke() throws Exception {
                send("DELETE", "/api-keys/" + id, null);
            }
        };
    }

    private void measure(String what, Revoked revoked) throws Exception {
        List<Long> millis = new ArrayList<>();
        for (int i = 0; i < TIMES; i++) {
            BooleanSupplier isOpen = revoked.open();
            assertTrue(isOpen.getAsBoolean(), what);
            long begun = System.nanoTime();
            revoked.revoke();
            Await.until(what + " ends the open connection", () -> !isOpen.getAsBoolean());
            millis.add((System.nanoTime() - begun) / 1_000_000);
        }
        System.out.println(what + ": open connection ended after " + millis.stream().sorted().toList() + " ms, " + sent.get() + " messages so far");
    }

    @Test
    void whatIsRevoked_endsItsConnection_andNobodyElses() throws Exception {
        BooleanSupplier another = listen("Authorization", basic(RunningGateway.USER));
        Await.until("load", () -> sent.get() > 100);
        long before = System.nanoTime();
        long sentBefore = sent.get();
        measure("credential over TCP", credential(false));
        measure("credential over WebSocket", credential(true));
        measure("session", session());
        measure("key", key());
        measure("role", account("wang", "{\"role\":\"VIEWER\"}"));
        measure("scope", account("li", "{\"role\":\"SUPERVISOR\",\"enterprise\":\"acme\"}"));
        System.out.println((sent.get() - sentBefore) * 1_000_000_000 / (System.nanoTime() - before) + " messages a second meanwhile");
        assertTrue(sent.get() > sentBefore, "no sender was thrown out");
        assertTrue(another.getAsBoolean());
        assertFalse(isOver);
        assertEquals(SENDERS, senders.stream().filter(Thread::isAlive).count());
    }
}
