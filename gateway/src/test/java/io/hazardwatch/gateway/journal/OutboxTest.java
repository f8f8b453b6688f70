package io.hazardwatch.gateway.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.alarms.Alarm;
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
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LeakCheck.class)
class OutboxTest {
    private static final long START = 1_760_000_000_000L;

    private final ConcurrentLinkedQueue<Throwable> defects = new ConcurrentLinkedQueue<>();
    private final FakeClock clock = new FakeClock(START);
    private final AlarmBook book = new AlarmBook();
    @TempDir
    private Path directory;
    private SqliteJournal journal;
    private Outbox outbox;

    @BeforeEach
    void open() throws SQLException {
        journal = SqliteJournal.open(directory.resolve("journal.db"), 1_000, OutboxTest::channels, clock,
                (where, thrown) -> defects.add(thrown));
        outbox = journal.outbox();
        journal.start();
    }

    @AfterEach
    void close() throws SQLException {
        journal.close();
    }

    /** Everybody is told of a raise; a comment meets a planner with a defect. */
    private static List<String> channels(Transition transition) {
        if (transition.type() == TransitionType.ALARM_COMMENTED) {
            throw new IllegalStateException("a broken planner");
        }
        return transition.annunciate() ? List.of("webhook-a", "webhook-b") : List.of();
    }

    private Alarm append(Transition transition) {
        long ticket = journal.append(transition);
        Await.until("committed", () -> journal.committedTicket() >= ticket);
        return transition.after();
    }

    private static List<NoticeState> states(List<Notice> notices) {
        return notices.stream().map(Notice::state).toList();
    }

    private static <T> T answer(CompletableFuture<T> future) {
        return future.join();
    }

    @Test
    void annunciatedEntry_hasItsRowsInTheSameCommit() {
        journal.addListener(entries -> assertEquals(2, outbox.rowsOf(
                entries.getFirst().transition().after().id(), 10).size()));
        Alarm alarm = append(Plant.on(book, Plant.raiseH(30), START));

        Notice notice = outbox.rowsOf(alarm.id(), 1).getFirst();
        assertEquals(new Notice(2, 1, alarm.id(), 1, 1, TransitionType.ALARM_RAISED, Priority.P2, "webhook-b",
                NoticeState.PLANNED, 0, START, START, 0, null), notice);
        append(Plant.on(book, Plant.ack(alarm), START));
        assertEquals(2, outbox.rowsOf(alarm.id(), 10).size());
        assertEquals(List.of(), List.copyOf(defects));
    }

    @Test
    void refusal_tellsNobody() {
        Alarm alarm = append(Plant.on(book, Plant.raiseH(30), START));
        append(Plant.on(book, Plant.ack(alarm, 1, 0), START));
        assertEquals(2, outbox.rowsOf(alarm.id(), 10).size());
    }

    @Test
    void claim_takesTheMostUrgentFirstAndOnce() {
        append(Plant.on(book, Plant.raiseH(30), START));
        append(Plant.on(new AlarmBook(), Plant.finding(Plant.point("co", "ppm"), "high",
                RuleKind.LIMIT, FindingType.RAISE, "HH",
                Priority.P1, false, 90), START));

        List<Notice> first = answer(outbox.claimDue("webhook-a", START, 3));
        assertEquals(List.of(Priority.P1, Priority.P2), first.stream().map(Notice::priority).toList());
        assertEquals(List.of(0, 0), first.stream().map(Notice::attempts).toList());
        assertEquals(0, answer(outbox.claimDue("webhook-a", START, 3)).size());
        assertEquals(1, answer(outbox.claimDue("webhook-b", START, 1)).size());
    }

    @Test
    void acceptedTwice_secondSaysSo() {
        Alarm alarm = append(Plant.on(book, Plant.raiseH(30), START));
        long id = answer(outbox.claimDue("webhook-a", START, 1)).getFirst().id();
        assertTrue(answer(outbox.accepted(id, 1, START + 5)));
        assertFalse(answer(outbox.accepted(id, 1, START + 6)));
        assertEquals(START + 5, outbox.rowsOf(alarm.id(), 10).getLast().acceptedAt());
        assertFalse(answer(outbox.retry(id, START + 9, "late")));
        assertFalse(answer(outbox.cancelled(id, "late")));
    }

    @Test
    void failedAttempt_isDueAgainAtItsTime() {
        append(Plant.on(book, Plant.raiseH(30), START));
        List<Notice> claimed = answer(outbox.claimDue("webhook-a", START, 2));
        assertTrue(answer(outbox.retry(claimed.getFirst().id(), START + 1_000, "HTTP 503")));
        assertEquals(0, answer(outbox.claimDue("webhook-a", START + 999, 5)).size());
        Notice again = answer(outbox.claimDue("webhook-a", START + 1_000, 5)).getFirst();
        assertEquals(1, again.attempts());
        assertEquals("HTTP 503", again.lastError());
    }

    @Test
    void ended_isNotDueAgain() {
        Alarm alarm = append(Plant.on(book, Plant.raiseH(30), START));
        long first = answer(outbox.claimDue("webhook-a", START, 2)).getFirst().id();
        long second = answer(outbox.claimDue("webhook-b", START, 2)).getFirst().id();
        assertTrue(answer(outbox.failed(first, "HTTP 410")));
        assertTrue(answer(outbox.cancelled(second, "channel removed")));
        assertEquals(0, answer(outbox.reclaimStale(Long.MAX_VALUE)));
        assertEquals(List.of(NoticeState.CANCELLED, NoticeState.FAILED), states(outbox.rowsOf(alarm.id(), 10)));
    }

    @Test
    void claimedAndNeverAnswered_isReclaimed() throws SQLException {
        append(Plant.on(book, Plant.raiseH(30), START));
        assertEquals(1, answer(outbox.claimDue("webhook-a", START, 2)).size());
        journal.close();
        open();

        assertEquals(0, answer(outbox.reclaimStale(START)));
        assertEquals(1, answer(outbox.reclaimStale(START + 1)));
        assertEquals(1, answer(outbox.claimDue("webhook-a", START + 30_000, 5)).size());
    }

    /** Retry later, though newer things of the same alarm are there: they wait, and the old one goes at once and as urgently. */
    @Test
    void olderNoticeOfAnAlarm_goesBeforeANewerOneAndHoldsItUpForNothingElse() {
        Alarm raised = append(Plant.on(book, Plant.raiseH(30), START));
        Notice first = answer(outbox.claimDue("webhook-a", START, 9)).getFirst();
        append(Plant.on(book, Plant.upToHH(60), START));
        assertEquals(List.of(), answer(outbox.claimDue("webhook-a", START, 9)), "the older one is on its way");
        answer(outbox.retry(first.id(), START + 30_000, "HTTP 503"));
        assertEquals(List.of(), answer(outbox.claimDue("webhook-a", START, 9)), "the older one is tried again first");
        append(Plant.on(book, Plant.quality(true), START));
        append(Plant.on(book, Plant.unacknowledge(append(Plant.on(book, Plant.ack(book.alarm(raised.id())), START)), "x"), START));

        List<Notice> again = answer(outbox.claimDue("webhook-a", START, 9));
        assertEquals(List.of(first.id()), again.stream().map(Notice::id).toList());
        assertEquals(Priority.P1, again.getFirst().priority(), "the newer one's");
        answer(outbox.accepted(first.id(), first.seq(), START + 3));
        assertEquals(TransitionType.ALARM_ESCALATED, answer(outbox.claimDue("webhook-a", START + 3, 9)).getFirst().type());
    }

    @Test
    void channelsOfThePast_areEnded() {
        Alarm alarm = append(Plant.on(book, Plant.raiseH(30), START));
        assertEquals(1, answer(outbox.failOthers(List.of("webhook-b", "pager"), "gone")));
        assertEquals(List.of(NoticeState.PLANNED, NoticeState.FAILED), states(outbox.rowsOf(alarm.id(), 10)));
        assertEquals(1, answer(outbox.failOthers(List.of(), "gone")));
    }

    @Test
    void newRows_wakeTheSender() {
        ConcurrentLinkedQueue<Long> woken = new ConcurrentLinkedQueue<>();
        outbox.onRows(() -> woken.add(journal.committedTicket()));
        append(Plant.on(book, Plant.raiseH(30), START));
        Await.until("woken", () -> woken.contains(1L));
    }

    @Test
    void plannerThrows_entryIsCommittedAndTheDefectReported() {
        Alarm alarm = append(Plant.on(book, Plant.raiseH(30), START));
        append(Plant.on(book, Plant.comment(alarm), START));
        assertEquals(2, journal.entriesOf(alarm.id()).size());
        assertEquals(1, defects.size());
    }

    @Test
    void journalClosed_answerFails() throws SQLException {
        journal.close();
        assertThrows(CompletionException.class, () -> answer(outbox.claimDue("webhook-a", START, 1)));
    }
}
