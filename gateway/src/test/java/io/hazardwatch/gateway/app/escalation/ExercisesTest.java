package io.hazardwatch.gateway.app.escalation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.alarms.Note;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.answer.Answer;
import io.hazardwatch.gateway.answer.AnswerState;
import io.hazardwatch.gateway.answer.AnswerTokens;
import io.hazardwatch.gateway.answer.AskedMessage;
import io.hazardwatch.gateway.api.escalation.CallControl;
import io.hazardwatch.gateway.api.escalation.CorrectionReason;
import io.hazardwatch.gateway.api.escalation.ExerciseControl;
import io.hazardwatch.gateway.api.escalation.ExerciseOrder;
import io.hazardwatch.gateway.escalation.SubjectKind;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.notify.person.MessageNature;
import io.hazardwatch.gateway.notify.person.MessagePurpose;
import io.hazardwatch.gateway.notify.person.PersonMessage;
import io.hazardwatch.gateway.notify.person.ReceiptOutcome;
import io.hazardwatch.gateway.people.ContactMeansKind;
import io.hazardwatch.gateway.testkit.Await;
import io.hazardwatch.gateway.testkit.FakeClock;
import io.hazardwatch.gateway.testkit.LeakCheck;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Story 50: an exercise is told apart by message and token, and what people were told wrongly is taken back. */
@ExtendWith(LeakCheck.class)
class ExercisesTest {
    private final FakeProvider provider = new FakeProvider();
    private final FakeClock clock = new FakeClock(1_760_000_000_000L);
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

    private String exercise() {
        String id = rig.exercises.order(new ExerciseOrder("acme", null, Priority.P1, Text.of("leak at the pump"), "chief", "s-1"))
                .toCompletableFuture().join();
        Await.until("called", () -> provider.calls().contains("ann PUSH") && provider.calls().contains("ann VOICE"));
        return id;
    }

    private List<PersonMessage> of(MessagePurpose purpose) {
        return provider.taken.stream().filter(each -> each.purpose() == purpose).toList();
    }

    private void passes(long millis) {
        clock.advance(millis);
        rig.runner.submit(book -> true).toCompletableFuture().join();
    }

    private List<String> notes(TransitionType type) {
        return rig.journal.entriesAfter(0, 1_000).stream().map(each -> each.event()).filter(each -> each.type() == type)
                .map(each -> ((Note) each).reason()).toList();
    }

    @Test
    void everyMessage_saysExerciseFirst_andSoDoesTheNewsOfTheAnswer() {
        rig.desk.nextLevel(SubjectKind.EXERCISE, exercise(), "chief", null).toCompletableFuture().join();
        Await.until("bob", () -> provider.calls().contains("bob PUSH"));
        rig.receipt("ann", ContactMeansKind.PUSH, ReceiptOutcome.TAKEN);
        Await.until("ended", () -> rig.desk.running().isEmpty());
        Await.until("news", () -> !of(MessagePurpose.NEWS).isEmpty());
        assertTrue(provider.taken.stream().allMatch(each -> each.nature() == MessageNature.EXERCISE
                && each.text().title().startsWith("【演练】") && each.text().speech().startsWith("【演练】")), provider.taken.toString());
    }

    @Test
    void answerToAnExercise_acknowledgesNoAlarm_andItsTokenIsNoTokenOfALiveMessage() {
        Alarm alarm = rig.raise("gas", Priority.P1);
        Await.until("called", () -> provider.calls().contains("ann VOICE"));
        String id = exercise();
        Await.until("stored", () -> rig.desk.messages(id, 9).stream().filter(each -> each.acceptedAt() > 0).count() == 2);
        AskedMessage asked = rig.page.message(rig.desk.messages(id, 9).getFirst().id());
        assertTrue(asked.isExercise());
        assertTrue(rig.page.view(asked).isExercise());
        AnswerTokens tokens = new AnswerTokens(new byte[AnswerTokens.KEY_BYTES]);
        assertNotEquals(tokens.token(asked), tokens.token(new AskedMessage(asked.id(), asked.subject(), asked.occurrence(), asked.annSeq(),
                asked.person(), false, asked.askedAt())));
        assertEquals(AnswerState.TAKEN_BY_YOU, rig.page.answer(asked, Answer.TAKE).toCompletableFuture().join().state());
        assertFalse(rig.journal.alarm(alarm.id()).state().isAcked());
        Await.equal(List.of(alarm.id()), () -> rig.desk.running().stream().map(each -> each.calls().subject().id()).toList());
        assertFalse(rig.page.message(rig.desk.messages(alarm.id(), 9).getFirst().id()).isExercise());
    }

    @Test
    void nobodyAnswersAnExercise_isWrittenDown_alarmsNobody_andItEndsByItself() {
        rig.sirens = List.of(new Sirens.Device("fake", "siren-1"));
        exercise();
        for (int minute = 0; minute < 61; minute++) {
            passes(60_000);
        }
        Await.until("over", () -> rig.desk.running().isEmpty());
        Await.until("journaled", () -> notes(TransitionType.CALLS_EXERCISE).stream().anyMatch(each -> each.startsWith("nobody answered")));
        assertEquals(List.of(), notes(TransitionType.NOBODY_ANSWERED));
        assertEquals(List.of(), of(MessagePurpose.SIREN));
        assertTrue(rig.raised.isEmpty(), rig.raised.toString());
    }

    @Test
    void secondExerciseAtOnePlace_isRefused_andTheFirstCanBeEnded() {
        String id = exercise();
        assertNull(rig.exercises.order(new ExerciseOrder("acme", null, Priority.P2, Text.of("x"), "chief", null)).toCompletableFuture().join());
        assertTrue(rig.exercises.end(id, "chief", "s-2").toCompletableFuture().join());
        assertFalse(rig.exercises.end(id, "chief", "s-2").toCompletableFuture().join());
    }

    @Test
    void correctionOfAnAlarm_goesToEverybodyWhoWasTold_byTheSameMeans_once() {
        Alarm alarm = rig.raise("gas", Priority.P1);
        Await.until("told", () -> rig.desk.messages(alarm.id(), 9).stream().filter(each -> each.acceptedAt() > 0).count() == 2);
        assertEquals(ExerciseControl.Correction.CALLS_RUN, correct(alarm.id(), CorrectionReason.WRONG), "it is answered first");
        rig.acknowledge(alarm, "ann");
        Await.until("ended", () -> rig.desk.running().isEmpty());
        assertEquals(2, rig.exercises.draft(alarm.id()).recipients().size());
        assertEquals(ExerciseControl.Correction.DONE, correct(alarm.id(), CorrectionReason.WRONG));
        Await.until("corrected", () -> of(MessagePurpose.CORRECTION).size() == 2);
        assertEquals(List.of("ann PUSH", "ann VOICE"), of(MessagePurpose.CORRECTION).stream().map(each -> each.person() + ' ' + each.means())
                .sorted().toList());
        assertTrue(of(MessagePurpose.CORRECTION).stream().allMatch(each -> each.nature() == MessageNature.LIVE && each.text().full().contains("有误")
                && each.text().title().contains("更正")));
        assertEquals(ExerciseControl.Correction.CORRECTED_BEFORE, correct(alarm.id(), CorrectionReason.EXERCISE));
        Await.equal(List.of("WRONG"), () -> notes(TransitionType.CALLS_CORRECTED));
    }

    @Test
    void correctionOfARunningExercise_endsIt_andSaysExerciseFirst() {
        String id = exercise();
        Await.until("told", () -> rig.exercises.draft(id).recipients().size() == 2);
        assertEquals(ExerciseControl.Correction.DONE, correct(id, CorrectionReason.EXERCISE));
        Await.until("corrected", () -> of(MessagePurpose.CORRECTION).size() == 2);
        assertTrue(of(MessagePurpose.CORRECTION).stream().allMatch(each -> each.text().title().startsWith("【演练】")));
        assertTrue(rig.desk.running().isEmpty());
    }

    @Test
    void dutyOrWarning_isTakenAtTheConsole_andItsRoomHearsOfThat() {
        String id = exercise();
        List<String> heard = new CopyOnWriteArrayList<>();
        rig.notices.onAnswer((subject, person, isTaken, by, at) -> heard.add(subject.kind() + " " + person + " " + isTaken + " " + by));
        assertEquals("acme", rig.desk.subject(SubjectKind.EXERCISE, id).enterprise());
        Await.until("ann is called", () -> rig.desk.isCalled(SubjectKind.EXERCISE, id, "ann"));
        assertFalse(rig.desk.isCalled(SubjectKind.EXERCISE, id, "chief"));
        assertFalse(rig.desk.isCalled(SubjectKind.HOUSEHOLD, id, "ann"), "of another kind");
        rig.desk.decline(SubjectKind.EXERCISE, id, "ann", "chief", null).toCompletableFuture().join();
        assertEquals(CallControl.Wish.STALE, rig.desk.take(SubjectKind.EXERCISE, id, "bob", 1, 2, null).toCompletableFuture().join());
        rig.desk.take(SubjectKind.EXERCISE, id, "bob", 1, 1, "s-3").toCompletableFuture().join();
        assertEquals(List.of("EXERCISE ann false console", "EXERCISE bob true console"), heard);
        assertTrue(rig.desk.running().isEmpty());
        Await.equal(List.of("cannot come: ann", "takes it"), () -> notes(TransitionType.CALLS_CHANGED)); // and nothing of what was stale
    }

    private ExerciseControl.Correction correct(String id, CorrectionReason reason) {
        return rig.exercises.correct(rig.exercises.draft(id), reason, "chief", "s-4").toCompletableFuture().join();
    }
}
