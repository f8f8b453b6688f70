package io.hazardwatch.gateway.app.channels;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hazardwatch.gateway.alarms.Note;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.database.DatabaseAwayException;
import io.hazardwatch.gateway.database.DatabaseHealth;
import io.hazardwatch.gateway.notify.person.FailedMeans;
import io.hazardwatch.gateway.people.ContactMeansKind;
import io.hazardwatch.gateway.people.PeopleEdit;
import io.hazardwatch.gateway.testkit.Await;
import io.hazardwatch.gateway.testkit.FakeClock;
import io.hazardwatch.gateway.testkit.LeakCheck;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LeakCheck.class)
class MeansWithdrawalsTest {
    private static final FailedMeans FAILED = new FailedMeans("li-wei", ContactMeansKind.SMS, "110", "unknown number", 5, 7);

    private final FakeClock clock = new FakeClock(1_000_000);
    private final ConcurrentLinkedQueue<Note> notes = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Throwable> defects = new ConcurrentLinkedQueue<>();
    private final AtomicInteger tried = new AtomicInteger();
    private volatile String lastTried = "";
    private volatile boolean isAway;
    private volatile PeopleEdit edit = PeopleEdit.DONE;
    private MeansWithdrawals withdrawals;

    @BeforeEach
    void open() {
        withdrawals = new MeansWithdrawals(this::withdraw, person -> "huarun-gas", notes::add, clock, Thread::new, (where, defect) ->
                defects.add(defect));
        withdrawals.start();
    }

    @AfterEach
    void close() throws InterruptedException {
        withdrawals.stop();
        assertEquals(List.of(), List.copyOf(defects));
    }

    private PeopleEdit withdraw(FailedMeans failed) {
        tried.incrementAndGet();
        lastTried = failed.person();
        if (isAway) {
            throw new DatabaseAwayException(DatabaseHealth.Condition.AWAY, "away", null);
        }
        return edit;
    }

    @Test
    void meansThatFailed_isWithdrawnAndJournaled() {
        withdrawals.accept(FAILED);
        Await.until("journaled", () -> !notes.isEmpty());
        assertEquals(List.of(new Note(TransitionType.PERSON_CHANGED, "huarun-gas", "li-wei", "system",
                "means SMS 110 lost its verification: unknown number", 7)), List.copyOf(notes));
    }

    @Test
    void meansThatWasWithdrawnBefore_isNotJournaledAgain() throws InterruptedException {
        edit = new PeopleEdit.Refused(PeopleEdit.Reason.WITHDRAWN_BEFORE, "address", "110", "");
        withdrawals.accept(FAILED);
        Await.until("tried", () -> tried.get() == 1);
        withdrawals.stop();
        assertEquals(List.of(), List.copyOf(notes));
    }

    @Test
    void storeIsAway_triedAgainAMinuteLaterOncePerMeans() {
        isAway = true;
        withdrawals.accept(FAILED);
        withdrawals.accept(FAILED);
        withdrawals.accept(new FailedMeans("last", ContactMeansKind.SMS, "2", "unknown", 5, 7));
        Await.until("all three are tried", () -> lastTried.equals("last"));
        isAway = false;
        clock.advance(MeansWithdrawals.AGAIN_MILLIS + 1);
        withdrawals.accept(new FailedMeans("other", ContactMeansKind.SMS, "1", "unknown", 5, 7));
        Await.until("withdrawn", () -> notes.size() == 3);
    }
}
