package io.hazardwatch.gateway.escalation;

import static io.hazardwatch.gateway.escalation.Scene.MINUTE;
import static io.hazardwatch.gateway.escalation.Scene.SECOND;
import static io.hazardwatch.gateway.escalation.Scene.START;
import static io.hazardwatch.gateway.escalation.Scene.level;
import static io.hazardwatch.gateway.escalation.Scene.names;
import static io.hazardwatch.gateway.escalation.Scene.officer;
import static io.hazardwatch.gateway.escalation.Scene.subject;
import static io.hazardwatch.gateway.escalation.Scene.twoLevels;
import static io.hazardwatch.gateway.escalation.Scene.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.people.ContactMeansKind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The rows of the table of times, and what each delivery result means. */
class EscalationMachineTest {
    @Test
    void p1_usesTwoIndependentMeansAtOnce() {
        assertEquals(List.of("ann PUSH", "ann VOICE"), twoLevels().begin(Priority.P1).called());
    }

    @Test
    void p1_withTwoMeansOfOneTelephone_prefersAnIndependentOne() {
        Scene scene = new Scene().of(level("one", 1, new Recipient("ann", List.of(Scene.verified(ContactMeansKind.VOICE, "1"),
                Scene.verified(ContactMeansKind.SMS, "1"), Scene.verified(ContactMeansKind.MAIL, "a@x")))));
        assertEquals(List.of("ann VOICE", "ann MAIL"), scene.begin(Priority.P1).called());
    }

    @Test
    void p2_usesOneMeans_andTheNextWhenThatFails() {
        Scene scene = twoLevels().begin(Priority.P2);
        assertEquals(List.of("ann PUSH"), scene.called());
        assertEquals(List.of("ann VOICE"), scene.report("ann", ContactMeansKind.PUSH, AttemptResult.REFUSED).called());
    }

    @Test
    void p1_repeatsAfterTwoMinutes_andCallsTheNextLevelAfterThree() {
        Scene scene = twoLevels().begin(Priority.P1).deliverAll();
        assertEquals(List.of(), names(scene.until(2 * MINUTE - 1)));
        assertEquals(List.of("ann PUSH", "ann VOICE"), names(scene.until(2 * MINUTE)));
        scene.deliverAll();
        assertEquals(List.of("bob PUSH", "bob VOICE"), names(scene.until(3 * MINUTE)));
    }

    @Test
    void p2_repeatsAfterFiveMinutes_andCallsTheNextLevelAfterTen() {
        Scene scene = twoLevels().begin(Priority.P2).deliverAll();
        assertEquals(List.of("ann PUSH"), names(scene.until(5 * MINUTE)));
        scene.deliverAll();
        assertEquals(List.of("bob PUSH"), names(scene.until(10 * MINUTE)).stream().filter(call -> call.startsWith("bob")).toList());
    }

    @Test
    void p3_repeatsAfterHalfAnHour_andCallsTheNextLevelAfterAnHour() {
        Scene scene = twoLevels().begin(Priority.P3).deliverAll();
        assertEquals(List.of("ann PUSH"), names(scene.until(30 * MINUTE)));
        scene.deliverAll();
        assertTrue(names(scene.until(60 * MINUTE)).contains("bob PUSH"));
    }

    @Test
    void p4_isToldOnce_withTimeToBeMerged() {
        Scene scene = twoLevels().begin(Priority.P4);
        assertEquals(10 * MINUTE, scene.last.calls().getFirst().dueMillis() - START);
        assertEquals(Escalation.NEVER, scene.deliverAll().machine.nextAt(scene.escalation));
    }

    @Test
    void lastLevelPassed_everybodyIsCalledAgainWithoutEnd_andSirensAreSwitchedOn() {
        Scene scene = twoLevels().begin(Priority.P1).deliverAll();
        scene.untilDelivered(6 * MINUTE);
        assertEquals(List.of("ann PUSH", "ann VOICE", "bob PUSH", "bob VOICE"), scene.called());
        assertTrue(scene.last.isLoopBegun() && scene.last.isSirenOn());
        for (int loop = 2; loop < 100; loop++) {
            long before = scene.escalation.calledAt();
            scene.untilDelivered(before - START + 5 * MINUTE);
            assertEquals(loop, scene.escalation.loops());
            assertTrue(scene.escalation.calledAt() - before <= 5 * MINUTE);
            assertTrue(scene.escalation.isUnanswered());
        }
    }

    @Test
    void acceptedWithoutReceipt_secondMeansIsUsedAfterTenSeconds() {
        Scene scene = new Scene().of(level("one", 10, with("ann", ContactMeansKind.PUSH, ContactMeansKind.VOICE, ContactMeansKind.MAIL)));
        scene.begin(Priority.P1).acceptAll();
        assertEquals(List.of("ann MAIL"), names(scene.until(10 * SECOND)));
    }

    @Test
    void notAcceptedInTenSeconds_nextMeansIsUsedAtOnce() {
        Scene scene = new Scene().of(level("one", 10, with("ann", ContactMeansKind.PUSH, ContactMeansKind.VOICE, ContactMeansKind.MAIL)));
        scene.begin(Priority.P1).report("ann", ContactMeansKind.PUSH, AttemptResult.DELIVERED);
        assertEquals(List.of("ann MAIL"), names(scene.until(10 * SECOND)));
    }

    @Test
    void callNotTaken_nextMeansThenNextPersonThenNextLevelAreCalledAtOnce() {
        Scene scene = new Scene().of(new ChainLevel("one", 10, List.of(with("ann", ContactMeansKind.VOICE, ContactMeansKind.SMS)),
                List.of(with("cid", ContactMeansKind.VOICE)), List.of()), level("two", 20, officer("bob")));
        assertEquals(List.of("ann VOICE"), scene.begin(Priority.P2).called());
        assertEquals(List.of("ann SMS"), scene.report("ann", ContactMeansKind.VOICE, AttemptResult.NOT_REACHED).called());
        assertEquals(List.of("cid VOICE"), scene.report("ann", ContactMeansKind.SMS, AttemptResult.NOT_REACHED).called());
        assertEquals(List.of("bob PUSH"), scene.report("cid", ContactMeansKind.VOICE, AttemptResult.NOT_REACHED).called());
        assertEquals(List.of(LevelFault.NOBODY_REACHED), scene.faults());
    }

    @Test
    void mailboxTookTheCall_deliveredPushDoesNotHoldTheNextLevelBack() {
        Scene scene = new Scene().of(level("one", 10, with("ann", ContactMeansKind.PUSH, ContactMeansKind.VOICE)), level("two", 20, officer("bob")));
        scene.begin(Priority.P1).deliverAll();
        assertEquals(List.of("bob PUSH", "bob VOICE"), scene.report("ann", ContactMeansKind.VOICE, AttemptResult.NOT_REACHED).called());
    }

    @Test
    void personWhoOpenedTheMessage_isWaitedFor() {
        Scene scene = new Scene().of(level("one", 10, with("ann", ContactMeansKind.PUSH, ContactMeansKind.VOICE)), level("two", 20, officer("bob")));
        scene.begin(Priority.P1).acceptAll().report("ann", ContactMeansKind.PUSH, AttemptResult.SEEN);
        assertEquals(List.of(), scene.report("ann", ContactMeansKind.VOICE, AttemptResult.NOT_REACHED).called());
    }

    @Test
    void oneOfTwoOfficersReached_levelIsNotPassedOver() {
        Scene scene = new Scene().of(level("one", 10, with("ann", ContactMeansKind.PUSH), with("cid", ContactMeansKind.PUSH)),
                level("two", 20, officer("bob")));
        scene.begin(Priority.P1).deliverAll();
        assertEquals(List.of(), scene.report("ann", ContactMeansKind.PUSH, AttemptResult.NOT_REACHED).called());
    }

    @Test
    void emptyLevel_isPassedOverAtOnce_andReported() {
        Scene scene = new Scene().of(level("one", 10), level("two", 20, officer("bob"))).begin(Priority.P1);
        assertEquals(List.of("bob PUSH", "bob VOICE"), scene.called());
        assertEquals(List.of(LevelFault.NOBODY_THERE), scene.faults());
        assertEquals(START, scene.escalation.calledAt());
    }

    @Test
    void levelWithoutAnybodyOnDuty_itsStaticListIsCalledAtOnce() {
        Scene scene = new Scene().of(new ChainLevel("one", 10, List.of(), List.of(with("cid", ContactMeansKind.VOICE),
                with("dan", ContactMeansKind.VOICE)),
                List.of(new LevelProblem(LevelFault.NOBODY_ON_DUTY, "one", null))), level("two", 20, officer("bob"))).begin(Priority.P1);
        assertEquals(List.of("cid VOICE", "dan VOICE"), scene.called());
        assertEquals(List.of(LevelFault.NOBODY_ON_DUTY), scene.faults());
    }

    @Test
    void nobodyInTheWholeChain_itIsLookedAtAgainUntilSomebodyIsThere() {
        Scene scene = new Scene().of().begin(Priority.P1);
        assertTrue(scene.faults().contains(LevelFault.NO_LEVEL));
        scene.of(level("one", 10, officer("ann")));
        assertEquals(List.of("ann PUSH", "ann VOICE"), names(scene.until(30 * SECOND)));
    }

    @Test
    void rosterChanged_nextStepCallsWhoIsOnDutyThen() {
        Scene scene = twoLevels().begin(Priority.P1).deliverAll();
        scene.of(level("one", 10, officer("eva")), level("two", 20, officer("bob")));
        assertEquals(List.of("eva PUSH", "eva VOICE"), names(scene.until(2 * MINUTE)));
    }

    @Test
    void deletedLevel_meansTheNextOne_neverTheEnd() {
        Scene scene = new Scene().of(level("one", 10, officer("ann")), level("two", 20, officer("bob")), level("three", 30, officer("cid")));
        scene.begin(Priority.P1).deliverAll();
        scene.of(level("two", 20, officer("bob")), level("three", 30, officer("cid")));
        assertEquals(List.of("bob PUSH", "bob VOICE"), names(scene.until(2 * MINUTE)));
        scene.deliverAll().of(level("three", 30, officer("cid")));
        assertEquals(List.of("cid PUSH", "cid VOICE"), names(scene.until(4 * MINUTE)));
    }

    @Test
    void acknowledged_takesBackWhatIsNotSent_andTellsTheOthers() {
        Scene scene = twoLevels().begin(Priority.P1).deliverAll();
        scene.untilDelivered(3 * MINUTE - 1);
        scene.until(3 * MINUTE);
        scene.took(scene.machine.acknowledged(scene.escalation, "ann", "VOICE", scene.now, scene.chain()));
        assertEquals(EndReason.ACKNOWLEDGED, scene.escalation.end());
        assertEquals(2, scene.last.cancelled().size());
        assertEquals(List.of(), scene.news(), "bob was not told yet");
        assertEquals(Escalation.NEVER, scene.machine.nextAt(scene.escalation));
    }

    @Test
    void acknowledgedByOne_othersWhoWereToldHearOfIt_alsoIfTheirMessageWasUnderWay() {
        Scene scene = twoLevels().begin(Priority.P1).deliverAll();
        scene.untilDelivered(3 * MINUTE - 1);
        scene.until(3 * MINUTE);
        scene.report("bob", ContactMeansKind.PUSH, AttemptResult.ACCEPTED);
        Attempt voice = scene.escalation.attempts().stream().filter(each -> each.person().equals("bob") && each.means() == ContactMeansKind.VOICE)
                .findFirst().orElseThrow();
        scene.took(scene.machine.acknowledged(scene.escalation, "ann", "console", scene.now, scene.chain()));
        assertEquals(List.of("bob PUSH"), scene.news());
        scene.took(scene.machine.reported(scene.escalation,
                new AttemptReport(voice.key(), "bob", ContactMeansKind.VOICE, voice.address(), AttemptResult.ACCEPTED), scene.now, scene.chain()));
        assertEquals(List.of("bob VOICE"), scene.news());
        assertEquals(List.of(), scene.called());
    }

    @Test
    void declined_nextLevelIsCalledAtOnce() {
        Scene scene = twoLevels().begin(Priority.P1).deliverAll();
        scene.took(scene.machine.declined(scene.escalation, "ann", "VOICE", scene.now, scene.chain()));
        assertEquals(List.of("bob PUSH", "bob VOICE"), scene.called());
    }

    @Test
    void declinedByAll_everybodyIsStillCalled() {
        Scene scene = twoLevels().begin(Priority.P1).deliverAll();
        scene.took(scene.machine.declined(scene.escalation, "ann", "VOICE", scene.now, scene.chain())).deliverAll();
        scene.took(scene.machine.declined(scene.escalation, "bob", "VOICE", scene.now, scene.chain()));
        assertEquals(4, scene.called().size());
    }

    /** Otherwise the decline takes back the only calls there are, and the silence goes on. */
    @Test
    void declinedInTheLoop_byTheOnlyOneWhoIsCalled_everybodyIsCalledAtOnce() {
        Scene scene = new Scene().of(Scene.level("one", 10, Scene.officer("ann"))).begin(Priority.P1).deliverAll();
        scene.until(10 * MINUTE);
        assertTrue(scene.escalation.loops() > 0);
        scene.took(scene.machine.declined(scene.escalation, "ann", "VOICE", scene.now, scene.chain()));
        assertEquals(List.of("ann PUSH", "ann VOICE"), scene.called());
    }

    @Test
    void declinedInTheLoop_whileSomebodyElseMayStillAnswer_nobodyIsCalledAgainForThat() {
        Scene scene = twoLevels().begin(Priority.P1).deliverAll();
        scene.until(10 * MINUTE);
        assertTrue(scene.escalation.loops() > 0);
        scene.took(scene.machine.declined(scene.escalation, "ann", "VOICE", scene.now, scene.chain()));
        assertEquals(List.of(), scene.called());
    }

    @Test
    void severalAnswersWanted_whoAnsweredIsLeftAlone_theOthersAreCalledOn() {
        Scene scene = twoLevels();
        scene.profile = scene.profile.with(Priority.P1, scene.profile.of(Priority.P1).withAnswers(List.of("one", "two")));
        scene.begin(Priority.P1).deliverAll();
        scene.took(scene.machine.acknowledged(scene.escalation, "ann", "VOICE", scene.now, scene.chain()));
        assertTrue(scene.escalation.isRunning());
        assertEquals(List.of("bob PUSH", "bob VOICE"), scene.called());
        scene.deliverAll();
        assertTrue(names(scene.until(10 * MINUTE)).stream().noneMatch(call -> call.startsWith("ann")));
        scene.took(scene.machine.acknowledged(scene.escalation, "bob", "link", scene.now, scene.chain()));
        assertFalse(scene.escalation.isRunning());
    }

    @Test
    void cleared_endsP3_butNotP1() {
        Scene p3 = twoLevels().begin(Priority.P3);
        assertEquals(EndReason.CLEARED, p3.machine.cleared(p3.escalation, p3.now).next().end());
        Scene p1 = twoLevels().begin(Priority.P1);
        assertTrue(p1.machine.cleared(p1.escalation, p1.now).next().isRunning());
    }

    @Test
    void announcedAgainAfterTheAnswer_beginsAnew() {
        Scene scene = twoLevels().begin(Priority.P1).deliverAll();
        scene.until(3 * MINUTE);
        scene.took(scene.machine.acknowledged(scene.escalation, "ann", "link", scene.now, scene.chain()));
        scene.took(scene.machine.reannounced(scene.escalation, subject(Priority.P1, 2), scene.now, scene.chain()));
        assertEquals(List.of("ann PUSH", "ann VOICE"), scene.called());
        assertEquals(2, scene.escalation.subject().annSeq());
    }

    @Test
    void keepsComing_doesNotHoldItselfOnTheFirstLevel() {
        Scene scene = twoLevels().begin(Priority.P1).deliverAll();
        for (int annSeq = 2; scene.now < START + 3 * MINUTE; annSeq++) {
            scene.until(scene.now - START + 20 * SECOND);
            scene.took(scene.machine.reannounced(scene.escalation, subject(Priority.P1, annSeq), scene.now, scene.chain())).deliverAll();
        }
        assertEquals("two", scene.escalation.level());
    }

    @Test
    void staleAnnouncement_changesNothing() {
        Scene scene = twoLevels().begin(Priority.P1);
        Escalation before = scene.escalation;
        assertEquals(before, scene.machine.reannounced(before, subject(Priority.P1, 1), scene.now, scene.chain()).next());
    }

    @Test
    void providerAway_waitingMessageIsKept_notPlannedTwice() {
        Scene scene = new Scene().of(level("one", 10, with("ann", ContactMeansKind.PUSH))).begin(Priority.P1);
        String key = scene.last.calls().getFirst().key();
        scene.report("ann", ContactMeansKind.PUSH, AttemptResult.REFUSED);
        assertEquals(List.of(), names(scene.until(20 * MINUTE)));
        assertEquals(key, scene.escalation.attempts().getFirst().key());
        scene.took(scene.machine.acknowledged(scene.escalation, "x", "console", scene.now, scene.chain()));
        assertTrue(scene.last.cancelled().contains(key));
    }

    @Test
    void everyRound_hasKeysOfItsOwn() {
        Scene scene = twoLevels().begin(Priority.P1);
        String first = scene.last.calls().getFirst().key();
        scene.deliverAll();
        assertNotEquals(first, scene.until(2 * MINUTE).getFirst().key());
    }

    @Test
    void clockSetBack_delaysNothing() {
        Scene scene = twoLevels().begin(Priority.P1).deliverAll();
        scene.until(MINUTE);
        scene.took(scene.machine.tick(scene.escalation, scene.now, scene.chain()));
        long back = scene.now - 60 * MINUTE;
        Escalation moved = scene.machine.tick(scene.escalation, back, scene.chain()).next();
        assertTrue(scene.machine.nextAt(moved) - back <= 2 * MINUTE);
    }

    @Test
    void clockSetBackAcrossARestart_somebodyIsCalledAtOnce() {
        Scene scene = twoLevels().begin(Priority.P1).deliverAll();
        long back = START - 60 * MINUTE;
        assertEquals(back, scene.machine.nextAt(scene.machine.resumed(scene.escalation, START + MINUTE, back)));
    }

    @Test
    void nextLevelWanted_isCalledNow() {
        Scene scene = twoLevels().begin(Priority.P1).deliverAll();
        assertEquals(List.of("bob PUSH", "bob VOICE"), scene.took(scene.machine.nextLevel(scene.escalation, scene.now, scene.chain())).called());
    }
}
