package io.hazardwatch.gateway.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import io.hazardwatch.gateway.emergency.EmergencyCommand;
import io.hazardwatch.gateway.emergency.EmergencyWay;
import io.hazardwatch.gateway.emergency.EmergencyWebhook;
import io.hazardwatch.gateway.journal.AuditQueries;
import io.hazardwatch.gateway.testkit.Await;
import io.hazardwatch.gateway.testkit.LeakCheck;
import io.hazardwatch.gateway.testkit.OwnJvm;
import io.hazardwatch.gateway.time.Clock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Writer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The auditor, with a shorter patience, beside a process that is frozen and whose disk fills. It tells by a webhook and a program. */
@ExtendWith(LeakCheck.class)
class AuditedProcessTest {
    private static final long PULSE_MILLIS_MAX = 3_000;
    private static final String SILENT = "没有任何活动迹象";
    private static final String OVER = "[over]";
    private static final long START_MILLIS_MAX = 60_000;

    private final ConcurrentLinkedQueue<String> posted = new ConcurrentLinkedQueue<>();
    private final AtomicInteger well = new AtomicInteger();
    private final HttpClient http = HttpClient.newHttpClient();
    @TempDir
    private Path directory;
    private HttpServer receiver;
    private Process process;
    private Auditor auditor;

    @BeforeEach
    void open() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> {
            posted.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        receiver.start();
        List<String> command = OwnJvm.smallCommand();
        command.addAll(List.of(BeatingProcess.class.getName(), journal().toString(), unrecorded().toString()));
        process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        assertEquals("beating", process.inputReader().readLine());
        auditor = auditor();
    }

    @AfterEach
    void close() throws InterruptedException {
        process.destroyForcibly().waitFor();
        receiver.stop(0);
        http.shutdownNow();
    }

    private Auditor auditor() {
        URI url = URI.create("http://127.0.0.1:" + receiver.getAddress().getPort() + "/");
        EmergencyWay way = new EmergencyWay(List.of(new EmergencyWebhook("web", url, null, http),
                new EmergencyCommand("program", List.of("/bin/sh", "-c", "cat >> " + siren()))));
        AuditLimits limits = new AuditLimits(PULSE_MILLIS_MAX, START_MILLIS_MAX, START_MILLIS_MAX, START_MILLIS_MAX, START_MILLIS_MAX,
                START_MILLIS_MAX,
                START_MILLIS_MAX);
        return new Auditor(new AuditQueries(journal()), limits, way, well::incrementAndGet, Clock.SYSTEM,
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8));
    }

    private Path journal() {
        return directory.resolve("journal.db");
    }

    private Path siren() {
        return directory.resolve("siren.txt");
    }

    @Test
    void processFrozenAndDiskFull_peopleAreToldByBothWays_andWhenItIsOver() throws IOException, InterruptedException {
        awaitWell();
        run("kill", "-STOP", Long.toString(process.pid()));
        awaitTold(SILENT);
        run("kill", "-CONT", Long.toString(process.pid()));
        awaitTold(OVER);
        awaitWell();
        run("prlimit", "--pid", Long.toString(process.pid()), "--fsize=0:");
        awaitTold(SILENT);
        run("prlimit", "--pid", Long.toString(process.pid()), "--fsize=unlimited:");
        awaitTold(OVER);
        assertTrue(Files.readString(siren()).contains("no sign of life"));
    }

    /** An immutable file refuses every write, as one on a file system that was remounted read-only does; the ext file systems know that. */
    @Test
    void journalReadOnly_peopleAreTold_andAP1IsAnnouncedAsUnrecorded_andCommittedOnceItIsOver() throws IOException, InterruptedException {
        assumeTrue(isRefusing(Files.createFile(directory.resolve("probe"))), "files cannot be made immutable here");
        awaitWell();
        try {
            immutable(true);
            try (Writer line = process.outputWriter()) {
                line.write("raise\n");
            }
            Await.until("unrecorded", START_MILLIS_MAX, () -> unrecorded().toFile().length() > 0);
            awaitTold(SILENT);
        } finally {
            immutable(false);
        }
        awaitTold(OVER);
        String told = Files.readString(unrecorded());
        assertTrue(told.contains("UNRECORDED") && told.contains("P1 "), told);
        Await.until("committed", START_MILLIS_MAX, () -> auditor.look().isEmpty());
    }

    private static boolean isRefusing(Path probe) throws IOException, InterruptedException {
        return new ProcessBuilder("sh", "-c", "chattr +i " + probe + " && chattr -i " + probe).start().waitFor() == 0;
    }

    private void immutable(boolean isOn) throws IOException, InterruptedException {
        run("chattr", isOn ? "+i" : "-i", journal().toString(), journal() + "-wal");
    }

    private Path unrecorded() {
        return directory.resolve("unrecorded.txt");
    }

    private void awaitWell() {
        int before = well.get();
        Await.until("a check that finds nothing", START_MILLIS_MAX, () -> {
            auditor.look();
            return well.get() > before;
        });
    }

    /** A busy machine may freeze the process, too: what is told then is over again, and people are told of the one and the other in turn. */
    private void awaitTold(String words) {
        Await.until(words, START_MILLIS_MAX, () -> {
            auditor.look();
            List<String> told = List.copyOf(posted);
            return !told.isEmpty() && told.getLast().contains(words);
        });
        List<String> told = List.copyOf(posted);
        for (int i = 0; i < told.size(); i++) {
            assertTrue(told.get(i).contains(i % 2 == 0 ? SILENT : OVER), told::toString);
        }
    }

    private static void run(String... command) throws IOException, InterruptedException {
        Process program = new ProcessBuilder(command).inheritIO().start();
        assertTrue(program.waitFor(60, TimeUnit.SECONDS), () -> "no end: " + List.of(command));
        assertEquals(0, program.exitValue(), () -> String.join(" ", command));
    }
}
