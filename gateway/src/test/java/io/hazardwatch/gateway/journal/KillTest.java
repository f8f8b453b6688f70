package io.hazardwatch.gateway.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.alarms.Transition;
import io.hazardwatch.gateway.testkit.LeakCheck;
import io.hazardwatch.gateway.testkit.OwnJvm;
import io.hazardwatch.gateway.time.Clock;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Kills a journaling process at random moments: whatever it was told is committed must be there. */
@ExtendWith(LeakCheck.class)
class KillTest {
    private static final int ROUNDS = 5;
    private static final int ALL = 10_000_000;

    private final long seed = Long.getLong("seed", System.nanoTime());
    private final SplittableRandom random = new SplittableRandom(seed);
    @TempDir
    private Path directory;

    @Test
    void processKilled_everythingCommittedIsThere() throws IOException, InterruptedException, SQLException {
        long before = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long acknowledged = runAndKill(random.nextInt(1, 100));
            before = check(before, acknowledged);
        }
    }

    /** Kills after so many commits; how many transitions the process knew as committed. */
    private long runAndKill(int commits) throws IOException, InterruptedException {
        List<String> command = OwnJvm.smallCommand();
        command.addAll(List.of(KilledGateway.class.getName(), directory.resolve("journal.db").toString(), Long.toString(random.nextLong())));
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        long acknowledged = 0;
        try (BufferedReader lines = process.inputReader()) {
            int seen = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.matches("\\d+")) {
                    acknowledged = Long.parseLong(line);
                    if (++seen == commits) {
                        process.toHandle().destroyForcibly();
                    }
                }
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
        return acknowledged;
    }

    private long check(long before, long acknowledged) throws SQLException {
        String story = "seed " + seed + ": " + before + " before, " + acknowledged + " acknowledged";
        try (SqliteJournal journal = SqliteJournal.open(directory.resolve("journal.db"), 10, transition -> List.of(),
                Clock.SYSTEM, (where, thrown) -> { })) {
            assertTrue(acknowledged > 0, story);
            assertTrue(journal.lastSeq() >= before + acknowledged, story + ", found " + journal.lastSeq());
            HashChainCheck chain = journal.verifyChain();
            assertTrue(chain.isIntact(), story + ' ' + chain);
            assertEquals(journal.lastSeq(), chain.entries(), story);
            replayEqualsSnapshot(story, journal);
            return journal.lastSeq();
        }
    }

    private static void replayEqualsSnapshot(String story, SqliteJournal journal) {
        Map<String, Alarm> replayed = new HashMap<>();
        int notices = 0;
        for (JournalEntry entry : journal.entriesAfter(0, ALL)) {
            Transition transition = entry.transition();
            if (transition.refusal() == null) {
                assertEquals(replayed.get(transition.after().id()), transition.before(), story + ' ' + entry);
                replayed.put(transition.after().id(), transition.after());
                notices++;
            }
        }
        assertEquals(Map.copyOf(replayed), byId(journal), story);
        int planned = replayed.keySet().stream().mapToInt(id -> journal.outbox().rowsOf(id, ALL).size()).sum();
        assertEquals(notices, planned, story + ": notices");
    }

    private static Map<String, Alarm> byId(SqliteJournal journal) {
        Map<String, Alarm> alarms = new HashMap<>();
        journal.alarms().forEach(alarm -> alarms.put(alarm.id(), alarm));
        return alarms;
    }
}
