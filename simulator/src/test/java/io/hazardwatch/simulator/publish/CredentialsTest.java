package io.hazardwatch.simulator.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Tests the sources of credentials with a gateway that creates one on request. PATH stands in for an environment variable that is set. */
class CredentialsTest {
    @TempDir
    private Path folder;
    private final List<String> asked = new ArrayList<>();
    private HttpServer gateway;

    @BeforeEach
    void startGateway() throws IOException {
        gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        gateway.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI().getPath());
            byte[] answer = "{\"username\":\"u%d\",\"password\":\"p\"}".formatted(asked.size()).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(201, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        gateway.start();
    }

    @AfterEach
    void stopGateway() {
        gateway.stop(0);
    }

    private Path file() {
        return folder.resolve("credentials.jsonl");
    }

    private CredentialOptions options(boolean withApi) {
        List<String> arguments = new ArrayList<>(List.of("--credentials", file().toString(), "--admin-password-env", "PATH"));
        if (withApi) {
            arguments.addAll(List.of("--api", "http://127.0.0.1:" + gateway.getAddress().getPort() + "/"));
        }
        Asking asking = new Asking();
        new CommandLine(asking).parseArgs(arguments.toArray(String[]::new));
        return asking.credentials;
    }

    @CommandLine.Command
    private static final class Asking {
        @CommandLine.Mixin
        private CredentialOptions credentials;
    }

    @Test
    void firstTime_madeByTheGatewayAndKeptForTheOwner() throws Exception {
        Credentials made = Credentials.of(options(true), List.of("acme", "other"));
        assertEquals(List.of("/api/v1/enterprises/acme/credentials", "/api/v1/enterprises/other/credentials"), asked);
        assertEquals(new Credential("u1", "p"), made.of("acme"));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file())));
        assertEquals(made.of("other"), Credentials.of(options(false), List.of("acme", "other")).of("other"));
        assertEquals(2, asked.size(), "kept ones are not made again");
    }

    @Test
    void enterpriseAdded_onlyItsCredentialIsMade() throws Exception {
        Credentials.of(options(true), List.of("acme"));
        Credentials both = Credentials.of(options(true), List.of("acme", "late"));
        assertEquals(new Credential("u1", "p"), both.of("acme"));
        assertEquals(new Credential("u2", "p"), both.of("late"));
        assertEquals(2, Credentials.read(file()).size());
    }

    @Test
    void noFileAndNobodyToAsk_refused() {
        assertThrows(IOException.class, () -> Credentials.of(options(false), List.of("acme")));
    }
}
