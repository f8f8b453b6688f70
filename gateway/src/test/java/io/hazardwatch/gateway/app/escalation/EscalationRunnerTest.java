package io.hazardwatch.gateway.app.escalation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.answer.Answer;
import io.hazardwatch.gateway.answer.AnswerState;
import io.hazardwatch.gateway.answer.AnswerView;
import io.hazardwatch.gateway.answer.AskedMessage;
import io.hazardwatch.gateway.api.escalation.AnnouncementTimes;
import io.hazardwatch.gateway.api.escalation.CallControl;
import io.hazardwatch.gateway.api.escalation.MessageRecord;
import io.hazardwatch.gateway.escalation.Subject;
import io.hazardwatch.gateway.escalation.SubjectKind;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.notify.person.CodeReply;
import io.hazardwatch.gateway.notify.person.DeliveryReceipt;
import io.hazardwatch.gateway.notify.person.FailedMeans;
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
import java.sql.Statement;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LeakCheck.class)
class EscalationRunnerTest {
    private static final long START = 1_760_000_000_000L;

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

    private void awaitCalls(String... expected) {
        Set<String> wanted = Set.of(expected);
        Await.until("calls " + wanted, () -> new HashSet<>(provider.calls()).containsAll(wanted));
    }

    private List<MessageRecord> messages(Alarm alarm) {
        return rig.desk.messages(alarm.id(), 100);
    }

    private void passes(long millis) {
        for (long left = millis; left > 0; left -= 1_000) {
            clock.advance(Math.min(left, 1_000));
        }
        rig.runner.wake();
    }

    @Test
    void p1_isHandedOverByTwoMeans_andKeptAsProof() {
        Alarm alarm = rig.raise("gas", Priority.P1);
        awaitCalls("ann PUSH", "ann VOICE");
        Await.until("recorded", () -> messages(alarm).stream().allMatch(each -> each.state().equals("ACCEPTED")));
        assertTrue(messages(alarm).getFirst().text().contains("P1"), messages(alarm).getFirst().text());
        assertEquals(1, rig.desk.running().size());
    }

    @Test
    void fiveTimesOfAnAlarm_areKept() {
        Alarm alarm = rig.raise("gas", Priority.P1);
        awaitCalls("ann PUSH", "ann VOICE");
        Await.until("recorded", () -> messages(alarm).stream().allMatch(each -> each.state().equals("ACCEPTED")));
        passes(20_000);
        rig.acknowledge(alarm, "ann");
        Await.until("answered", () -> rig.desk.times(alarm.id(), 5).getFirst().answeredAt() > 0);
        AnnouncementTimes times = rig.desk.times(alarm.id(), 5).getFirst();
        assertEquals(9_000, times.eventAt());
        assertEquals(10_000, times.arrivedAt());
        assertEquals(20_000, times.answeredAt() - times.acceptedAt());
        assertEquals(times.acceptedAt() - times.committedAt(), times.handoverMillis());
    }

    @Test
    void nobodyTakesTheCall_nextLevelIsCalledAtOnce() {
        rig.raise("gas", Priority.P1);
        awaitCalls("ann PUSH", "ann VOICE");
        rig.receipt("ann", ContactMeansKind.PUSH, ReceiptOutcome.DELIVERED);
        rig.receipt("ann", ContactMeansKind.VOICE, ReceiptOutcome.VOICEMAIL);
        awaitCalls("bob PUSH", "bob VOICE");
        Await.until("alarm of the gateway", () -> rig.raised.stream().anyMatch(name -> name.contains("nobody_reached")));
    }

    @Test
    void takenByKey_alarmIsAcknowledged_andTheOthersHearOfIt() {
        Alarm alarm = rig.raise("gas", Priority.P1);
        awaitCalls("ann PUSH", "ann VOICE");
        assertEquals(CallControl.Wish.DONE, rig.desk.nextLevel(SubjectKind.ALARM, alarm.id(), "chief", null).toCompletableFuture().join());
        awaitCalls("bob PUSH", "bob VOICE");
        rig.receipt("bob", ContactMeansKind.VOICE, ReceiptOutcome.TAKEN);
        Await.until("acknowledged", () -> "bob".equals(rig.journal.alarm(alarm.id()).ackedBy()));
        Await.until("news", () -> provider.names(MessagePurpose.NEWS).stream().anyMatch(news -> news.startsWith("ann")));
        Await.until("ended", () -> rig.desk.running().isEmpty());
        assertTrue(provider.names(MessagePurpose.NEWS).stream().noneMatch(news -> news.startsWith("bob")));
    }

    @Test
    void acknowledgedAtTheConsole_whatIsNotSentIsTakenBack() {
        provider.answer = message -> new SendResult.Retry("busy", 60_000);
        Alarm alarm = rig.raise("gas", Priority.P1);
        Await.until("tried", () -> messages(alarm).stream().filter(each -> each.state().equals("RETRY")).count() == 2);
        rig.acknowledge(alarm, "chief");
        Await.until("taken back", () -> messages(alarm).stream().allMatch(each -> each.state().equals("CANCELLED")));
        int given = provider.given.size();
        passes(120_000);
        rig.desk.nextLevel(SubjectKind.ALARM, alarm.id(), "x", null).toCompletableFuture().join();
        assertEquals(given, provider.given.size());
    }

    @Test
    void processDiesWhileSending_messageIsSentAgainUnderTheSameKey() throws SQLException, InterruptedException {
        provider.answer = message -> null;
        Alarm alarm = rig.raise("gas", Priority.P1);
        Await.until("under way", () -> provider.given.size() == 2);
        Set<String> keys = new HashSet<>(provider.given.stream().map(PersonMessage::key).toList());
        rig.kill();
        provider.answer = message -> new SendResult.Accepted(message.key(), true);
        rig = new CallRig(directory.resolve("journal.db"), clock, provider);
        awaitCalls("ann PUSH", "ann VOICE");
        assertEquals(keys, new HashSet<>(provider.taken.stream().map(PersonMessage::key).toList()));
        assertTrue(rig.journal.verifyChain().isIntact());
        assertEquals(2, messages(alarm).size());
    }

    @Test
    void nobodyAnswers_everybodyIsCalledAgain_andItIsJournaled() {
        rig.raise("gas", Priority.P1);
        awaitCalls("ann PUSH", "ann VOICE");
        for (int minute = 0; minute < 12; minute++) {
            passes(60_000);
            rig.runner.submit(book -> true).toCompletableFuture().join();
        }
        Await.until("note", () -> rig.journal.entriesAfter(0, 100).stream().anyMatch(entry -> entry.event().type().name().equals("NOBODY_ANSWERED")));
        Await.until("stored", () -> rig.desk.running().getFirst().calls().isUnanswered());
    }

    /** Otherwise whoever asked would wait for ever, and the place of a message that a provider has taken would never be free again. */
    @Test
    void requestThatWaitsWhileTheThreadFails_isDoneAfterwards() throws Exception {
        AtomicBoolean isQueued = new AtomicBoolean();
        CompletionStage<Boolean> failing = rig.runner.submit(book -> {
            Await.until("another one waits", isQueued::get);
            throw new StackOverflowError("as the test asked for");
        });
        CompletionStage<Boolean> waiting = rig.runner.submit(book -> true);
        isQueued.set(true);
        assertTrue(waiting.toCompletableFuture().get(60, TimeUnit.SECONDS));
        assertThrows(ExecutionException.class, () -> failing.toCompletableFuture().get(60, TimeUnit.SECONDS));
        assertTrue(rig.defects.removeIf(defect -> defect instanceof StackOverflowError));
    }

    /** Otherwise the answer of somebody who has taken a call would be forgotten, and a message that was accepted would be sent once more. */
    @Test
    void requestWhoseTurnCannotReadTheJournal_isDoneOnceTheJournalCanBeRead() throws Exception {
        AtomicInteger runs = new AtomicInteger();
        change("ALTER TABLE outbox RENAME COLUMN alarm_id TO away");
        rig.runner.wake();
        Await.until("the journal cannot be read", () -> !rig.defects.isEmpty());
        CompletionStage<Integer> waiting = rig.runner.submit(book -> runs.incrementAndGet());
        int failures = rig.defects.size();
        Await.until("two turns more have failed", () -> rig.defects.size() >= failures + 2);
        assertEquals(0, runs.get());
        change("ALTER TABLE outbox RENAME COLUMN away TO alarm_id");
        assertEquals(1, waiting.toCompletableFuture().get(60, TimeUnit.SECONDS));
        assertTrue(rig.defects.removeIf(defect -> defect instanceof SQLException));
    }

    private void change(String sql) {
        rig.journal.changes().submit(connection -> {
            try (Statement statement = connection.createStatement()) {
                return statement.executeUpdate(sql);
            }
        }).join();
    }

    @Test
    void manyMessagesToOnePerson_becomeADigestThatNamesEveryP1() {
        rig.raiseMany(60, Priority.P1);
        Await.until("digest", () -> {
            passes(1_000);
            return provider.taken.stream().anyMatch(message -> message.purpose() == MessagePurpose.DIGEST && message.text().full().contains("p1-59"));
        });
        assertTrue(provider.taken.stream().filter(message -> message.person().equals("ann")).count() < 60);
    }

    @Test
    void manyAnswersAtOnce_areToldInFewMessages_thatNameEveryP1() {
        List<Alarm> alarms = rig.raiseMany(60, Priority.P1);
        Await.until("everybody told", () -> {
            passes(1_000);
            return alarms.stream().allMatch(alarm -> messages(alarm).stream().anyMatch(each -> each.acceptedAt() > 0));
        });
        alarms.forEach(alarm -> rig.acknowledge(alarm, "chief"));
        Await.until("answer told", () -> {
            passes(1_000);
            return provider.taken.stream().anyMatch(message -> message.purpose() == MessagePurpose.DIGEST && message.text().full().contains("chief")
                    && message.text().full().contains("p1-59"));
        });
        assertTrue(provider.names(MessagePurpose.NEWS).size() <= 2 * PersonMessageLimit.MESSAGES_MAX, () ->
                provider.names(MessagePurpose.NEWS).toString());
    }

    @Test
    void warningForASite_isCalledAboutUntilSomebodyTakesIt() {
        ConcurrentLinkedQueue<String> answers = new ConcurrentLinkedQueue<>();
        rig.notices.onAnswer((subject, person, isTaken, by, at) -> answers.add(person + ' ' + isTaken));
        Subject storm = new Subject(SubjectKind.WEATHER, "w-1", 1, 1, Priority.P1, "e", "s", null);
        rig.notices.call(storm, new MessageFacts(MessageNature.LIVE, MessagePurpose.CALL, Priority.P1, Text.of("depot"),
                Text.of("thunderstorm"), null, null,
                null, START, ZoneOffset.UTC, null, null, 1, null)).toCompletableFuture().join();
        awaitCalls("ann VOICE");
        assertTrue(provider.taken.peek().text().full().contains("thunderstorm"));
        rig.receipt("ann", ContactMeansKind.VOICE, ReceiptOutcome.TAKEN);
        Await.until("answer", () -> answers.contains("ann true") && rig.desk.running().isEmpty());
    }

    @Test
    void takenByLink_oneWins_theOtherIsTold_andAStaleLinkChangesNothing() {
        Alarm alarm = rig.raise("gas", Priority.P1);
        awaitCalls("ann PUSH", "ann VOICE");
        rig.desk.nextLevel(SubjectKind.ALARM, alarm.id(), "chief", null).toCompletableFuture().join();
        awaitCalls("bob PUSH", "bob VOICE");
        AskedMessage toBob = rig.page.message(messages(alarm).stream().filter(each -> each.person().equals("bob")).findFirst().orElseThrow().id());
        AskedMessage toAnn = rig.page.message(messages(alarm).stream().filter(each -> each.person().equals("ann")).findFirst().orElseThrow().id());
        assertEquals(AnswerState.OPEN, rig.page.view(toBob).state());
        assertEquals(AnswerState.TAKEN_BY_YOU, rig.page.answer(toBob, Answer.TAKE).toCompletableFuture().join().state());
        AnswerView late = rig.page.answer(toAnn, Answer.TAKE).toCompletableFuture().join();
        assertEquals(AnswerState.TAKEN_BY_OTHER, late.state());
        assertEquals("bob", late.answeredBy());
        assertEquals("bob", rig.journal.alarm(alarm.id()).ackedBy());
    }

    @Test
    void repliedByCode_fromTheOwnNumberOnly_takesTheAlarm() {
        Alarm alarm = rig.raise("gas", Priority.P1);
        awaitCalls("ann PUSH", "ann VOICE");
        long id = messages(alarm).stream().filter(each -> each.means().equals("VOICE")).findFirst().orElseThrow().id();
        String code = Long.toString(4_000 + id);
        rig.receipts.replied(new CodeReply("sms", "+86 139 9999 9999", code, clock.millis()));
        rig.receipts.replied(new CodeReply("sms", CallRig.numberOf("ann"), "4999", clock.millis()));
        rig.receipts.replied(new CodeReply("sms", CallRig.numberOf("ann"), "hello", clock.millis()));
        Await.until("counted", () -> rig.receipts.unknown() == 3);
        assertNull(rig.journal.alarm(alarm.id()).ackedBy());
        rig.receipts.replied(new CodeReply("sms", CallRig.numberOf("ann"), "回复 " + code, clock.millis()));
        Await.until("acknowledged", () -> "ann".equals(rig.journal.alarm(alarm.id()).ackedBy()));
    }

    @Test
    void thousandAlarmsAndAProviderThatIsFull_everyP1IsDelivered_andNothingRefusedCountsAsSent() {
        AtomicInteger asked = new AtomicInteger();
        provider.answer = message -> asked.incrementAndGet() % 3 == 0 ? new SendResult.Accepted(message.key(), false)
                : new SendResult.Retry("429", 2_000);
        List<Alarm> alarms = new ArrayList<>(rig.raiseMany(800, Priority.P2));
        List<Alarm> urgent = rig.raiseMany(200, Priority.P1);
        Await.until("every P1 delivered", 180_000, () -> {
            passes(1_000);
            return urgent.stream().allMatch(alarm -> messages(alarm).stream().anyMatch(each -> each.acceptedAt() > 0));
        });
        alarms.addAll(urgent);
        alarms.forEach(alarm -> rig.acknowledge(alarm, "chief"));
        Await.until("everything closed", 180_000, () -> {
            passes(1_000);
            return rig.runner.submit(book -> book.rows().stream().noneMatch(row -> row.state.isUnsettled())).toCompletableFuture().join();
        });
        Set<String> taken = new HashSet<>(provider.taken.stream().map(PersonMessage::key).toList());
        assertTrue(rig.runner.submit(book -> book.rows().stream().filter(row -> row.acceptedAt > 0 && row.carrier == 0)
                .allMatch(row -> taken.contains(row.key))).toCompletableFuture().join());
    }

    @Test
    void meansThatCannotWork_isReportedWhetherAtOnceOrLater() {
        rig.provider.answer = message -> message.means() == ContactMeansKind.PUSH ? new SendResult.Unreachable("subscription is gone")
                : new SendResult.Accepted(message.key(), true);
        rig.raise("a", Priority.P1);
        awaitCalls("ann VOICE");
        rig.receipt("ann", ContactMeansKind.VOICE, ReceiptOutcome.UNREACHABLE);
        Await.until("reported", () -> rig.failed.size() >= 2);
        FailedMeans first = rig.failed.poll();
        assertEquals(List.of("ann", ContactMeansKind.PUSH, "ann", "subscription is gone"), List.of(first.person(), first.means(), first.address(),
                first.why()));
        assertEquals(ContactMeansKind.VOICE, rig.failed.poll().means());
    }

    @Test
    void receiptAboutNothingKnown_isCounted() {
        rig.receipts.received(new DeliveryReceipt("fake", "none", null, ReceiptOutcome.DELIVERED, START, null));
        Await.until("counted", () -> rig.receipts.unknown() == 1);
    }
}
