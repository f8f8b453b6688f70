package io.hazardwatch.simulator.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.hazardwatch.simulator.command.CommandRunner;
import io.hazardwatch.simulator.command.ExitStatus;
import io.hazardwatch.simulator.publish.Credential;
import io.hazardwatch.simulator.publish.GatewayApi;
import io.hazardwatch.simulator.report.Ledger;
import io.hazardwatch.simulator.report.Ledger.Account;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Tests the API calls of the command against a server that answers only as the contract shows. */
class CheckCommandTest {
    @TempDir
    Path folder;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/api/v1/points", exchange -> answer(exchange, "{\"t\":[\"a\",\"b\"],\"n\":[2,1]}"));
        server.createContext("/api/v1/enterprises", exchange -> answer(exchange, "{\"username\":\"u\",\"password\":\"p\"}"));
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange, String body) throws IOException {
        asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                + exchange.getRequestHeaders().getFirst("Authorization") + " "
                + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private URI base() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private int check(Account account) throws Exception {
        Ledger ledger = new Ledger();
        ledger.add("a/b/c/p", account);
        ledger.write(folder.resolve("ledger.json"));
        return check();
    }

    private int check() {
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        return new CommandRunner(out).run(new CommandLine(new CheckCommand(out, new CountDownLatch(1))), List.of("--ledger",
                folder.resolve("ledger.json").toString(), "--api", base().toString(), "--admin-password-env", "PATH", "--settle", "0"));
    }

    @Test
    void historyHoldsAllAcknowledged_ok() throws Exception {
        assertEquals(ExitStatus.OK, check(new Account(4, 3, 1_767_225_600_000L, 1_767_225_602_000L)));
        assertTrue(asked.get(0).startsWith("GET /api/v1/points/a/b/c/p/history?from=2026-01-01T00:00:00Z&to=2026-01-01T00:00:02.001Z&step=1s"),
                asked::toString);
    }

    @Test
    void differenceIsSaid_whetherThereIsOneOrNot() throws Exception {
        check(new Account(3, 3, 0, 1000));
        assertTrue(said.toString(StandardCharsets.UTF_8).contains("in the history 3, difference 0, points that differ 0"), said::toString);
        check(new Account(9, 8, 0, 1000));
        assertTrue(said.toString(StandardCharsets.UTF_8).contains("in the history 3, difference 5, points that differ 1"), said::toString);
    }

    @Test
    void storeAway_isFailureAndNotZero() throws Exception {
        server.removeContext("/api/v1/points");
        server.createContext("/api/v1/points", exchange -> {
            exchange.sendResponseHeaders(503, -1);
            exchange.close();
        });
        assertEquals(ExitStatus.FAILED, check(new Account(3, 3, 0, 1000)));
        assertTrue(said.toString(StandardCharsets.UTF_8).startsWith("check: java.io.IOException: GET "), said::toString);
    }

    @Test
    void ledgerWithoutPoints_provesNothing() throws Exception {
        new Ledger().write(folder.resolve("ledger.json"));
        assertEquals(ExitStatus.FAILED, check());
    }

    @Test
    void historyHoldsFewer_pointAndDifferenceNamed() throws Exception {
        assertEquals(ExitStatus.FAILED, check(new Account(5, 5, 0, 1000)));
        assertTrue(said.toString(StandardCharsets.UTF_8).contains("a/b/c/p: sent 5, acknowledged 5, in the history 3, difference -2"));
    }

    @Test
    void historyHoldsMoreThanWasSent_failed() throws Exception {
        assertEquals(ExitStatus.FAILED, check(new Account(2, 2, 0, 1000)));
    }

    @Test
    void newCredential_askedForAsTheContractSays() throws Exception {
        assertEquals(new Credential("u", "p"), new GatewayApi(base(), "admin", "secret").newCredential("ent"));
        assertEquals("POST /api/v1/enterprises/ent/credentials Basic YWRtaW46c2VjcmV0 {\"name\":\"simulator\"}", asked.get(0));
    }
}
