package io.hazardwatch.gateway.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.hazardwatch.gateway.testkit.Await;
import io.hazardwatch.gateway.testkit.LeakCheck;
import io.hazardwatch.gateway.testkit.RunningGateway;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What the README tells a new user to type, typed by a shell: only the placeholders and the port are put in. */
@Tag("service")
@ExtendWith(LeakCheck.class)
class DocumentedExamplesTest {
    private static final Path ROOT = Path.of(System.getProperty("hazardwatch.root"));

    @TempDir
    private Path directory;

    @Test
    void mosquittoPubOfTheReadme_raisesTheAlarmOnTheDemonstrationConfiguration() throws Exception {
        copyDemonstration();
        List<String> lines = Files.readAllLines(ROOT.resolve("README.md")).stream().filter(line -> line.startsWith("mosquitto_pub ")).toList();
        assertEquals(1, lines.size());
        try (RunningGateway gateway = RunningGateway.start(directory)) {
            JsonNode credential = gateway.client().post("/api/v1/enterprises/huarun-gas/credentials", "{\"name\":\"readme\"}").body();
            String typed = lines.getFirst().replace("USER", credential.get("username").asText())
                    .replace("PASSWORD", credential.get("password").asText()) + " -p " + gateway.mqttPort();
            assertEquals("", failureOf(typed));
            ControlRoom room = new ControlRoom(gateway.client());
            Await.until("the alarm", () -> room.alarm("huarun-gas.lpg-depot-01.gd-07.lel.high") != null);
            assertEquals(31.5, room.alarm("huarun-gas.lpg-depot-01.gd-07.lel.high").get("value").asDouble());
        }
    }

    private void copyDemonstration() throws IOException {
        for (String folder : List.of("sites", "templates")) {
            Path to = Files.createDirectories(directory.resolve("config").resolve(folder));
            try (Stream<Path> files = Files.list(ROOT.resolve("config").resolve(folder))) {
                for (Path file : files.toList()) {
                    Files.copy(file, to.resolve(file.getFileName().toString()));
                }
            }
        }
    }

    /** What a command says when it fails; empty when it succeeds. */
    private static String failureOf(String typed) throws Exception {
        Process shell = new ProcessBuilder("sh", "-c", typed).redirectErrorStream(true).start();
        String said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        shell.waitFor(1, TimeUnit.MINUTES);
        return shell.exitValue() == 0 ? "" : shell.exitValue() + ": " + said;
    }
}
