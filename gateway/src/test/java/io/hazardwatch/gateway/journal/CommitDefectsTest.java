package io.hazardwatch.gateway.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.hazardwatch.gateway.alarms.AlarmBook;
import io.hazardwatch.gateway.alarms.Plant;
import io.hazardwatch.gateway.alarms.Transition;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.evaluate.FindingType;
import io.hazardwatch.gateway.evaluate.RuleKind;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.testkit.Await;
import io.hazardwatch.gateway.testkit.FakeClock;
import io.hazardwatch.gateway.testkit.LeakCheck;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Whatever fails beside an alarm, the alarm is committed and announced. */
@ExtendWith(LeakCheck.class)
class CommitDefectsTest {
    private static final long START = 1_760_000_000_000L;

    private final ConcurrentLinkedQueue<Throwable> defects = new ConcurrentLinkedQueue<>();
    @TempDir
    private Path directory;
    private SqliteJournal journal;

    @BeforeEach
    void raise() throws SQLException {
        open();
        journal.append(Plant.on(new AlarmBook(), Plant.raiseH(30), START));
        awaitCommitted(1);
    }

    @AfterEach
    void close() throws SQLException {
        journal.close();
    }

    private void open() throws SQLException {
        journal = SqliteJournal.open(directory.resolve("journal.db"), 1_000, transition -> List.of("scada"),
                new FakeClock(START), (where, thrown) -> defects.add(thrown));
        journal.start();
    }

    private void awaitCommitted(long ticket) {
        Await.until("ticket " + ticket, () -> journal.committedTicket() >= ticket);
    }

    private void tamper(String sql) throws SQLException {
        journal.close();
        try (Connection stranger = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("journal.db"));
                Statement statement = stranger.createStatement()) {
            statement.execute(sql);
        }
        open();
    }

    private void appendAnother() {
        journal.append(raised("co"));
    }

    private static Transition raised(String point) {
        return Plant.on(new AlarmBook(), Plant.finding(Plant.point(point, "ppm"), "high", RuleKind.LIMIT, FindingType.RAISE, "HH",
                Priority.P1, false, 90), START);
    }

    @Test
    void noticeOfANewerVersion_isToldAsTheAlarmStandsAndHoldsNothingUp() throws SQLException {
        tamper("UPDATE outbox SET type = 'ALARM_OF_TOMORROW', priority = 'P0', state = 'RETRY'");
        CompletableFuture<List<Notice>> claimed = journal.outbox().claimDue("scada", START, 10);
        appendAnother();
        awaitCommitted(1);
        Notice notice = claimed.join().getFirst();
        assertEquals(TransitionType.ALARM_REANNUNCIATED, notice.type());
        assertEquals(Priority.P1, notice.priority(), "what cannot be read is not taken for harmless");
        assertFalse(journal.health().degraded());
    }

    @Test
    void outboxChangeThatIsRefused_failsAloneAndTheAlarmBesideItIsCommitted() throws SQLException {
        tamper("CREATE TRIGGER refuse BEFORE UPDATE OF state ON outbox WHEN NEW.state = 'CLAIMED'"
                + " BEGIN SELECT RAISE(ABORT, 'no'); END");
        CompletableFuture<List<Notice>> claimed = journal.outbox().claimDue("scada", START, 10);
        CompletableFuture<Boolean> cancelled = journal.outbox().cancelled(1, "not needed");
        appendAnother();
        awaitCommitted(1);
        assertThrows(CompletionException.class, claimed::join);
        assertEquals(true, cancelled.join());
        assertFalse(journal.health().degraded());
    }

    @Test
    void alarmOfANewerVersion_isLeftOutAndNamedWhileTheOthersAreBack() throws SQLException {
        appendAnother();
        awaitCommitted(2);
        tamper("UPDATE entry SET kind = 'RULE_OF_TOMORROW' WHERE seq = 1");
        assertEquals(1, journal.alarms().size());
        assertEquals(List.of(1L), List.copyOf(journal.unreadable()));
    }

    @Test
    void errorInAListener_doesNotEndTheJournal() {
        journal.addListener(entries -> {
            throw new NoClassDefFoundError("a class that is missing");
        });
        journal.onProgress(() -> {
            throw new StackOverflowError();
        });
        appendAnother();
        awaitCommitted(2);
        appendAnother();
        awaitCommitted(3);
        Await.until("both told twice", () -> defects.size() == 4);
    }

    @Test
    void errorInAHookOfTheOutbox_endsNothing() {
        journal.outbox().onRows(() -> {
            throw new ExceptionInInitializerError("x");
        });
        appendAnother();
        awaitCommitted(2);
        appendAnother();
        awaitCommitted(3);
    }
}
