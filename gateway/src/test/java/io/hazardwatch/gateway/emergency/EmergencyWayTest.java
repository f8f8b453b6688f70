package io.hazardwatch.gateway.emergency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.testkit.LeakCheck;
import io.hazardwatch.gateway.testkit.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The emergency channels against peers that take, refuse and do not answer. */
@ExtendWith(LeakCheck.class)
class EmergencyWayTest {
    private static final EmergencyMessage MESSAGE = new EmergencyMessage("gateway", new Text("燃气泄漏", "gas leak"), true, 1_760_000_000_000L);

    private final ConcurrentLinkedQueue<String> bodies = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<String> signatures = new ConcurrentLinkedQueue<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private HttpServer peer;
    private int status = 200;
    @TempDir
    private Path directory;

    @BeforeEach
    void open() throws IOException {
        peer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        peer.createContext("/", this::take);
        peer.start();
    }

    private void take(HttpExchange exchange) throws IOException {
        bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        signatures.add(String.valueOf(exchange.getRequestHeaders().getFirst("X-HazardWatch-Signature")));
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    @AfterEach
    void close() {
        http.close();
        peer.stop(0);
    }

    private EmergencyWebhook webhook(String secret) {
        return new EmergencyWebhook("web", URI.create("http://127.0.0.1:" + peer.getAddress().getPort() + "/siren"), secret, http);
    }

    private EmergencyCommand script(String text) throws IOException {
        Path script = directory.resolve("tell.sh");
        Files.writeString(script, "#!/bin/sh\n" + text + '\n');
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        return new EmergencyCommand("modem", List.of(script.toString(), directory.resolve("said").toString()));
    }

    @Test
    void bothChannels_getTheMessage_markedAsUnrecorded() throws IOException {
        EmergencyWay way = new EmergencyWay(List.of(webhook("key"), script("cat > \"$1\"")));
        assertEquals(List.of(), way.send(MESSAGE).join());
        assertTrue(bodies.peek().contains("\"unrecorded\":true") && bodies.peek().contains("燃气泄漏"), bodies::toString);
        assertTrue(signatures.peek().matches("sha256=[0-9a-f]{64}"), signatures::toString);
        assertTrue(Files.readString(directory.resolve("said")).startsWith("未记录 UNRECORDED\n燃气泄漏\ngas leak\n"));
    }

    @Test
    void oneThatRefuses_isNamed_andTheOtherIsUsedAllTheSame() throws IOException {
        status = 500;
        assertEquals(List.of("web: HTTP 500"), new EmergencyWay(List.of(webhook(null), script("cat > \"$1\""))).send(MESSAGE).join());
        assertTrue(Files.exists(directory.resolve("said")));
        status = 204;
        assertEquals(List.of("modem: exit code 3"), new EmergencyWay(List.of(webhook(null), script("exit 3"))).send(MESSAGE).join());
        assertEquals(2, bodies.size());
    }

    @Test
    void nobodyListens_isAFailureNotAnException() throws IOException {
        try (Socket deaf = Ports.notListening()) {
            EmergencyWebhook gone = new EmergencyWebhook("gone", URI.create("http://127.0.0.1:" + deaf.getLocalPort() + "/"), null, http);
            EmergencyCommand absent = new EmergencyCommand("absent", List.of("/no/such/program"));
            List<String> failed = new EmergencyWay(List.of(gone, absent)).send(MESSAGE).join();
            assertEquals(2, failed.size(), failed::toString);
            assertTrue(failed.getFirst().startsWith("gone: ") && failed.getLast().startsWith("absent: "), failed::toString);
        }
    }

    @Test
    void withoutChannels_nothingFails() {
        assertEquals(List.of(), new EmergencyWay(List.of()).send(MESSAGE).join());
    }
}
