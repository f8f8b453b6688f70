package io.hazardwatch.gateway.app.escalation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.answer.Answer;
import io.hazardwatch.gateway.answer.AnswerState;
import io.hazardwatch.gateway.answer.AnswerView;
import io.hazardwatch.gateway.answer.AskedMessage;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.testkit.Await;
import io.hazardwatch.gateway.testkit.FakeClock;
import io.hazardwatch.gateway.testkit.LeakCheck;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Stories 39 and 41. An answer from a phone comes twenty minutes late, when the alarm has been answered, has ended and is there again: it
 * counts for nothing, and people are still called. And a script that acknowledges ends no calls for good: its acknowledgement runs out.
 */
@ExtendWith(LeakCheck.class)
class Story39LateAnswerTest {
    private static final long START = 1_760_000_000_000L;
    private static final long MINUTE = 60_000;
    private static final long LEASE_P1 = 30 * MINUTE;

    private final FakeClock clock = new FakeClock(START);
    private final FakeProvider provider = new FakeProvider();
    @TempDir
    private Path directory;
    private CallRig rig;

    @BeforeEach
    void open() throws SQLException {
        rig = new CallRig(directory.resolve("journal.db"), clock, provider);
    }

    @AfterEach
    void close() throws SQLException, InterruptedException {
        rig.kill();
        assertEquals(List.of(), List.copyOf(rig.defects));
    }

    private void awaitCalls(int number) {
        Await.until(number + " calls", () -> provider.calls().size() >= number);
    }

    private AskedMessage askedFirst(Alarm alarm) {
        return rig.page.message(rig.desk.messages(alarm.id(), 100).getLast().id());
    }

    @Test
    void answeredFromTheShadow_whenItIsThereAgain_changesNothing_andOffersTheFreshMessage() {
        Alarm alarm = rig.raise("gas", Priority.P1);
        awaitCalls(2);
        AskedMessage old = askedFirst(alarm);
        rig.acknowledge(alarm, "chief");
        Await.until("ended", () -> rig.desk.running().isEmpty());
        rig.clear(alarm);
        clock.advance(20 * MINUTE);
        Alarm again = rig.raise("gas", Priority.P1);
        awaitCalls(4);
        AnswerView view = rig.page.answer(old, Answer.TAKE).toCompletableFuture().join();
        assertEquals(AnswerState.STALE, view.state());
        assertNotNull(view.fresh());
        assertFalse(rig.journal.alarm(again.id()).state().isAcked());
        assertEquals(1, rig.desk.running().size());
    }

    @Test
    void acknowledgedByAScript_runsOutAfterHalfAnHour_andPeopleAreCalledAgain() {
        Alarm alarm = rig.raise("gas", Priority.P1);
        awaitCalls(2);
        rig.acknowledge(alarm, "script");
        Await.until("ended", () -> rig.desk.running().isEmpty());
        int before = provider.calls().size();
        clock.advance(LEASE_P1 + 1);
        synchronized (rig.plant) {
            rig.plant.onTick(clock.millis(), together -> together.forEach(rig.journal::append));
        }
        awaitCalls(before + 2);
        assertFalse(rig.journal.alarm(alarm.id()).state().isAcked());
    }
}
