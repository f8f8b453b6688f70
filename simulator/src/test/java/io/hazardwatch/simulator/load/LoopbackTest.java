package io.hazardwatch.simulator.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.simulator.command.CommandRunner;
import io.hazardwatch.simulator.command.ExitStatus;
import io.hazardwatch.simulator.report.Ledger;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Runs a short, small load against the bare server and expects that everything is acknowledged. */
class LoopbackTest {
    @TempDir
    Path folder;
    private final BareServer server = new BareServer(true);
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private int port;

    @BeforeEach
    void startServer() throws Exception {
        port = server.start(0).toCompletionStage().toCompletableFuture().get();
    }

    @AfterEach
    void stopServer() throws Exception {
        server.stop().toCompletionStage().toCompletableFuture().get();
    }

    private int load(String... more) {
        List<String> arguments = new java.util.ArrayList<>(List.of("--port", "" + port, "--devices", "20", "--sites", "2",
                "--connections", "3", "--seconds", "0.3", "--warmup", "0", "--drain", "60", "--ledger", folder.resolve("ledger.json").toString()));
        arguments.addAll(List.of(more));
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        return new CommandRunner(out).run(new CommandLine(new LoadCommand(out, new CountDownLatch(1))), arguments);
    }

    @Test
    void openLoopQos1_allSentAndAcknowledged() throws Exception {
        assertEquals(ExitStatus.OK, load("--rate", "2000"), () -> said.toString(StandardCharsets.UTF_8));
        Ledger ledger = Ledger.read(folder.resolve("ledger.json"));
        assertEquals(80, ledger.accounts().size());
        assertEquals(4 * 600, ledger.accounts().values().stream().mapToLong(Ledger.Account::acked).sum());
        assertEquals(600, server.messages());
        assertTrue(server.line().endsWith("values 2400, broken 0"), server::line);
    }

    @Test
    void asFastAsAcknowledged_allAcknowledged() throws Exception {
        assertEquals(ExitStatus.OK, load("--window", "16", "--threads", "2", "--fsync-probe", folder.toString()),
                () -> said.toString(StandardCharsets.UTF_8));
        long acked = Ledger.read(folder.resolve("ledger.json")).accounts().values().stream().mapToLong(Ledger.Account::acked).sum();
        assertEquals(4 * server.messages(), acked);
        assertTrue(said.toString(StandardCharsets.UTF_8).contains("4 kB append and force: n="));
    }
}
