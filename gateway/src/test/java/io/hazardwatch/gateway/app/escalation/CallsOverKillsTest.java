package io.hazardwatch.gateway.app.escalation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.journal.SqliteJournal;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.testkit.Await;
import io.hazardwatch.gateway.testkit.LeakCheck;
import io.hazardwatch.gateway.testkit.OwnJvm;
import io.hazardwatch.gateway.time.Clock;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The process that calls people is killed between claim, send and record, one more alarm in each life: every message reaches the
 * provider, and each at most once more for a kill. {@code -Dkill.rounds=200} kills more often.
 */
@ExtendWith(LeakCheck.class)
class CallsOverKillsTest {
    private static final int ROUNDS = Integer.getInteger("kill.rounds", 12);
    private static final KillPoint[] POINTS = {KillPoint.CLAIMED, KillPoint.UNANSWERED, KillPoint.UNRECORDED, KillPoint.ANYWHERE};
    private static final int ANYWHERE_MILLIS_MAX = 60;
    private static final int AFTERWARDS_MILLIS_MAX = 10;
    private static final long START_MILLIS_MAX = 240_000;
    private static final long CLAIM_NANOS_MAX = 29_000_000_000L;

    private final long seed = Long.getLong("seed", System.nanoTime());
    private final SplittableRandom random = new SplittableRandom(seed);
    private final Map<String, Priority> raised = new TreeMap<>();
    private final Set<String> acknowledged = new HashSet<>();
    @TempDir
    private Path directory;

    @Test
    void killedBetweenClaimSendAndRecord_nothingIsLost_andEachMessageComesAtMostOnceMoreForAKill() throws Exception {
        System.err.println("seed " + seed);
        try (KeyedProvider provider = new KeyedProvider()) {
            for (int life = 0; life < ROUNDS; life++) {
                live(provider, life, POINTS[life % POINTS.length]);
            }
            live(provider, ROUNDS, KillPoint.NOWHERE);
            List<String> twice = provider.arrivals().entrySet().stream().filter(each -> isTwiceInALife(each.getValue()))
                    .map(Object::toString).toList();
            assertEquals(List.of(), twice, "sent twice in one life, seed " + seed);
            report(provider);
        }
        checkJournal();
    }

    /** One life of the process. */
    private void live(KeyedProvider provider, int life, KillPoint point) throws IOException, InterruptedException {
        String alarm = "alarm-" + life;
        Priority priority = life / POINTS.length % 2 == 0 ? Priority.P1 : Priority.P2;
        URI url = provider.begin(life, point == KillPoint.UNANSWERED ? alarm : "");
        List<String> done = raised.keySet().stream().filter(each -> numberOf(each) < life - 2 && isTold(provider, each) && acknowledged.add(each))
                .toList();
        Process process = start(url, point, alarm, priority, done);
        try {
            Set<String> said = ConcurrentHashMap.newKeySet();
            Thread reader = Thread.ofPlatform().name("output").start(() -> read(process, said));
            Await.until("raised", START_MILLIS_MAX, () -> said.contains(KilledCalls.RAISED));
            raised.put(alarm, priority);
            Await.until(point + " in life " + life + ", seed " + seed, START_MILLIS_MAX, () -> isThere(provider, point, said));
            Await.isWithin(random.nextInt(point == KillPoint.ANYWHERE ? ANYWHERE_MILLIS_MAX : AFTERWARDS_MILLIS_MAX), () -> false);
            process.toHandle().destroyForcibly();
            reader.join();
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private static int numberOf(String alarm) {
        return Integer.parseInt(alarm.substring(alarm.indexOf('-') + 1));
    }

    private Process start(URI url, KillPoint point, String alarm, Priority priority, List<String> done) throws IOException {
        List<String> command = OwnJvm.smallCommand();
        command.addAll(List.of(KilledCalls.class.getName(), file().toString(), url.toString(), point.name(), alarm, priority.name(),
                String.join(",", done)));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    private static void read(Process process, Set<String> said) {
        try (BufferedReader lines = process.inputReader()) {
            lines.lines().forEach(said::add);
        } catch (IOException | UncheckedIOException killed) {
            // with the process it came from
        }
    }

    private boolean isThere(KeyedProvider provider, KillPoint point, Set<String> said) {
        return switch (point) {
            case ANYWHERE -> true;
            case UNANSWERED -> provider.hasUnanswered();
            case CLAIMED, UNRECORDED -> said.contains(point.name());
            case NOWHERE -> raised.keySet().stream().allMatch(each -> isTold(provider, each));
        };
    }

    /** A P1 is told by two means at once, a P2 by one. */
    private boolean isTold(KeyedProvider provider, String alarm) {
        return provider.answered(alarm) >= (raised.get(alarm) == Priority.P1 ? 2 : 1);
    }

    private Path file() {
        return directory.resolve("journal.db");
    }

    /** Without a kill only a claim older than half a minute is sent again. */
    private static boolean isTwiceInALife(List<KeyedProvider.Arrival> arrivals) {
        return IntStream.range(1, arrivals.size()).anyMatch(i -> arrivals.get(i).life() == arrivals.get(i - 1).life()
                && arrivals.get(i).nanos() - arrivals.get(i - 1).nanos() < CLAIM_NANOS_MAX);
    }

    private void report(KeyedProvider provider) {
        List<String> again = provider.arrivals().values().stream().filter(each -> each.size() > 1)
                .map(each -> POINTS[each.getFirst().life() % POINTS.length].name()).sorted().toList();
        System.err.println("measured: " + ROUNDS + " kills, " + provider.arrivals().size() + " messages, 0 lost, sent once more after a kill at: "
                + again.stream().collect(Collectors.groupingBy(each -> each, TreeMap::new, Collectors.counting())));
        assertTrue(again.size() >= ROUNDS / POINTS.length, "only " + again.size() + " messages were under way at a kill: this proves little");
    }

    private void checkJournal() throws SQLException {
        try (SqliteJournal journal = SqliteJournal.open(file(), 10, transition -> List.of(), Clock.SYSTEM, (where, thrown) -> { })) {
            assertTrue(journal.verifyChain().isIntact());
            List<String> alarms = new ArrayList<>();
            journal.alarms().forEach(alarm -> alarms.add(alarm.point().point()));
            assertTrue(alarms.containsAll(raised.keySet()), alarms::toString);
        }
    }
}
