package io.hazardwatch.gateway.app.escalation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.api.escalation.MessageRecord;
import io.hazardwatch.gateway.escalation.PlannedCall;
import io.hazardwatch.gateway.escalation.Subject;
import io.hazardwatch.gateway.escalation.SubjectKind;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.notify.person.DeliveryReceipt;
import io.hazardwatch.gateway.notify.person.MessagePurpose;
import io.hazardwatch.gateway.notify.person.PersonMessage;
import io.hazardwatch.gateway.notify.person.ReceiptOutcome;
import io.hazardwatch.gateway.people.ContactMeansKind;
import io.hazardwatch.gateway.testkit.Await;
import io.hazardwatch.gateway.testkit.FakeClock;
import io.hazardwatch.gateway.testkit.LeakCheck;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Sirens are switched on after the last level and off by the answer, and say themselves that they heard. */
@ExtendWith(LeakCheck.class)
class SirensTest {
    private final FakeClock clock = new FakeClock(1_760_000_000_000L);
    private final FakeProvider provider = new FakeProvider();
    @TempDir
    private Path directory;
    private CallRig rig;

    @BeforeEach
    void open() throws SQLException {
        rig = rig();
    }

    private CallRig rig() throws SQLException {
        CallRig made = new CallRig(directory.resolve("journal.db"), clock, provider);
        made.sirens = List.of(new Sirens.Device("fake", "horn-1"));
        return made;
    }

    @AfterEach
    void close() throws SQLException, InterruptedException {
        rig.kill();
        assertEquals(List.of(), List.copyOf(rig.defects));
    }

    private List<PersonMessage> toSiren() {
        return provider.taken.stream().filter(message -> message.person().equals("siren:horn-1")).toList();
    }

    private Alarm unanswered() {
        Alarm alarm = rig.raise("gas", Priority.P1);
        Await.until("calls", () -> provider.calls().contains("ann PUSH"));
        assertEquals(List.of(), toSiren());
        for (int level = 0; level < 2; level++) {
            rig.desk.nextLevel(SubjectKind.ALARM, alarm.id(), "chief", null).toCompletableFuture().join();
        }
        Await.until("siren", () -> !toSiren().isEmpty());
        return alarm;
    }

    private void echo(ReceiptOutcome outcome) {
        rig.receipts.received(new DeliveryReceipt("fake", null, toSiren().getLast().key(), outcome, clock.millis(), "no echo"));
    }

    private MessageRecord record(Alarm alarm, String level) {
        return rig.desk.messages(alarm.id(), 100).stream().filter(each -> each.person().equals("siren:horn-1") && level.equals(each.level()))
                .findFirst().orElseThrow();
    }

    @Test
    void nobodyAnswers_sirenIsSwitchedOn_andOffByTheAnswer() {
        Alarm alarm = unanswered();
        PersonMessage on = toSiren().getFirst();
        assertEquals(MessagePurpose.SIREN, on.purpose());
        assertNull(on.answer(), "who reads the topic cannot answer for a person");
        echo(ReceiptOutcome.DELIVERED);
        Await.until("heard", () -> record(alarm, "on").state().equals("DELIVERED"));
        rig.acknowledge(alarm, "chief");
        Await.until("off", () -> toSiren().size() == 2);
        assertEquals(MessagePurpose.NEWS, toSiren().getLast().purpose());
    }

    @Test
    void sirenOfAnEarlierLevel_isSwitchedOnWithItsCalls_andOffByTheFirstAnswer() {
        rig.sirenLevel = "two";
        Alarm alarm = rig.raise("gas", Priority.P1);
        Await.until("calls", () -> provider.calls().contains("ann PUSH"));
        rig.runner.submit(book -> true).toCompletableFuture().join();
        assertEquals(List.of(), toSiren());
        rig.desk.nextLevel(SubjectKind.ALARM, alarm.id(), "chief", null).toCompletableFuture().join();
        Await.until("on", () -> toSiren().size() == 1);
        assertFalse(rig.desk.running().getFirst().calls().isUnanswered(), "the chain is not at its end");
        echo(ReceiptOutcome.DELIVERED);
        Await.until("heard", () -> record(alarm, "on").state().equals("DELIVERED"));
        rig.acknowledge(alarm, "chief");
        Await.until("off", () -> toSiren().size() == 2);
        assertEquals(MessagePurpose.NEWS, toSiren().getLast().purpose());
    }

    @Test
    void sirenOfALevelThatIsNotInTheChain_isSwitchedOnAfterTheLastOne() {
        rig.sirenLevel = "deleted";
        unanswered();
    }

    @Test
    void sirenThatDidNotHear_isToldAgainUnderTheSameKey_andReported() {
        unanswered();
        echo(ReceiptOutcome.UNDELIVERED);
        Await.until("alarm of the gateway", () -> rig.raised.stream().anyMatch(name -> name.contains("siren-horn-1")));
        Await.until("told again", () -> {
            clock.advance(1_000);
            rig.runner.wake();
            return toSiren().size() >= 2;
        });
        assertEquals(toSiren().getFirst().key(), toSiren().getLast().key());
    }

    @Test
    void processDies_sirenIsStillSwitchedOffByTheAnswer() throws SQLException, InterruptedException {
        Alarm alarm = unanswered();
        echo(ReceiptOutcome.DELIVERED);
        Await.until("heard", () -> record(alarm, "on").state().equals("DELIVERED"));
        rig.kill();
        rig = rig();
        rig.runner.submit(book -> true).toCompletableFuture().join();
        assertEquals(1, toSiren().size(), "it is on already");
        rig.acknowledge(alarm, "chief");
        Await.until("off", () -> toSiren().size() == 2);
        assertEquals(MessagePurpose.NEWS, toSiren().getLast().purpose());
    }

    private static Notification row(EscalationBook book, String level, NotificationState state, long claimedAt) {
        Subject alarm = new Subject(SubjectKind.ALARM, "e.s.d.p.high", 1, 1, Priority.P1, "e", "s", null);
        Notification row = book.add(1, alarm, new PlannedCall(level + claimedAt + state, "siren:horn-1", ContactMeansKind.APP, "horn-1", level, 0,
                MessagePurpose.SIREN, 0), 0);
        row.channel = "fake";
        row.state = state;
        row.claimedAt = claimedAt;
        return row;
    }

    private static Notification newest(EscalationBook book) {
        return book.rows().stream().filter(Notification::isSiren).max(Comparator.comparingLong(row -> row.id)).orElseThrow();
    }

    @Test
    void lastOnWasNeverSent_butTheOffBeforeItNeitherWas_sirenIsSwitchedOff() {
        EscalationBook book = new EscalationBook(null, null, null);
        row(book, Notification.ON, NotificationState.DELIVERED, 1);
        row(book, Notification.OFF, NotificationState.CANCELLED, 0);
        Notification on = row(book, Notification.ON, NotificationState.PLANNED, 0);
        new Sirens(book, subject -> List.of(), null).look(2);
        assertEquals(NotificationState.CANCELLED, on.state);
        assertEquals(List.of(Notification.OFF, NotificationState.PLANNED), List.of(newest(book).level, newest(book).state));
    }

    @Test
    void lastOnWasNeverSent_andTheSirenConfirmedTheOffBeforeIt_nothingIsSent() {
        EscalationBook book = new EscalationBook(null, null, null);
        row(book, Notification.OFF, NotificationState.DELIVERED, 1);
        Notification on = row(book, Notification.ON, NotificationState.PLANNED, 0);
        new Sirens(book, subject -> List.of(), null).look(2);
        assertEquals(NotificationState.CANCELLED, on.state);
        assertEquals(on, newest(book));
    }

    @Test
    void sirenMovedToAnotherChannelBeforeItHeard_isToldThere() {
        Alarm alarm = unanswered();
        echo(ReceiptOutcome.UNDELIVERED);
        Await.until("waits", () -> record(alarm, "on").state().equals("RETRY"));
        String channel = rig.runner.submit(book -> {
            new Sirens(book, subject -> List.of(new Sirens.Device("other", "horn-1")), null).look(clock.millis());
            return newest(book).channel;
        }).toCompletableFuture().join();
        assertEquals("other", channel);
    }

    @Test
    void twoAlarms_sirenStaysOnUntilBothAreAnswered() {
        Alarm first = unanswered();
        Alarm second = rig.raise("fire", Priority.P1);
        Await.until("calls", () -> rig.desk.running().size() == 2);
        rig.desk.nextLevel(SubjectKind.ALARM, second.id(), "chief", null).toCompletableFuture().join();
        rig.desk.nextLevel(SubjectKind.ALARM, second.id(), "chief", null).toCompletableFuture().join();
        rig.acknowledge(first, "chief");
        Await.until("first ended", () -> rig.desk.running().size() == 1);
        assertEquals(1, toSiren().size());
        rig.acknowledge(second, "chief");
        Await.until("off", () -> toSiren().size() == 2);
        assertTrue(toSiren().getLast().purpose() == MessagePurpose.NEWS);
    }
}
