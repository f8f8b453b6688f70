package io.hazardwatch.gateway.app.supervision;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.alarms.AlarmPolicy;
import io.hazardwatch.gateway.alarms.Note;
import io.hazardwatch.gateway.alarms.Transition;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.app.lanes.Lanes;
import io.hazardwatch.gateway.app.process.ErrorSink;
import io.hazardwatch.gateway.app.process.SupervisedThreads;
import io.hazardwatch.gateway.journal.SqliteJournal;
import io.hazardwatch.gateway.lane.Lane;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.testkit.Await;
import io.hazardwatch.gateway.testkit.FakeClock;
import io.hazardwatch.gateway.testkit.LaneRecord;
import io.hazardwatch.gateway.testkit.LaneRig;
import io.hazardwatch.gateway.testkit.LeakCheck;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LeakCheck.class)
class HealthTest {
    private static final Registry NOTHING = Registry.of(List.of());

    private final FakeClock clock = new FakeClock(LaneRig.START_MILLIS);
    @TempDir
    private Path directory;
    private SqliteJournal journal;

    @BeforeEach
    void open() throws SQLException {
        journal = SqliteJournal.open(directory.resolve("journal.db"), 100, transition -> List.of(), clock, (where, thrown) -> { });
    }

    @AfterEach
    void close() throws SQLException {
        journal.close();
    }

    @Test
    void laneThatHangs_isBeyondHelpAfterAMinuteAndNotOnceItIsBack() {
        Lane lane = new Lane(0, 1, NOTHING, AlarmPolicy.STANDARD, List.of(), new LaneRecord(), clock.millis());
        Lanes lanes = new Lanes(List.of(lane), clock, new ErrorSink(), Thread::new);
        Health health = new Health(journal, null, lanes, () -> null, List.of(), List::of, () -> null, clock);
        CountDownLatch hung = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        lanes.start();
        try {
            lane.requests().reconfigure(NOTHING, () -> hang(hung, release));
            lanes.wakeAll();
            Await.until("hung", () -> hung.getCount() == 0);
            clock.advance(59_000);
            assertFalse(health.isBeyondHelp());
            clock.advance(1_000);
            assertTrue(health.isBeyondHelp());
            release.countDown();
            Await.until("back", () -> !health.isBeyondHelp());
        } finally {
            release.countDown();
            lanes.stop();
        }
    }

    @Test
    void threadThatEndsByADefect_isDownAndBeyondHelp() throws InterruptedException {
        Health health = new Health(journal, null, new Lanes(List.of(), clock, new ErrorSink(), Thread::new), () -> null, List.of(), List::of,
                () -> null, clock);
        SupervisedThreads threads = new SupervisedThreads((where, thrown) -> { });
        health.watch(threads);
        assertFalse(health.isBeyondHelp());
        Thread dies = threads.newThread(() -> {
            throw new IllegalStateException("broken");
        });
        dies.setName("spool-sync");
        dies.start();
        dies.join();
        assertTrue(health.isBeyondHelp());
    }

    @Test
    void listenerThatHoldsTheJournalUp_isBeyondHelpAfterAMinuteAndNotOnceItIsBack() {
        Health health = new Health(journal, null, new Lanes(List.of(), clock, new ErrorSink(), Thread::new), () -> null, List.of(), List::of,
                () -> null, clock);
        CountDownLatch hung = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        journal.addListener(entries -> hang(hung, release));
        journal.start();
        journal.append(new Note(TransitionType.CLOCK_STEP, null, "clock", Transition.SYSTEM, "", clock.millis()));
        Await.until("hung", () -> hung.getCount() == 0);
        clock.advance(59_000);
        assertFalse(health.isBeyondHelp());
        clock.advance(1_000);
        assertTrue(health.isBeyondHelp());
        release.countDown();
        Await.until("back", () -> !health.isBeyondHelp());
    }

    private static void hang(CountDownLatch hung, CountDownLatch release) {
        hung.countDown();
        try {
            release.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
