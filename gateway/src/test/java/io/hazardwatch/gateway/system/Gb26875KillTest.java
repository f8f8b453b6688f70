package io.hazardwatch.gateway.system;

import static io.hazardwatch.gateway.system.PlantFiles.alarmId;
import static io.hazardwatch.gateway.system.PlantFiles.pointId;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.hazardwatch.gateway.testkit.Await;
import io.hazardwatch.gateway.testkit.Gb26875Bytes;
import io.hazardwatch.gateway.testkit.LeakCheck;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
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

/** Kills the gateway at random moments while a fire alarm system reports: every frame that was confirmed is there, with its alarm. */
@Tag("service")
@ExtendWith(LeakCheck.class)
class Gb26875KillTest {
    private static final int ROUNDS = Integer.getInteger("kill.rounds", 3);
    private static final int WINDOW = 100;
    private static final int ROUND_FRAMES_MAX = 3_000;
    private static final int ALARM_POINTS = 200;
    private static final int ALARM_EVERY = Math.max(100, ROUNDS * ROUND_FRAMES_MAX / 2 / ALARM_POINTS);
    /** Serial numbers begin anew after so many. */
    private static final int SERIALS = 1 << 16;
    private static final int SECOND = 1_000;
    private static final int ANSWER_BYTES = 30;
    private static final ZoneId ZONE = ZoneId.of("UTC");

    private final long seed = Long.getLong("seed", System.nanoTime());
    private final SplittableRandom random = new SplittableRandom(seed);
    /** Frames are a second apart, because that is how finely the protocol tells time. */
    private final long base = System.currentTimeMillis() / SECOND * SECOND - 86_400_000 - (long) ROUNDS * ROUND_FRAMES_MAX * SECOND;
    private final BitSet confirmed = new BitSet();
    private final AtomicLong confirmations = new AtomicLong();
    private int sent;

    @TempDir
    private Path directory;

    @Test
    void killedAgainAndAgain_everythingConfirmedIsThere() throws Exception {
        System.err.println("seed " + seed);
        StringBuilder points = new StringBuilder("    points:\n      - " + PlantFiles.point("n", "") + '\n');
        StringBuilder device = new StringBuilder("  - id: d\n    gb26875:\n      address: \"010000000000\"\n      parts:\n"
                + "        - {type: 10, loop: 1, address: 1, time: n}\n");
        for (int i = 0; i < ALARM_POINTS; i++) {
            device.append("        - {type: 40, loop: 2, address: ").append(i).append(", fire: p").append(i).append("}\n");
            points.append("      - ").append(PlantFiles.point("p" + i, "limits: {H: {at: 1, offDelay: 60s, priority: P2}}")).append('\n');
        }
        new PlantFiles(directory).gateway("lanes: 2\ngb26875: {port: 0}\n").site(device.toString() + points);
        for (int round = 0; round < ROUNDS; round++) {
            runAndKill();
        }
        try (GatewayProcess gateway = new GatewayProcess(directory)) {
            ControlRoom room = new ControlRoom(gateway.client());
            for (int from = confirmed.nextSetBit(0); from >= 0; from = confirmed.nextSetBit(confirmed.nextClearBit(from))) {
                checkStored(room, from, confirmed.nextClearBit(from));
            }
            checkAlarms(gateway);
        }
        System.err.println(confirmed.cardinality() + " frames confirmed of " + sent + " over " + ROUNDS + " kills");
        assertTrue(confirmed.cardinality() > 500, "only " + confirmed.cardinality() + " frames were confirmed: this proves little");
    }

    /** Every hundredth frame reports a fire instead of the count. */
    private void checkStored(ControlRoom room, int from, int to) {
        int counts = 0;
        for (int n = from; n < to; n++) {
            counts += raises(n) ? 0 : 1;
        }
        room.awaitStored(pointId("d", "n"), base + (long) from * SECOND, base + (long) to * SECOND, counts);
    }

    private void runAndKill() throws Exception {
        try (GatewayProcess gateway = new GatewayProcess(directory)) {
            int port = gateway.gb26875Port();
            Thread device = Thread.ofPlatform().name("device").start(() -> reportUntilBroken(port));
            long enough = confirmations.get() + random.nextInt(1, ROUND_FRAMES_MAX);
            Await.until(enough + " confirmed", 180_000, () -> confirmations.get() >= enough);
            gateway.kill();
            device.join();
        }
    }

    private void reportUntilBroken(int port) {
        int open = 0;
        try (Socket socket = new Socket("127.0.0.1", port)) {
            while (true) {
                ByteArrayOutputStream burst = new ByteArrayOutputStream();
                for (; open < WINDOW; open++) {
                    burst.writeBytes(frame(sent++));
                }
                socket.getOutputStream().write(burst.toByteArray());
                byte[] answer = socket.getInputStream().readNBytes(ANSWER_BYTES);
                if (answer.length < ANSWER_BYTES) {
                    return;
                }
                assertEquals(3, answer[26], "confirmed");
                int serial = answer[2] & 0xFF | (answer[3] & 0xFF) << 8;
                confirmed.set(sent - 1 - (sent - 1 - serial & SERIALS - 1));
                confirmations.incrementAndGet();
                open--;
            }
        } catch (IOException gone) {
            // the gateway has ended, as it should
        }
    }

    private byte[] frame(int n) {
        LocalDateTime time = LocalDateTime.ofInstant(Instant.ofEpochMilli(base + (long) n * SECOND), ZONE);
        byte[] at = Gb26875Bytes.time(time);
        return Gb26875Bytes.frame(n % SERIALS, "010000000000", 2, time, raises(n) ? Gb26875Bytes.partState(40, 2, n / ALARM_EVERY, 2, new byte[0], at)
                : Gb26875Bytes.analogue(10, 1, 1, 7, n, at));
    }

    private static boolean raises(int n) {
        return n % ALARM_EVERY == ALARM_EVERY / 2 && n / ALARM_EVERY < ALARM_POINTS;
    }

    private void checkAlarms(GatewayProcess gateway) {
        Set<String> open = new HashSet<>();
        for (JsonNode alarm : gateway.client().alarms("state=open&limit=1000")) {
            open.add(alarm.get("id").asText());
        }
        List<Integer> missing = confirmed.stream().filter(n -> raises(n) && !open.contains(alarmId("d", "p" + n / ALARM_EVERY))).boxed().toList();
        assertEquals(List.of(), missing, "confirmed fires without an alarm");
    }
}
