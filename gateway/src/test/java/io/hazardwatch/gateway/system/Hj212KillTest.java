package io.hazardwatch.gateway.system;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.testkit.Hj212Text;
import io.hazardwatch.gateway.testkit.LeakCheck;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Kills the gateway at random moments while a device reports by HJ 212: every packet answered with 9014 is there, with its alarm. */
@Tag("service")
@ExtendWith(LeakCheck.class)
class Hj212KillTest {
    private static final int WINDOW = 100;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMddHHmmssSSS");

    private final AnsweredReadings readings = new AnsweredReadings(3_000);

    @TempDir
    private Path directory;

    @Test
    void killedAgainAndAgain_everythingAnsweredIsThere() throws Exception {
        StringBuilder device = new StringBuilder("  - id: d\n    hj212: {mn: M1, passwordEnv: HJ212_PASSWORD, items: {");
        AnsweredReadings.names().forEach(name -> device.append(name.equals("n") ? "" : ", ").append(name).append(": ").append(name));
        device.append("}}\n    points:\n");
        AnsweredReadings.points().forEach(point -> device.append("      - ").append(point).append('\n'));
        new PlantFiles(directory).gateway("lanes: 2\nhj212: {port: 0}\n").site(device.toString());
        for (int round = 0; round < AnsweredReadings.ROUNDS; round++) {
            runAndKill();
        }
        try (GatewayProcess gateway = new GatewayProcess(directory)) {
            readings.check(gateway);
        }
    }

    private void runAndKill() throws Exception {
        try (GatewayProcess gateway = new GatewayProcess(directory)) {
            int port = gateway.hj212Port();
            Thread device = Thread.ofPlatform().name("device").start(() -> reportUntilBroken(port));
            readings.awaitSome();
            gateway.kill();
            device.join();
        }
    }

    private void reportUntilBroken(int port) {
        int open = 0;
        try (Socket socket = new Socket("127.0.0.1", port)) {
            BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            while (true) {
                StringBuilder burst = new StringBuilder();
                for (; open < WINDOW; open++) {
                    burst.append(packet(readings.next()));
                }
                socket.getOutputStream().write(burst.toString().getBytes(StandardCharsets.UTF_8));
                String answer = in.readLine();
                if (answer == null) {
                    return;
                }
                assertTrue(answer.contains("CN=9014"), answer);
                readings.answered(Integer.parseInt(answer.replaceAll(".*QN=(\\d+);.*", "$1")));
                open--;
            }
        } catch (IOException gone) {
            // the gateway has ended, as it should
        }
    }

    private String packet(int n) {
        String time = TIME.format(Instant.ofEpochMilli(readings.millis(n)).atOffset(ZoneOffset.UTC));
        String alarm = readings.violated(n) == null ? "" : ';' + readings.violated(n) + "-Rtd=30";
        return Hj212Text.frame("QN=" + n + ";ST=31;CN=2011;PW=123456;MN=M1;Flag=5;CP=&&DataTime=" + time + ";n-Rtd=" + n + alarm + "&&");
    }
}
