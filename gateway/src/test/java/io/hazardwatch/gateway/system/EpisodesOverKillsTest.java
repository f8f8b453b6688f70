package io.hazardwatch.gateway.system;

import static io.hazardwatch.gateway.system.PlantFiles.alarmId;
import static io.hazardwatch.gateway.system.PlantFiles.device;
import static io.hazardwatch.gateway.system.PlantFiles.point;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.alarms.Transition;
import io.hazardwatch.gateway.journal.JournalEntry;
import io.hazardwatch.gateway.journal.SqliteJournal;
import io.hazardwatch.gateway.testkit.Await;
import io.hazardwatch.gateway.testkit.LeakCheck;
import io.hazardwatch.gateway.time.Clock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Many short episodes of one point while the gateway is killed again and again. The device sends again what was not acknowledged,
 * and now and then more: every episode is told once, none is lost.
 */
@Tag("service")
@ExtendWith(LeakCheck.class)
class EpisodesOverKillsTest {
    private static final int KILLS = Integer.getInteger("kill.rounds", 3);
    private static final int EPISODE = 20;
    private static final int WINDOW = 300;
    private static final int ROUND_MESSAGES_MAX = 5_000;

    private final long seed = Long.getLong("seed", System.nanoTime());
    private final SplittableRandom random = new SplittableRandom(seed);
    private final long base = System.currentTimeMillis() - 3_600_000;

    @TempDir
    private Path directory;

    @BeforeEach
    void writePlant() throws IOException {
        new PlantFiles(directory).gateway("lanes: 2\nhistory: {store: discard}\n")
                .site(device("a", point("p", "limits: {H: {at: 25, priority: P2}}")));
    }

    @Test
    void killedAgainAndAgain_everyEpisodeIsToldOnce() throws Exception {
        System.err.println("seed " + seed);
        long next = 0;
        long sent = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            long[] round = round(next);
            sent = Math.max(sent, next + round[0]);
            next = Math.max(0, next + round[1] - (random.nextBoolean() ? 0 : random.nextInt(100)));
        }
        long episodes = sent / EPISODE + 1;
        finish(next, episodes * EPISODE);
        check(episodes);
    }

    /** Sends until the kill; how many were sent, how many of them acknowledged. */
    private long[] round(long from) throws Exception {
        GatewayProcess gateway = new GatewayProcess(directory);
        try (NumberedSender sender = gateway.sender("a", WINDOW)) {
            Thread sending = Thread.ofPlatform().name("device").start(() -> sendUntilBroken(sender, from));
            long enough = random.nextInt(1, ROUND_MESSAGES_MAX);
            Await.until(enough + " sent", 180_000, () -> sender.sent() >= enough);
            gateway.kill();
            sending.join();
            return new long[] {sender.sent(), sender.acknowledged()};
        } finally {
            gateway.close();
        }
    }

    private void sendUntilBroken(NumberedSender sender, long from) {
        try {
            while (true) {
                sender.send(10, number -> payload(from + number));
            }
        } catch (IOException gone) {
            // the gateway has ended, as it should
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void finish(long from, long to) throws Exception {
        try (GatewayProcess gateway = new GatewayProcess(directory); NumberedSender sender = gateway.sender("a", WINDOW)) {
            sender.send((int) (to - from), number -> payload(from + number));
            sender.awaitAcknowledged(to - from);
        }
    }

    private String payload(long n) {
        return "{\"ts\":%d,\"values\":{\"p\":%s}}".formatted(base + n, isHigh(n) ? 30 + n % 7 : 10 + n % 5);
    }

    private static boolean isHigh(long n) {
        return n % EPISODE >= 10 && n % EPISODE < 14;
    }

    private void check(long episodes) throws Exception {
        try (SqliteJournal journal = SqliteJournal.open(directory.resolve("data/journal.db"), 10, transition -> List.of(),
                Clock.SYSTEM, (where, thrown) -> { })) {
            List<Transition> told = journal.entriesOf(alarmId("a", "p")).stream().map(JournalEntry::transition).toList();
            List<Long> raised = told.stream().filter(each -> each.before() == null
                    || each.after().processActive() && !each.before().processActive()).map(each -> (each.after().eventAt() - base)).toList();
            assertEquals(LongStream.range(0, episodes).map(each -> each * EPISODE + 10).boxed().toList(), raised);
            assertEquals(2 * episodes, told.size());
            assertTrue(episodes > 20, episodes + " episodes prove little");
        }
    }
}
