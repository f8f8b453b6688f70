package io.hazardwatch.gateway.app.escalation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.api.escalation.CallControl;
import io.hazardwatch.gateway.escalation.EscalationProfile;
import io.hazardwatch.gateway.escalation.EscalationSettings;
import io.hazardwatch.gateway.escalation.SubjectKind;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.notify.person.ReceiptOutcome;
import io.hazardwatch.gateway.people.ContactMeansKind;
import io.hazardwatch.gateway.testkit.Await;
import io.hazardwatch.gateway.testkit.FakeClock;
import io.hazardwatch.gateway.testkit.LeakCheck;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** An alarm that two levels must answer, and whose condition ends meanwhile. */
@ExtendWith(LeakCheck.class)
class SeveralAnswersTest {
    private final FakeProvider provider = new FakeProvider();
    @TempDir
    private Path directory;
    private CallRig rig;

    @BeforeEach
    void open() throws SQLException {
        rig = new CallRig(directory.resolve("journal.db"), new FakeClock(1_760_000_000_000L), provider);
        EscalationProfile both = EscalationProfile.STANDARD;
        for (Priority priority : List.of(Priority.P1, Priority.P3)) {
            both = both.with(priority, both.of(priority).withAnswers(List.of("one", "two")));
        }
        rig.settings = new EscalationSettings(both, Map.of(), List.of());
    }

    @AfterEach
    void close() throws SQLException, InterruptedException {
        rig.kill();
        assertEquals(List.of(), List.copyOf(rig.defects));
    }

    private Alarm answeredByAnn(Priority priority) {
        Alarm alarm = rig.raise("gas", priority);
        Await.until("ann", () -> provider.calls().contains("ann PUSH"));
        rig.receipt("ann", ContactMeansKind.PUSH, ReceiptOutcome.TAKEN);
        Await.until("bob", () -> provider.calls().contains("bob PUSH"));
        return rig.journal.alarm(alarm.id());
    }

    @Test
    void p3_endsAfterTheFirstAnswer_othersAreNotCalledOn() {
        rig.clear(answeredByAnn(Priority.P3));
        Await.until("ended", () -> rig.desk.running().isEmpty());
    }

    @Test
    void p1_endsAfterTheFirstAnswer_othersAreCalledOn_andTheirAnswerStillCounts() {
        rig.clear(answeredByAnn(Priority.P1));
        rig.runner.submit(book -> true).toCompletableFuture().join();
        assertEquals(1, rig.desk.running().size());
        rig.receipt("bob", ContactMeansKind.VOICE, ReceiptOutcome.TAKEN);
        Await.until("ended", () -> rig.desk.running().isEmpty());
    }

    @Test
    void p1_answeredOnceWhileActive_secondAnswerCountsAlthoughItIsAcknowledgedAlready() {
        Alarm alarm = answeredByAnn(Priority.P1);
        assertTrue(alarm.state().isAcked());
        rig.receipt("bob", ContactMeansKind.VOICE, ReceiptOutcome.TAKEN);
        Await.until("ended", () -> rig.desk.running().isEmpty());
        assertEquals("ann", rig.journal.alarm(alarm.id()).ackedBy());
    }

    @Test
    void p1_secondAnswerAtTheConsole_countsAlthoughItIsAcknowledgedAlready() {
        Alarm alarm = answeredByAnn(Priority.P1);
        assertEquals(CallControl.Wish.STALE, rig.desk.take(SubjectKind.ALARM, alarm.id(), "bob", alarm.occurrence(), alarm.annSeq() + 1, null)
                .toCompletableFuture().join());
        assertEquals(CallControl.Wish.DONE, rig.desk.take(SubjectKind.ALARM, alarm.id(), "bob", alarm.occurrence(), alarm.annSeq(), "s-5")
                .toCompletableFuture().join());
        Await.until("ended", () -> rig.desk.running().isEmpty());
    }
}
