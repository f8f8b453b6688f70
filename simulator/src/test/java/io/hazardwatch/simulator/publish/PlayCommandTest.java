package io.hazardwatch.simulator.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.simulator.command.CommandRunner;
import io.hazardwatch.simulator.command.ExitStatus;
import io.hazardwatch.simulator.report.Ledger;
import io.vertx.mqtt.messages.codes.MqttPubAckReasonCode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@Timeout(300)
class PlayCommandTest {
    private static final int MESSAGES = 200;
    private static final String SCENARIO = """
            name: {zh: 测试, en: Test}
            seed: 1
            duration: 100s
            devices:
              - {id: ent/site/a, points: {p: {base: 1, noise: {white: 0.1}}, q: {base: 2}}}
              - {id: ent/site/b, points: {p: {base: 3}}}
            """;
    @TempDir
    Path folder;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    private int play(TinyBroker broker, String scenario, String... more) throws Exception {
        Path file = Files.writeString(folder.resolve("test.yaml"), scenario);
        List<String> arguments = new ArrayList<>(List.of(file.toString(), "--broker", broker.address(), "--speed", "1000",
                "--ledger", folder.resolve("ledger.json").toString()));
        arguments.addAll(List.of(more));
        return play(arguments);
    }

    private int play(List<String> arguments) {
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        return new CommandRunner(out).run(new CommandLine(new PlayCommand(out, new CountDownLatch(1))), arguments);
    }

    private Ledger ledger() throws Exception {
        return Ledger.read(folder.resolve("ledger.json"));
    }

    @Test
    void quietBroker_everyMessageOnceAndInTheLedger() throws Exception {
        try (TinyBroker broker = new TinyBroker(0, MqttPubAckReasonCode.SUCCESS)) {
            assertEquals(ExitStatus.OK, play(broker, SCENARIO, "--rebase", "2026-01-01T00:00:00Z", "--username", "u"), said::toString);
            assertEquals(MESSAGES, broker.payloads.size());
            assertTrue(broker.payloads.get(0).startsWith("hazard/v1/ent/site/a/telemetry {\"ts\":1767225600000,\"values\":{\"p\":"));
            assertEquals("hazard/v1/ent/site/b/telemetry {\"ts\":1767225699000,\"values\":{\"p\":3}}", broker.payloads.get(MESSAGES - 1));
            assertEquals(List.of("u"), broker.usernames);
            assertEquals(new Ledger.Account(100, 100, 1_767_225_600_000L, 1_767_225_699_000L), ledger().accounts().get("ent/site/a/q"));
        }
    }

    @Test
    void brokerBreaksOff_connectsAgainAndLosesNothing() throws Exception {
        try (TinyBroker broker = new TinyBroker(50, MqttPubAckReasonCode.SUCCESS)) {
            assertEquals(ExitStatus.OK, play(broker, SCENARIO, "--rebase", "end"), said::toString);
            assertEquals(2, broker.connections.get());
            assertEquals(MESSAGES, new HashSet<>(broker.payloads).size());
            assertEquals(100, ledger().accounts().get("ent/site/b/p").acked());
        }
    }

    @Test
    void brokerRefuses_countedAndNotSentAgain() throws Exception {
        try (TinyBroker broker = new TinyBroker(0, MqttPubAckReasonCode.NOT_AUTHORIZED)) {
            assertEquals(ExitStatus.FAILED, play(broker, SCENARIO));
            assertEquals(MESSAGES, broker.payloads.size());
            assertEquals(0, ledger().accounts().get("ent/site/a/p").acked());
            assertEquals(100, ledger().accounts().get("ent/site/a/p").sent());
        }
    }

    @Test
    void wholeEnterpriseCut_backlogFollows() throws Exception {
        try (TinyBroker broker = new TinyBroker(0, MqttPubAckReasonCode.SUCCESS)) {
            assertEquals(ExitStatus.OK, play(broker, SCENARIO + "links: [{of: ent, from: 30s, to: 90s}]\n", "--speed", "100"), said::toString);
            assertEquals(MESSAGES, new HashSet<>(broker.payloads).size());
        }
    }

    @Test
    void perDevice_aConnectionEach() throws Exception {
        try (TinyBroker broker = new TinyBroker(0, MqttPubAckReasonCode.SUCCESS)) {
            assertEquals(ExitStatus.OK, play(broker, SCENARIO, "--per-device"), said::toString);
            assertEquals(2, broker.connections.get());
        }
    }

    @Test
    void wrongOptions_toldTogether() {
        assertEquals(ExitStatus.REFUSED, play(List.of("--fast", "a.yaml", "--speed")));
        String told = said.toString(StandardCharsets.UTF_8);
        assertTrue(told.contains("--fast: unknown option") && told.contains("--speed: takes a value"), told);
    }
}
