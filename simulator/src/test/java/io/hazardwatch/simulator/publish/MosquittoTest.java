package io.hazardwatch.simulator.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hazardwatch.simulator.command.CommandRunner;
import io.hazardwatch.simulator.command.ExitStatus;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Tests against a broker that allows few unacknowledged messages and closes the connection of a client that exceeds them. */
@Tag("service")
@Timeout(300)
class MosquittoTest {
    @TempDir
    Path folder;

    @Test
    void brokerAllowsFewUnderWay_everyMessageAcknowledged() throws Exception {
        try (Mosquitto broker = new Mosquitto(folder, "allow_anonymous true\nmax_inflight_messages 3\n")) {
            ByteArrayOutputStream said = new ByteArrayOutputStream();
            assertEquals(ExitStatus.OK, play(broker.port(), said), said::toString);
            assertEquals("messages acknowledged 3748, refused 0, lost to a full queue 0",
                    said.toString(StandardCharsets.UTF_8).lines().toList().get(1));
        }
    }

    private static int play(int port, ByteArrayOutputStream said) {
        Path demo = Path.of(System.getProperty("hazardwatch.root"), "config", "scenarios", "demo.yaml");
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        return new CommandRunner(out).run(new CommandLine(new PlayCommand(out, new CountDownLatch(1))),
                List.of(demo.toString(), "--broker", "tcp://127.0.0.1:" + port, "--speed", "100"));
    }
}
