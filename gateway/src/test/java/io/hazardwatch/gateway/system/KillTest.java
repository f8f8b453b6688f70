package io.hazardwatch.gateway.system;

import static io.hazardwatch.gateway.system.PlantFiles.alarmId;
import static io.hazardwatch.gateway.system.PlantFiles.device;
import static io.hazardwatch.gateway.system.PlantFiles.point;
import static io.hazardwatch.gateway.system.PlantFiles.pointId;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.hazardwatch.gateway.journal.HashChainCheck;
import io.hazardwatch.gateway.journal.SqliteJournal;
import io.hazardwatch.gateway.testkit.Await;
import io.hazardwatch.gateway.testkit.LeakCheck;
import io.hazardwatch.gateway.time.Clock;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the gateway at random moments while two devices send, and stops it once as an operator would: what was acknowledged
 * is there, exactly once. Every message carries a number, which is its time as well; every so many of them also violate
 * the limit of a point of their own.
 */
@Tag("service")
@ExtendWith(LeakCheck.class)
class KillTest {
    private static final int ROUNDS = Integer.getInteger("kill.rounds", 6);
    private static final int ALARM_EVERY = 100;
    private static final int ALARM_POINTS = 600;
    private static final int WINDOW = 500;
    private static final int PIECE = 50;
    private static final int ROUND_MESSAGES_MAX = 5_000;
    private static final List<String> DEVICES = List.of("a", "b");

    /** What one sender had acknowledged in one round: {@code [from, to)}. */
    private record Acknowledged(String device, long from, long to) {}

    /** How a round ends. */
    private interface End {
        void of(GatewayProcess gateway) throws InterruptedException;
    }

    private final long seed = Long.getLong("seed", System.nanoTime());
    private final SplittableRandom random = new SplittableRandom(seed);
    private final long base = System.currentTimeMillis() - 60_000;
    /** Alarms the gateway may raise about itself on a busy machine. */
    private static final String SYSTEM = "_system.";
    private final List<Acknowledged> acknowledged = new ArrayList<>();

    @TempDir
    private Path directory;

    @BeforeEach
    void writePlant() throws IOException {
        new PlantFiles(directory).gateway("lanes: 2\n").site(DEVICES.stream().map(id -> device(id, Stream.concat(
                Stream.of(point("n", "")), IntStream.range(0, ALARM_POINTS).mapToObj(i -> point("p" + i,
                        "limits: {H: {at: 25, offDelay: 60s, priority: P2}}"))).toList())).toArray(String[]::new));
    }

    @Test
    void killedAgainAndAgain_everythingAcknowledgedIsThereOnce() throws Exception {
        System.err.println("seed " + seed);
        long[] next = new long[DEVICES.size()];
        for (int round = 0; round < ROUNDS; round++) {
            runAndEnd(next, GatewayProcess::kill);
        }
        runAndEnd(next, GatewayProcess::close);
        try (GatewayProcess gateway = new GatewayProcess(directory)) {
            ControlRoom room = new ControlRoom(gateway.client());
            checkReadings(room);
            checkAlarms(gateway);
        }
        checkJournal();
        long all = acknowledged.stream().mapToLong(each -> each.to() - each.from()).sum();
        System.err.println(all + " acknowledged messages over " + ROUNDS + " kills and a stop: " + acknowledged);
        assertTrue(all > 1000, "only " + all + " messages were acknowledged: this proves little");
    }

    private void runAndEnd(long[] next, End end) throws Exception {
        GatewayProcess gateway = new GatewayProcess(directory);
        List<NumberedSender> senders = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        try {
            for (int i = 0; i < DEVICES.size(); i++) {
                NumberedSender sender = gateway.sender(DEVICES.get(i), WINDOW);
                senders.add(sender);
                long from = next[i];
                threads.add(Thread.ofPlatform().name("device").start(() -> sendUntilBroken(sender, from)));
            }
            long enough = random.nextInt(1, ROUND_MESSAGES_MAX);
            Await.until(enough + " sent", 180_000, () -> senders.getFirst().sent() >= enough);
            end.of(gateway);
        } finally {
            gateway.close();
        }
        for (int i = 0; i < DEVICES.size(); i++) {
            threads.get(i).join();
            senders.get(i).close();
            acknowledged.add(new Acknowledged(DEVICES.get(i), next[i], next[i] + senders.get(i).acknowledged()));
            next[i] += senders.get(i).sent();
        }
    }

    private void sendUntilBroken(NumberedSender sender, long from) {
        try {
            while (true) {
                sender.send(PIECE, number -> payload(from + number));
            }
        } catch (IOException gone) {
            // the gateway has ended, as it should
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String payload(long n) {
        String alarm = raises(n) ? ",\"p" + n / ALARM_EVERY + "\":30" : "";
        return "{\"ts\":%d,\"values\":{\"n\":%d%s}}".formatted(base + n, n, alarm);
    }

    private static boolean raises(long n) {
        return n % ALARM_EVERY == ALARM_EVERY / 2 && n / ALARM_EVERY < ALARM_POINTS;
    }

    private void checkReadings(ControlRoom room) {
        for (Acknowledged each : acknowledged) {
            if (each.to() > each.from()) {
                room.awaitStored(pointId(each.device(), "n"), base + each.from(), base + each.to(), each.to() - each.from());
            }
        }
    }

    private void checkAlarms(GatewayProcess gateway) {
        Set<String> open = new HashSet<>();
        for (JsonNode alarm : gateway.client().alarms("state=open&limit=1000")) {
            if (!alarm.get("id").asText().startsWith(SYSTEM)) {
                assertEquals("B", alarm.get("state").asText(), alarm::toString);
                assertEquals(1, alarm.get("occurrence").asLong(), alarm::toString);
                open.add(alarm.get("id").asText());
            }
        }
        List<String> missing = new ArrayList<>();
        for (Acknowledged each : acknowledged) {
            for (long n = each.from(); n < each.to(); n++) {
                if (raises(n) && !open.contains(alarmId(each.device(), "p" + n / ALARM_EVERY))) {
                    missing.add(each.device() + ' ' + n);
                }
            }
        }
        assertEquals(List.of(), missing, "acknowledged violations without an alarm");
    }

    private void checkJournal() throws SQLException {
        try (SqliteJournal journal = SqliteJournal.open(directory.resolve("data/journal.db"), 10, transition -> List.of(),
                Clock.SYSTEM, (where, thrown) -> { })) {
            HashChainCheck chain = journal.verifyChain();
            assertTrue(chain.isIntact(), chain::toString);
            assertEquals(journal.lastSeq(), chain.entries());
            List<String> changed = journal.entriesAfter(0, Integer.MAX_VALUE).stream().filter(entry -> entry.transition() != null)
                    .map(entry -> entry.transition().after().id()).filter(id -> !id.startsWith(SYSTEM)).toList();
            assertEquals(Set.copyOf(changed).size(), changed.size(), "every alarm was raised once, nothing else happened to it");
        }
    }
}
