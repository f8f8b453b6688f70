package io.hazardwatch.gateway.stories;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.jdi.Bootstrap;
import com.sun.jdi.ThreadReference;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.AttachingConnector;
import com.sun.jdi.connect.Connector;
import io.hazardwatch.gateway.system.GatewayProcess;
import io.hazardwatch.gateway.system.LiveSocket;
import io.hazardwatch.gateway.testkit.Await;
import io.hazardwatch.gateway.testkit.GatewayClient;
import io.hazardwatch.gateway.testkit.LeakCheck;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * FirstEnergy 2003: the alarm software stalled and for more than an hour nobody knew. Here a debugger halts the rule thread of a
 * gateway, and nothing else of it: a monitor is told, and the console, which would show the last state for ever, turns grey.
 */
@Tag("service")
@ExtendWith(LeakCheck.class)
class Story01FrozenRulesTest {
    /** How long a busy machine is given; how long it takes on a quiet one is in docs/numbers.md. */
    private static final long PATIENCE_MILLIS = 180_000;

    @TempDir
    private Path directory;

    @Test
    void haltedRuleThread_isToldToTheMonitorAndGreysTheConsole() throws Exception {
        Path sites = Files.createDirectories(directory.resolve("config").resolve("sites"));
        Files.writeString(sites.resolve("s.yaml"), """
                enterprise: e
                site: s
                devices:
                  - id: d
                    points:
                      - {id: p, unit: bar, staleAfter: 0s, limits: {H: {at: 10, priority: P2}}}
                """);
        try (GatewayProcess gateway = GatewayProcess.debuggable(directory); LiveSocket console = gateway.console()) {
            GatewayClient monitor = gateway.client();
            assertEquals(200, monitor.get("/health/ready").status());
            VirtualMachine debugged = attach(gateway.debugPort());
            try {
                ThreadReference lane = debugged.allThreads().stream().filter(thread -> thread.name().equals("lane-0")).findFirst()
                        .orElseThrow();
                lane.suspend();
                isTold(monitor, console);
                lane.resume();
                Await.until("ready again", () -> monitor.get("/health/ready").status() == 200);
                Await.until("heartbeats again", () -> console.silentMillis() < 1_000);
            } finally {
                debugged.dispose();
            }
        }
    }

    private static void isTold(GatewayClient monitor, LiveSocket console) throws Exception {
        Await.until("the monitor is told", PATIENCE_MILLIS, () -> {
            GatewayClient.Answer ready = monitor.get("/health/ready");
            return ready.status() == 503 && ready.text().contains("\"lanes\",\"status\":\"DOWN\"");
        });
        long stale = consoleStaleMillis();
        Await.until("the console turns grey", PATIENCE_MILLIS, () -> console.silentMillis() > stale);
    }

    /** After how long without a frame the console calls what it shows old; {@code ConsoleBrowserTest} sees it turn grey then. */
    private static long consoleStaleMillis() throws Exception {
        try (InputStream script = Story01FrozenRulesTest.class.getResourceAsStream("/web/feed.js")) {
            Matcher matcher = Pattern.compile("STALE_MILLIS = ([\\d_]+);")
                    .matcher(new String(script.readAllBytes(), StandardCharsets.UTF_8));
            assertTrue(matcher.find());
            return Long.parseLong(matcher.group(1).replace("_", ""));
        }
    }

    private static VirtualMachine attach(int port) throws Exception {
        AttachingConnector socket = Bootstrap.virtualMachineManager().attachingConnectors().stream()
                .filter(connector -> connector.name().equals("com.sun.jdi.SocketAttach")).findFirst().orElseThrow();
        Map<String, Connector.Argument> arguments = socket.defaultArguments();
        arguments.get("hostname").setValue("127.0.0.1");
        arguments.get("port").setValue(Integer.toString(port));
        return socket.attach(arguments);
    }
}
