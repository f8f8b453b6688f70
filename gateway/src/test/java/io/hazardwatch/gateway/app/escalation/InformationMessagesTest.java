package io.hazardwatch.gateway.app.escalation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.alarms.Note;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.api.escalation.MessageRecord;
import io.hazardwatch.gateway.escalation.Subject;
import io.hazardwatch.gateway.escalation.SubjectKind;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.notify.person.AnswerWays;
import io.hazardwatch.gateway.notify.person.MessageFacts;
import io.hazardwatch.gateway.notify.person.MessageNature;
import io.hazardwatch.gateway.notify.person.MessagePurpose;
import io.hazardwatch.gateway.notify.person.PersonMessage;
import io.hazardwatch.gateway.notify.person.SendResult;
import io.hazardwatch.gateway.people.ContactMeansKind;
import io.hazardwatch.gateway.testkit.Await;
import io.hazardwatch.gateway.testkit.FakeClock;
import io.hazardwatch.gateway.testkit.LeakCheck;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** News of duty over a real journal. */
@ExtendWith(LeakCheck.class)
class InformationMessagesTest {
    private static final long START = 1_760_000_000_000L;

    private final FakeClock clock = new FakeClock(START);
    private final FakeProvider provider = new FakeProvider();
    @TempDir
    private Path directory;
    private CallRig rig;
    private boolean ifReachable;

    @BeforeEach
    void open() throws SQLException {
        rig = new CallRig(directory.resolve("journal.db"), clock, provider);
    }

    @AfterEach
    void close() throws SQLException, InterruptedException {
        rig.kill();
        assertEquals(List.of(), List.copyOf(rig.defects));
    }

    private boolean tell(String id, Priority priority, String... persons) {
        return tell(id, priority, null, persons);
    }

    private boolean tell(String id, Priority priority, AnswerWays answer, String... persons) {
        Subject subject = new Subject(SubjectKind.DUTY, id, 1, 1, priority, "huarun-gas", "lpg-depot-01", null);
        MessageFacts facts = new MessageFacts(MessageNature.LIVE, MessagePurpose.DUTY, null, new Text("储配站", "LPG depot"),
                new Text("提醒：您即将值班，值班室，01-04 08:00 – 01-04 20:00", "Reminder"), null, null, null, 0, ZoneId.of("Asia/Shanghai"), null, null, 1,
                answer);
        return (ifReachable ? rig.notices.tellIfReachable(subject, facts, List.of(persons)) : rig.notices.tell(subject, facts, List.of(persons)))
                .toCompletableFuture().join();
    }

    @Test
    void newsOfWhichNobodyCanHear_isNotStored_soThatItIsToldOnceSomebodyCan() {
        ifReachable = true;
        rig.unreachable.add("ann");
        rig.unreachable.add("bob");
        assertFalse(tell("late", Priority.P4, "ann", "bob"));
        rig.unreachable.remove("ann");
        assertTrue(tell("late", Priority.P4, "ann", "bob"));
        assertTrue(tell("late", Priority.P4, "ann", "bob"), "it was, after a restart perhaps");
        awaitTold("ann SMS");
    }

    private List<String> told() {
        return provider.names(MessagePurpose.DUTY);
    }

    private void awaitTold(String... expected) {
        Await.until("told " + List.of(expected), () -> told().size() >= expected.length);
        assertEquals(List.of(expected), told());
    }

    @Test
    void news_reachesEachPersonByTheFirstNormalMeans_once_andCallsNobody() {
        assertTrue(tell("ahead", Priority.P4, "ann", "bob"));
        assertFalse(tell("ahead", Priority.P4, "ann", "bob"), "told once");
        awaitTold("ann SMS", "bob SMS");
        String brief = provider.taken.peek().text().brief();
        assertEquals("值班 储配站 提醒：您即将值班，值班室，01-04 08:00 – 01-04 20:00", brief);
        assertEquals(List.of(), rig.desk.running());
    }

    @Test
    void newsToAHousehold_goesByTheUrgentMeans_andWaitsForNoFlood() {
        for (int i = 0; i < 15; i++) {
            tell("news-" + i, Priority.P4, "ann");
        }
        Await.until("as many as one gets", () -> told().size() == PersonMessageLimit.MESSAGES_MAX);
        for (int i = 1; i <= 14; i++) {
            tellOfAValve(i);
            int all = i;
            Await.until("told " + i, () -> provider.names(MessagePurpose.HOUSEHOLD_NEWS).size() == all);
        }
        assertEquals(List.of("ann PUSH"), provider.names(MessagePurpose.HOUSEHOLD_NEWS).stream().distinct().toList());
    }

    private void tellOfAValve(int seq) {
        Subject valve = new Subject(SubjectKind.HOUSEHOLD, "a:valve", 1, seq, Priority.P2, "huarun-gas", "lpg-depot-01", null);
        MessageFacts facts = new MessageFacts(MessageNature.LIVE, MessagePurpose.HOUSEHOLD, null, Text.of("Flat 1"), Text.of("closed"), null,
                null, null, 0, ZoneId.of("Asia/Shanghai"), null, null, 1, null);
        assertTrue(rig.notices.tell(valve, facts, List.of("ann")).toCompletableFuture().join());
    }

    @Test
    void newsToAHousehold_thatWasHeldForHalfAnHour_isDroppedAndNoted() throws SQLException {
        AtomicBoolean isHeld = new AtomicBoolean(true);
        rig.notices.decideBy(SubjectKind.HOUSEHOLD, new SubjectRules() {
            @Override
            public boolean isHeld(Subject subject) {
                return isHeld.get();
            }
        });
        tellOfAValve(1);
        clock.advance(1_799_000);
        isHeld.set(false);
        rig.runner.wake();
        Await.until("told in time", () -> provider.names(MessagePurpose.HOUSEHOLD_NEWS).size() == 1);
        isHeld.set(true);
        tellOfAValve(2);
        clock.advance(1_800_000);
        rig.runner.wake();
        Await.until("dropped", () -> rig.desk.messages("a:valve", 10).stream().map(MessageRecord::state).toList().contains("CANCELLED"));
        isHeld.set(false);
        tellOfAValve(3);
        Await.until("what is new is told", () -> provider.names(MessagePurpose.HOUSEHOLD_NEWS).size() == 2);
        Await.until("noted", () -> rig.journal.entriesAfter(0, 100).stream().map(each -> each.event())
                .filter(each -> each.type() == TransitionType.HOUSEHOLD_CALLED).map(each -> ((Note) each).reason()).toList().equals(
                List.of("news by PUSH was not told: it could not be sent for half an hour")));
    }

    @Test
    void newsToAHousehold_isNotDroppedBecauseTheClockIsSetForward() {
        AtomicBoolean isHeld = new AtomicBoolean(true);
        rig.notices.decideBy(SubjectKind.HOUSEHOLD, new SubjectRules() {
            @Override
            public boolean isHeld(Subject subject) {
                return isHeld.get();
            }
        });
        tellOfAValve(1);
        clock.stepWall(7_200_000);
        tellOfAValve(2);
        isHeld.set(false);
        rig.runner.wake();
        Await.until("both are told", () -> provider.names(MessagePurpose.HOUSEHOLD_NEWS).size() == 2);
    }

    @Test
    void rollCall_bringsTheLinkByWhichItIsAnswered_andTheProofDoesNotKeepIt() {
        tell("asked", Priority.P2, new AnswerWays("https://hw.example/presence/abcdefghijklmnop", ""), "ann");
        awaitTold("ann SMS");
        assertTrue(provider.taken.peek().text().brief().endsWith("应答：https://hw.example/presence/abcdefghijklmnop"),
                provider.taken.peek().text().brief());
        Await.until("kept", () -> rig.desk.messages("asked", 1).getFirst().text() != null);
        assertFalse(rig.desk.messages("asked", 1).getFirst().text().contains("abcdefghijklmnop"));
    }

    @Test
    void newsOfP1_usesTheUrgentMeans() {
        tell("near", Priority.P1, "ann");
        awaitTold("ann PUSH");
    }

    @Test
    void meansThatCannotWork_givesWayToTheNext() {
        provider.answer = message -> message.means() == ContactMeansKind.SMS ? new SendResult.Unreachable("no such number")
                : new SendResult.Accepted(message.key(), true);
        tell("ahead", Priority.P4, "ann");
        awaitTold("ann MAIL");
        Await.until("kept", () -> rig.desk.messages("ahead", 10).stream().map(MessageRecord::state).collect(Collectors.joining(" "))
                .equals("ACCEPTED FAILED"));
    }

    @Test
    void killedWhileTheProviderIsAway_isSentAfterTheRestart() throws SQLException, InterruptedException {
        provider.answer = message -> new SendResult.Retry("away", 0);
        tell("moved", Priority.P4, "ann");
        Await.until("tried", () -> !provider.given.isEmpty());
        rig.kill();
        provider.answer = message -> new SendResult.Accepted(message.key(), true);
        clock.advance(2 * 3_600_000L);
        rig = new CallRig(directory.resolve("journal.db"), clock, provider);
        awaitTold("ann SMS");
        assertTrue(provider.taken.peek().text().brief().contains("您即将值班"), "its text was kept");
    }

    @Test
    void personWithTooManyMessages_newsWaits_andIsNotDropped() {
        for (int i = 0; i < 15; i++) {
            tell("news-" + i, Priority.P4, "ann");
        }
        Await.until("ten", () -> told().size() == PersonMessageLimit.MESSAGES_MAX);
        clock.advance(PersonMessageLimit.WINDOW_MILLIS + 1_000);
        rig.runner.wake();
        Await.until("all", () -> told().size() == 15);
        assertEquals(15, provider.taken.stream().map(PersonMessage::key).distinct().count());
    }
}
