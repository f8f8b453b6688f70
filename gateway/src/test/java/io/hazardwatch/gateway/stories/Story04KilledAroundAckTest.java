package io.hazardwatch.gateway.stories;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.alarms.AlarmBook;
import io.hazardwatch.gateway.alarms.AlarmState;
import io.hazardwatch.gateway.alarms.Plant;
import io.hazardwatch.gateway.alarms.RecordedEvent;
import io.hazardwatch.gateway.alarms.RuleContext;
import io.hazardwatch.gateway.alarms.Transition;
import io.hazardwatch.gateway.journal.OutboxPlanner;
import io.hazardwatch.gateway.journal.SqliteJournal;
import io.hazardwatch.gateway.testkit.Await;
import io.hazardwatch.gateway.testkit.FakeClock;
import io.hazardwatch.gateway.time.Clock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Phoebus #3078: acknowledgements were lost at a restart. What a process leaves when it is killed is the files as they are at
 * that moment; they are copied at every step of a raise and of an acknowledgement, and each copy is started from.
 */
class Story04KilledAroundAckTest {
    private static final long START = 1_763_780_000_000L;
    private static final List<String> STEPS = List.of("decided", "queued", "taken", "planned", "synced", "told", "counted", "answered");
    private static final int FIRST_COMMITTED = STEPS.indexOf("synced");

    @TempDir
    Path directory;
    /** What is happening, and which copies were made of it; journal thread and test thread in turns. */
    private volatile String deed = "";
    private final Map<String, Path> copies = new LinkedHashMap<>();

    @Test
    void killedAtAnyStep_theAlarmIsAsItWasOrAsItWasToBe() throws Exception {
        AlarmBook book = new AlarmBook();
        SqliteJournal journal = open(directory.resolve("live"), new Watched(), transition -> {
            copy("planned");
            return List.of("pager");
        });
        try {
            journal.addListener(entries -> copy("told"));
            journal.onProgress(() -> copy("counted"));
            List<Transition> raise = book.on(Plant.raiseHH(60), START);
            perform(journal, "raise", raise, true);
            Alarm alarm = raise.getFirst().after();
            perform(journal, "ack", book.on(Plant.ack(alarm), RuleContext.NONE, START + 1), false);
        } finally {
            journal.close();
        }
        isFoundAs("raise", null, AlarmState.B);
        isFoundAs("ack", AlarmState.B, AlarmState.C);
    }

    private void perform(SqliteJournal journal, String what, List<? extends RecordedEvent> events, boolean isFirst) {
        deed = what;
        copy("decided");
        long ticket = journal.append(events);
        if (isFirst) {
            copy("queued");
            journal.start();
        }
        Await.until("committed " + what, () -> journal.committedTicket() >= ticket && isCopied(what + "-counted"));
        copy("answered");
        deed = "";
    }

    /** Each step once for each deed: before the commit nothing, after it everything. */
    private void isFoundAs(String what, AlarmState before, AlarmState after) throws Exception {
        for (int step = 0; step < STEPS.size(); step++) {
            Path left = copies.get(what + "-" + STEPS.get(step));
            if (left == null) {
                assertEquals("ack-queued", what + "-" + STEPS.get(step), "every step was looked at");
                continue;
            }
            try (SqliteJournal journal = open(left, new FakeClock(START), transition -> List.of())) {
                List<Alarm> alarms = journal.alarms();
                AlarmState expected = step >= FIRST_COMMITTED ? after : before;
                assertEquals(expected, alarms.isEmpty() ? null : alarms.getFirst().state(), left.toString());
                assertEquals(true, journal.verifyChain().isIntact(), left.toString());
                int notices = alarms.isEmpty() ? 0 : journal.outbox().rowsOf(alarms.getFirst().id(), 10).size();
                assertEquals(journal.lastSeq(), notices, "a notice for every entry: " + left);
                AlarmBook book = new AlarmBook();
                book.restore(alarms);
                assertEquals(List.of(), book.on(Plant.raiseHH(60), START).stream().filter(each -> expected != null).toList());
            }
        }
    }

    private static SqliteJournal open(Path folder, Clock clock, OutboxPlanner planner) throws Exception {
        Files.createDirectories(folder);
        return SqliteJournal.open(folder.resolve("journal.db"), 100, planner, clock, (where, thrown) -> { });
    }

    private synchronized boolean isCopied(String name) {
        return copies.containsKey(name);
    }

    private void copy(String step) {
        copy(deed, step);
    }

    /**
     * The files as they are; the shared memory beside them dies with the process. The log goes first: what a checkpoint beside the
     * writer moves meanwhile is then in both copies, never in neither.
     */
    private synchronized void copy(String during, String step) {
        String name = during + '-' + step;
        if (during.isEmpty() || copies.containsKey(name)) {
            return;
        }
        Path target = directory.resolve(name);
        try (Stream<Path> files = Files.list(directory.resolve("live"))) {
            Files.createDirectories(target);
            for (Path file : files.filter(each -> !each.toString().endsWith("-shm")).sorted(Comparator.reverseOrder()).toList()) {
                Files.copy(file, target.resolve(file.getFileName()));
            }
            copies.put(name, target);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The journal asks for the time when it has taken a batch, and for the monotonic one before it and right after the sync. */
    private final class Watched implements Clock {
        private final AtomicInteger asked = new AtomicInteger();

        @Override
        public long millis() {
            copy("taken");
            return START + asked.incrementAndGet();
        }

        @Override
        public long nanos() {
            String now = deed; // read once: the other thread begins the next deed meanwhile
            if (isCopied(now + "-planned")) {
                copy(now, "synced");
            }
            return 0;
        }
    }
}
