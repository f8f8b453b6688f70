package io.hazardwatch.gateway.app.escalation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.answer.Answer;
import io.hazardwatch.gateway.answer.AnswerState;
import io.hazardwatch.gateway.answer.AskedMessage;
import io.hazardwatch.gateway.escalation.AttemptResult;
import io.hazardwatch.gateway.escalation.EscalationTiming;
import io.hazardwatch.gateway.escalation.Subject;
import io.hazardwatch.gateway.escalation.SubjectKind;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.notify.person.MessageFacts;
import io.hazardwatch.gateway.notify.person.MessageNature;
import io.hazardwatch.gateway.notify.person.MessagePurpose;
import io.hazardwatch.gateway.notify.person.PersonMessage;
import io.hazardwatch.gateway.notify.person.ReceiptOutcome;
import io.hazardwatch.gateway.notify.person.SendResult;
import io.hazardwatch.gateway.people.ContactMeansKind;
import io.hazardwatch.gateway.testkit.Await;
import io.hazardwatch.gateway.testkit.FakeClock;
import io.hazardwatch.gateway.testkit.LeakCheck;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Calls and messages about what is no alarm. */
@ExtendWith(LeakCheck.class)
class NoticesTest {
    private static final long START = 1_760_000_000_000L;
    private static final long MINUTE = 60_000;

    private final FakeClock clock = new FakeClock(START);
    private final FakeProvider provider = new FakeProvider();
    private final ConcurrentLinkedQueue<String> heard = new ConcurrentLinkedQueue<>();
    @TempDir
    private Path directory;
    private CallRig rig;

    @BeforeEach
    void open() throws SQLException {
        rig = new CallRig(directory.resolve("journal.db"), clock, provider);
        rig.notices.onMessage((subject, person, level, means, result, at) -> heard.add(subject.id() + ' ' + person + ' ' + means + ' ' + result));
    }

    @AfterEach
    void close() throws SQLException, InterruptedException {
        rig.kill();
        assertEquals(List.of(), List.copyOf(rig.defects));
    }

    private static Subject storm(String id) {
        return new Subject(SubjectKind.WEATHER, id, 1, 1, Priority.P2, "e", "s", null);
    }

    private static MessageFacts facts(MessagePurpose purpose, String matter) {
        return new MessageFacts(MessageNature.LIVE, purpose, Priority.P2, Text.of("depot"), Text.of(matter), null, null, null, START, ZoneOffset.UTC,
                null, null, 1, null);
    }

    private boolean tell(String id, String person, List<String> unless) {
        return rig.notices.tellUnlessCalled(storm(id), left -> facts(MessagePurpose.NEWS, "all clear"), person, unless).toCompletableFuture().join();
    }

    private void call(String id) {
        rig.notices.call(storm(id), facts(MessagePurpose.CALL, "storm")).toCompletableFuture().join();
        Await.until("called", () -> provider.calls().contains("ann PUSH"));
    }

    @Test
    void personToldOnce_isAskedForNoAnswer_andTheListenerHearsThatItWasSent() {
        assertTrue(tell("n-1", "cid", List.of()));
        Await.until("sent", () -> heard.contains("n-1 cid SMS " + AttemptResult.ACCEPTED));
        assertEquals(List.of(MessagePurpose.NEWS), provider.taken.stream().map(message -> message.purpose()).toList());
        assertTrue(provider.taken.peek().text().full().contains("all clear"));
        assertEquals(List.of(), rig.desk.running());
    }

    @Test
    void meansThatCannotWork_nextOneIsUsed() {
        provider.answer = message -> message.means() == ContactMeansKind.SMS ? new SendResult.Unreachable("no device")
                : new SendResult.Accepted(message.key(), true);
        tell("n-1", "cid", List.of());
        Await.until("sent", () -> heard.contains("n-1 cid MAIL " + AttemptResult.ACCEPTED));
        assertTrue(heard.contains("n-1 cid SMS " + AttemptResult.NOT_REACHED));
    }

    @Test
    void personWhoIsBeingCalled_isNotToldAsWell() {
        call("w-1");
        assertFalse(tell("n-1", "ann", List.of("WEATHER:w-1")));
        assertTrue(tell("n-2", "bob", List.of("WEATHER:w-1")));
        assertTrue(tell("n-3", "ann", List.of("WEATHER:w-1", "WEATHER:w-2")));
    }

    @Test
    void overQuietly_endsTheCallsAndSendsNothingByItself() {
        call("w-1");
        Await.until("accepted", () -> heard.stream().anyMatch(each -> each.startsWith("w-1 ann")));
        assertTrue(rig.notices.over("WEATHER:w-1").toCompletableFuture().join());
        assertEquals(List.of(), rig.desk.running());
        assertEquals(List.of(), provider.names(MessagePurpose.NEWS));
    }

    @Test
    void timesOfAKind_holdInsteadOfThoseOfThePriority() {
        rig.rules.put(SubjectKind.WEATHER, new SubjectRules() {
            @Override
            public EscalationTiming timing(Subject subject, EscalationTiming usual) {
                return new EscalationTiming(0, 60 * MINUTE, 20 * MINUTE, 60 * MINUTE, 0, 0, 1, usual.urgency(), false, false, List.of(), 0);
            }
        });
        call("w-1");
        Await.until("accepted", () -> heard.contains("w-1 ann PUSH " + AttemptResult.ACCEPTED));
        assertFalse(isBobCalledAfter(19));
        assertTrue(isBobCalledAfter(2));
    }

    private boolean isBobCalledAfter(int minutes) {
        for (int i = 0; i < minutes; i++) {
            clock.advance(MINUTE);
            rig.runner.submit(book -> true).toCompletableFuture().join();
        }
        return rig.desk.running().getFirst().calls().level().equals("two");
    }

    @Test
    void matterOfAPerson_isSaidToThatPerson() {
        rig.rules.put(SubjectKind.WEATHER, new SubjectRules() {
            @Override
            public Text matter(List<Subject> subjects, String person) {
                return Text.of("storm over the sites of " + person);
            }
        });
        call("w-1");
        Await.until("text", () -> provider.taken.stream().anyMatch(message -> message.text().full().contains("sites of ann")));
    }

    private void callTogether() {
        rig.rules.put(SubjectKind.WEATHER, new SubjectRules() {
            @Override
            public String together(Subject subject) {
                return "storm";
            }

            @Override
            public Text matter(List<Subject> subjects, String person) {
                return Text.of("storm over " + subjects.stream().map(Subject::id).sorted().toList());
            }
        });
        rig.notices.onAnswer((subject, person, isTaken, by, at) -> heard.add(subject.id() + " answered by " + person));
        Map<Subject, MessageFacts> matters = new LinkedHashMap<>();
        List.of("w-1", "w-2").forEach(id -> matters.put(storm(id), facts(MessagePurpose.CALL, "storm of " + id)));
        rig.notices.call(matters).toCompletableFuture().join();
        Await.until("accepted", () -> heard.contains("w-1 ann PUSH " + AttemptResult.ACCEPTED)
                && heard.contains("w-2 ann PUSH " + AttemptResult.ACCEPTED));
    }

    @Test
    void mattersThatBelongTogether_areOneMessageAndOneAnswer() {
        callTogether();
        assertEquals(1, provider.taken.stream().filter(message -> message.means() == ContactMeansKind.PUSH).count());
        PersonMessage message = provider.taken.stream().filter(each -> each.means() == ContactMeansKind.PUSH).findFirst().orElseThrow();
        assertEquals(MessagePurpose.CALL, message.purpose(), "no digest");
        assertTrue(message.text().full().contains("storm over [w-1, w-2]"), message.text().full());
        rig.receipt("ann", ContactMeansKind.PUSH, ReceiptOutcome.TAKEN);
        Await.until("answered", () -> heard.contains("w-1 answered by ann") && heard.contains("w-2 answered by ann"));
        Await.until("stored", () -> rig.desk.running().isEmpty());
    }

    @Test
    void linkOfAMessageAboutTwoMatters_showsBothAndAnswersWhatIsStillOpen() {
        callTogether();
        Notification row = rig.runner.submit(book -> book.rows().stream().filter(each -> each.purpose == MessagePurpose.CALL
                && each.subjectId.equals("w-1")).findFirst().orElseThrow()).toCompletableFuture().join();
        rig.notices.taken("WEATHER:w-1", "boss", "console").toCompletableFuture().join();
        AskedMessage asked = JournaledAnswers.asked(row);
        assertEquals(AnswerState.OPEN, rig.page.view(asked).state());
        assertEquals("storm over [w-1, w-2]", rig.page.view(asked).matter().en());
        rig.page.answer(asked, Answer.TAKE).toCompletableFuture().join();
        assertTrue(heard.contains("w-2 answered by ann"));
        Await.until("stored", () -> rig.desk.running().isEmpty());
    }

    private List<String> called() {
        return rig.notices.called(SubjectKind.HOUSEHOLD).stream().map(Notices.Called::calls)
                .map(calls -> calls.subject().id() + ' ' + calls.end()).toList();
    }

    @Test
    void callsToAHousehold_areKnownForADay_withAndWithoutARestart_andOthersForAnHour() throws SQLException, InterruptedException {
        Subject flat = new Subject(SubjectKind.HOUSEHOLD, "flat", 1, 1, Priority.P2, "e", "s", null);
        rig.notices.call(flat, facts(MessagePurpose.HOUSEHOLD, "gas")).toCompletableFuture().join();
        rig.notices.taken(flat.key(), "ann", "VOICE").toCompletableFuture().join();
        call("w-1");
        rig.notices.over(storm("w-1").key()).toCompletableFuture().join();
        for (int i = 0; i < 2; i++) {
            clock.advance(11 * 60 * MINUTE);
            tell("news-" + i, "bob", List.of());
            assertEquals(List.of("flat ACKNOWLEDGED"), called());
            assertEquals(List.of(), rig.notices.called(SubjectKind.WEATHER));
            rig.kill();
            rig = new CallRig(directory.resolve("journal.db"), clock, provider);
            tell("more-" + i, "bob", List.of());
            assertEquals(List.of("flat ACKNOWLEDGED"), called());
        }
        clock.advance(3 * 60 * MINUTE);
        tell("last", "bob", List.of());
        assertEquals(List.of(), called());
    }

    @Test
    void matterThatIsNotKnownYet_waitsAndIsSentOnceItIs() {
        AtomicBoolean isHeld = new AtomicBoolean(true);
        rig.rules.put(SubjectKind.WEATHER, new SubjectRules() {
            @Override
            public boolean isHeld(Subject subject) {
                return isHeld.get();
            }
        });
        rig.notices.call(storm("w-1"), facts(MessagePurpose.CALL, "storm")).toCompletableFuture().join();
        rig.runner.submit(book -> true).toCompletableFuture().join();
        assertEquals(List.of(), provider.calls());
        isHeld.set(false);
        clock.advance(1_000);
        rig.runner.submit(book -> true);
        Await.until("called", () -> provider.calls().contains("ann PUSH"));
    }
}
