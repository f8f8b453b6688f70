package io.hazardwatch.gateway.app.leaks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.alarms.Transition;
import io.hazardwatch.gateway.evaluate.FindingType;
import io.hazardwatch.gateway.journal.JournalEntry;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Priority;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the thread of households does when its clock is set and when something fails. */
class HouseholdRunnerTest extends HouseholdRunnerRig {
    private static final List<String> TOLD_CLOSED = List.of("comment h-0: Valve 0: the valve has closed",
            "tell household:acme/yard/flat-0: the valve has closed");

    @Test
    void clockThatIsSetForward_endsNoCalls_andOneThatIsSetBack_prolongsNone() {
        pass(1_000);
        present.add(gas(1));
        restart();
        assertEquals(List.of("call Flat 1: gas was found"), pass(1_000));
        clock.stepWall(HouseholdCalls.CALLED_MILLIS + 3_600_000);
        assertEquals(List.of(), pass(1_000));
        clock.stepWall(-7_200_000);
        assertEquals(List.of(), pass(HouseholdCalls.CALLED_MILLIS - 4_000));
        assertEquals(List.of("note " + subject(1) + " nobody answered within 30 min", "over " + subject(1)), pass(2_000));
    }

    private void commit(Alarm alarm) {
        runner.committed(List.of(new JournalEntry(1, now, 0, new Transition(null, alarm, null, false, null, now, "system", ""))));
    }

    private void setClock(long byMillis) {
        clock.stepWall(byMillis);
        now = clock.millis();
    }

    private void valve(boolean isOpen) {
        stand("closed-v-0", !isOpen);
        stand("opened-v-0", isOpen);
    }

    private void stand(String rule, boolean isActive) {
        if (isActive != (standing.at(PointId.parse("acme/yard/_site/plant-" + rule)) != null)) {
            commit(ofPlant(rule, isActive ? FindingType.RAISE : FindingType.CLEAR));
        }
    }

    @Test
    void clockThatIsSetBack_putsOffNothingOfAValve() {
        pass(1_000);
        commit(gas(0));
        assertEquals(List.of("call Flat 0: gas was found"), pass(1_000));
        valve(false);
        assertEquals(TOLD_CLOSED, pass(1_000));
        setClock(-7_200_000);
        pass(60_000);
        valve(true);
        assertEquals(List.of("comment h-0: Valve 0: the valve was opened while there is gas",
                "tell household:acme/yard/flat-0: the valve was opened while there is gas", "call Flat 0: gas was found"), pass(1_000));
        pass(CallSequence.QUIET_MILLIS);
        valve(false);
        assertEquals(TOLD_CLOSED, pass(1_000));
        commit(gas(0, FindingType.CLEAR, "H", Priority.P2));
        assertEquals(List.of("over " + subject(0)), pass(1_000));
    }

    @Test
    void clockThatIsSetForward_endsNoCallsThatAnOpenedValveBegins_norKeepsItsNews() {
        pass(1_000);
        commit(gas(0));
        pass(1_000);
        valve(true);
        assertEquals("call Flat 0: gas was found", pass(1_000).getLast());
        valve(false);
        assertEquals(TOLD_CLOSED, pass(10_000));
        valve(true);
        assertEquals(List.of(), pass(10_000), "so soon it begins nothing");
        setClock(7_200_000);
        assertEquals(List.of(), pass(10_000));
        assertEquals(List.of("comment h-0: Valve 0: the valve was opened while there is gas",
                "tell household:acme/yard/flat-0: the valve was opened while there is gas", "call Flat 0: gas was found"),
                pass(CallSequence.QUIET_MILLIS - 30_000));
        assertEquals(List.of(), pass(HouseholdCalls.CALLED_MILLIS - 180_000), "for half an hour from the opening");
        assertEquals(List.of("note " + subject(0) + " nobody answered within 30 min", "over " + subject(0)), pass(180_000));
    }

    @Test
    void alarmOfTheMomentInWhichTheClockIsSet_isOfThatMoment() {
        pass(1_000);
        commit(gas(0));
        pass(1_000);
        setClock(7_200_000);
        pass(60_000);
        valve(true);
        setClock(7_200_000);
        assertEquals(List.of("comment h-0: Valve 0: the valve was opened while there is gas",
                "tell household:acme/yard/flat-0: the valve was opened while there is gas", "call Flat 0: gas was found"), pass(500));
        pass(CallSequence.QUIET_MILLIS);
        valve(false);
        pass(1_000);
        valve(true);
        setClock(-14_400_000);
        assertEquals("call Flat 0: gas was found", pass(500).getLast());
        assertEquals(List.of(), pass(HouseholdCalls.CALLED_MILLIS - 2_000));
        assertEquals("over " + subject(0), pass(2_000).getLast());
    }

    @Test
    void clockThatIsSetBack_delaysNoFieldTask() {
        present.add(gas(1));
        clock.stepWall(-3_600_000);
        pass(11_000);
        assertEquals(1, needed.size());
    }

    @Test
    void journalThatCannotBeRead_holdsBackNoCall_andLosesNoComment() {
        desk.isJournalAway = true;
        List.of(gas(0), ofPlant("closed-v-0", FindingType.RAISE), gas(1)).forEach(present::add);
        assertEquals(List.of("tell household:acme/yard/flat-0: the valve has closed", "call Flat 0: gas was found", "call Flat 1: gas was found"),
                pass(11_000));
        assertEquals(2, needed.size());
        assertTrue(desk.defects > 0);
        desk.isJournalAway = false;
        assertEquals(List.of("comment h-0: Valve 0: the valve has closed"), pass(1_000));
    }

    @Test
    void alarmOfWhichSomethingFails_stopsNoOther_andEndsNoCall() {
        present.add(gas(1));
        assertEquals(List.of("call Flat 1: gas was found"), pass(1_000));
        desk.broken = "household:acme/yard/flat-1";
        present.add(gas(2));
        restart();
        assertEquals(List.of("call Flat 2: gas was found"), pass(11_000));
        assertEquals(2, needed.size());
        desk.broken = "";
        assertEquals(List.of(), pass(1_000));
    }
}
