package io.hazardwatch.gateway.system;

import static io.hazardwatch.gateway.system.PlantFiles.alarmId;
import static io.hazardwatch.gateway.system.PlantFiles.pointId;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.hazardwatch.gateway.testkit.Await;
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
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Kills the gateway at random moments while a device reports by HJ 212: every packet answered with 9014 is there, with its alarm. */
@Tag("service")
@ExtendWith(LeakCheck.class)
class Hj212KillTest {
    private static final int ROUNDS = Integer.getInteger("kill.rounds", 3);
    private static final int WINDOW = 100;
    private static final int ROUND_PACKETS_MAX = 3_000;
    private static final int ALARM_EVERY = 100;
    private static final int ALARM_POINTS = 200;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMddHHmmssSSS");

    private final long seed = Long.getLong("seed", System.nanoTime());
    private final SplittableRandom random = new SplittableRandom(seed);
    private final long base = System.currentTimeMillis() - 60_000;
    private final BitSet answered = new BitSet();
    private final AtomicLong answers = new AtomicLong();
    private int sent;

    @TempDir
    private Path directory;

    @Test
    void killedAgainAndAgain_everythingAnsweredIsThere() throws Exception {
        System.err.println("seed " + seed);
        StringBuilder device = new StringBuilder("  - id: d\n    hj212: {mn: M1, passwordEnv: HJ212_PASSWORD, items: {n: n");
        List<String> points = new ArrayList<>(List.of(PlantFiles.point("n", "")));
        for (int i = 0; i < ALARM_POINTS; i++) {
            device.append(", p").append(i).append(": p").append(i);
            points.add(PlantFiles.point("p" + i, "limits: {H: {at: 25, offDelay: 60s, priority: P2}}"));
        }
        device.append("}}\n    points:\n");
        points.forEach(point -> device.append("      - ").append(point).append('\n'));
        new PlantFiles(directory).gateway("lanes: 2\nhj212: {port: 0}\n").site(device.toString());
        for (int round = 0; round < ROUNDS; round++) {
            runAndKill();
        }
        try (GatewayProcess gateway = new GatewayProcess(directory)) {
            ControlRoom room = new ControlRoom(gateway.client());
            for (int from = answered.nextSetBit(0); from >= 0; from = answered.nextSetBit(answered.nextClearBit(from))) {
                int to = answered.nextClearBit(from);
                room.awaitStored(pointId("d", "n"), base + from, base + to, to - from);
            }
            checkAlarms(gateway);
        }
        System.err.println(answered.cardinality() + " packets answered of " + sent + " over " + ROUNDS + " kills");
        assertTrue(answered.cardinality() > 500, "only " + answered.cardinality() + " packets were answered: this proves little");
    }

    private void runAndKill() throws Exception {
        try (GatewayProcess gateway = new GatewayProcess(directory)) {
            int port = gateway.hj212Port();
            Thread device = Thread.ofPlatform().name("device").start(() -> reportUntilBroken(port));
            long enough = answers.get() + random.nextInt(1, ROUND_PACKETS_MAX);
            Await.until(enough + " answered", 60_000, () -> answers.get() >= enough);
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
                    burst.append(packet(sent++));
                }
                socket.getOutputStream().write(burst.toString().getBytes(StandardCharsets.UTF_8));
                String answer = in.readLine();
                if (answer == null) {
                    return;
                }
                assertTrue(answer.contains("CN=9014"), answer);
                answered.set(Integer.parseInt(answer.replaceAll(".*QN=(\\d+);.*", "$1")));
                answers.incrementAndGet();
                open--;
            }
        } catch (IOException gone) {
            // the gateway has ended, as it should
        }
    }

    private String packet(int n) {
        String time = TIME.format(Instant.ofEpochMilli(base + n).atOffset(ZoneOffset.UTC));
        String alarm = raises(n) ? ";p" + n / ALARM_EVERY + "-Rtd=30" : "";
        return Hj212Text.frame("QN=" + n + ";ST=31;CN=2011;PW=123456;MN=M1;Flag=5;CP=&&DataTime=" + time + ";n-Rtd=" + n + alarm + "&&");
    }

    private static boolean raises(int n) {
        return n % ALARM_EVERY == ALARM_EVERY / 2 && n / ALARM_EVERY < ALARM_POINTS;
    }

    private void checkAlarms(GatewayProcess gateway) {
        Set<String> open = new HashSet<>();
        for (JsonNode alarm : gateway.client().alarms("state=open&limit=1000")) {
            open.add(alarm.get("id").asText());
        }
        List<Integer> missing = answered.stream().filter(n -> raises(n) && !open.contains(alarmId("d", "p" + n / ALARM_EVERY))).boxed().toList();
        assertEquals(List.of(), missing, "answered violations without an alarm");
    }
}
