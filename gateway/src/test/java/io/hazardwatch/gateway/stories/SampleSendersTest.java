package io.hazardwatch.gateway.stories;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hazardwatch.gateway.testkit.LeakCheck;
import io.hazardwatch.gateway.testkit.RunningGateway;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Each sample sender of docs/connect whose runtime is on this machine sends a reading to a gateway; a wrong password is told. */
@ExtendWith(LeakCheck.class)
class SampleSendersTest {
    private static final Path SAMPLES = Path.of(System.getProperty("hazardwatch.root", "..")).resolve("docs/connect").toAbsolutePath().normalize();
    private static final String JAVA = ProcessHandle.current().info().command().orElse("java");

    @TempDir
    private Path directory;

    private record Sender(String name, boolean isMqtt, List<String> command) {}

    private record Ended(int status, String output) {}

    private Ended run(List<String> command) throws Exception {
        Path output = Files.createTempFile(directory, "sender", ".txt");
        Process process = new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true).redirectOutput(output.toFile()).start();
        assertTrue(process.waitFor(120, TimeUnit.SECONDS), command.toString());
        return new Ended(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
    }

    private boolean isThere(String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            return process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException none) {
            return false;
        }
    }

    private List<Sender> senders() throws Exception {
        List<Sender> senders = new ArrayList<>(List.of(new Sender("java", false, List.of(JAVA, "-XX:TieredStopAtLevel=1", SAMPLES + "/Send.java"))));
        if (isThere("curl", "--version")) {
            senders.add(new Sender("curl", false, List.of("sh", SAMPLES + "/send.sh")));
        }
        if (isThere("python3", "--version")) {
            senders.add(new Sender("python", true, List.of("python3", SAMPLES + "/send.py")));
        }
        if (isThere("node", "-e", "fetch")) {
            senders.add(new Sender("node", false, List.of("node", SAMPLES + "/send.js")));
        }
        if (isThere("cc", "-Wall", "-Werror", "-o", directory + "/send", SAMPLES + "/send.c")) {
            senders.add(new Sender("c", true, List.of(directory + "/send")));
        }
        if (isThere("go", "version")) {
            senders.add(new Sender("go", false, List.of("go", "run", SAMPLES + "/send.go")));
        }
        return senders;
    }

    private static List<String> command(Sender sender, RunningGateway gateway, String username, String password, String payload) {
        List<String> command = new ArrayList<>(sender.command());
        command.addAll(sender.isMqtt() ? List.of("127.0.0.1", String.valueOf(gateway.mqttPort()))
                : List.of("http://127.0.0.1:" + gateway.httpPort()));
        command.addAll(List.of(username, password, "e/s/" + sender.name(), payload));
        return command;
    }

    @Test
    void claim_getsTheCredentialOfItsPlaceOnce() throws Exception {
        Assumptions.assumeTrue(isThere("curl", "--version"));
        Files.writeString(Files.createDirectories(directory.resolve("config/sites")).resolve("s.yaml"),
                "enterprise: e\nsite: s\ndevices:\n  - {id: d, points: [{id: lel}]}\n");
        try (RunningGateway gateway = RunningGateway.start(directory)) {
            String code = gateway.client().post("/api/v1/enterprises/e/claims", "{\"serial\":\"SN-1000\",\"device\":\"s/d\"}").body()
                    .get("code").asText();
            List<String> claim = List.of("sh", SAMPLES + "/claim.sh", "http://127.0.0.1:" + gateway.httpPort(), "SN-1000", code);
            Ended claimed = run(claim);
            JsonNode made = new ObjectMapper().readTree(claimed.output());
            assertEquals("0 e/s/d", claimed.status() + " " + made.get("enterprise").asText() + '/' + made.get("site").asText() + '/'
                    + made.get("device").asText());
            Ended sent = run(List.of("sh", SAMPLES + "/send.sh", "http://127.0.0.1:" + gateway.httpPort(), made.get("username").asText(),
                    made.get("password").asText(), "e/s/d", "{\"lel\":2.5}"));
            assertEquals("0 acknowledged", sent.status() + " " + sent.output().lines().reduce((a, b) -> b).orElse("").strip());
            assertTrue(run(claim).status() != 0, "a second time");
            assertEquals("claimed", gateway.client().get("/api/v1/enterprises/e/claims").body().at("/claims/0/state").asText());
        }
    }

    @Test
    void everySample_sendsAReading_andTellsARefusedLogIn() throws Exception {
        List<Sender> senders = senders();
        StringBuilder site = new StringBuilder("enterprise: e\nsite: s\ndevices:\n");
        senders.forEach(each -> site.append("  - {id: ").append(each.name()).append(", points: [{id: lel}]}\n"));
        Files.writeString(Files.createDirectories(directory.resolve("config/sites")).resolve("s.yaml"), site);
        try (RunningGateway gateway = RunningGateway.start(directory)) {
            JsonNode credential = gateway.client().post("/api/v1/enterprises/e/credentials", "{\"name\":\"samples\"}").body();
            String username = credential.get("username").asText();
            for (Sender sender : senders) {
                double value = 2.5 + senders.indexOf(sender);
                Ended sent = run(command(sender, gateway, username, credential.get("password").asText(), "{\"lel\":" + value + "}"));
                assertEquals("0 acknowledged", sent.status() + " " + sent.output().lines().reduce((a, b) -> b).orElse("").strip(), sender.name());
                assertEquals(value, gateway.client().get("/api/v1/points/e/s/" + sender.name() + "/lel").body().at("/last/value").asDouble(),
                        sender.name());
                Ended refused = run(command(sender, gateway, username, "wrong", "{\"lel\":1}"));
                assertTrue(refused.status() != 0 && !refused.output().contains("acknowledged"), sender.name() + refused);
            }
        }
    }
}
