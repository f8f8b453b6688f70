package io.hazardwatch.gateway.app.leaks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.alarms.AlarmCommand;
import io.hazardwatch.gateway.alarms.Plant;
import io.hazardwatch.gateway.evaluate.Finding;
import io.hazardwatch.gateway.evaluate.FindingType;
import io.hazardwatch.gateway.evaluate.RuleKind;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Priority;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Gas of which the gateway hears when it is over, and clocks that are set; in fake time. */
class LateGasTest extends HouseholdRig {
    private static final long TWO_HOURS_MILLIS = 7_200_000;
    private static final List<String> CALL = List.of("call Flat 1: gas was found");

    private Alarm told(FindingType type, String level, Priority priority, long eventMillis, boolean isLate) {
        Alarm alarm = Plant.on(plant, new Finding(REGISTRY.point(PointId.parse("acme/yard/h-1/lel")), "high", RuleKind.LIMIT, type, level, priority,
                false, eventMillis, now, 15, 10, 15, isLate), now).after();
        standing.take(alarm, places);
        return alarm;
    }

    @Test
    void backlogOfGasThatIsOver_callsNobody_alsoOverARestart() {
        told(FindingType.RAISE, "H", Priority.P2, now - TWO_HOURS_MILLIS, true);
        told(FindingType.SEVERITY_UP, "HH", Priority.P1, now - TWO_HOURS_MILLIS + 60_000, true);
        told(FindingType.CLEAR, "HH", Priority.P1, now - TWO_HOURS_MILLIS + 600_000, true);
        assertEquals(List.of(), look(1_000));
        calls = new HouseholdCalls(desk);
        assertEquals(List.of(), look(1_000));
        told(FindingType.RAISE, "H", Priority.P2, now, false);
        assertEquals(CALL, look(1_000), "new gas is called about");
    }

    @Test
    void gasOfLongAgo_thatIsNotMarkedAsLate_callsNobodyWhenItIsOver() {
        told(FindingType.RAISE, "H", Priority.P2, now - HouseholdCalls.CALLED_MILLIS, false);
        told(FindingType.CLEAR, "H", Priority.P2, now, false);
        assertEquals(List.of(), look(1_000));
    }

    @Test
    void backlogOfGasThatStands_isCalled_andGraverThatIsOverWhenItIsHeard_isNot() {
        told(FindingType.RAISE, "H", Priority.P2, now - TWO_HOURS_MILLIS, true);
        assertEquals(CALL, look(1_000));
        told(FindingType.SEVERITY_UP, "HH", Priority.P1, now - TWO_HOURS_MILLIS, true);
        told(FindingType.CLEAR, "HH", Priority.P1, now - TWO_HOURS_MILLIS, true);
        assertEquals(List.of("over " + subject(1)), look(1_000));
    }

    /** A device that was off line tells it reading by reading. */
    @Test
    void gasOfHoursAgo_thatIsToldAsStandingForALook_isCalledNoMoreWhenItIsOver_alsoOverARestart() {
        told(FindingType.RAISE, "H", Priority.P2, now - TWO_HOURS_MILLIS, true);
        assertEquals(CALL, look(1_000));
        told(FindingType.CLEAR, "H", Priority.P2, now - TWO_HOURS_MILLIS + 60_000, true);
        calls = new HouseholdCalls(desk);
        assertEquals(List.of("over " + subject(1)), look(1_000));
        told(FindingType.RAISE, "H", Priority.P2, now - TWO_HOURS_MILLIS + 120_000, true);
        assertEquals(CALL, look(1_000));
        told(FindingType.SEVERITY_UP, "HH", Priority.P1, now - TWO_HOURS_MILLIS + 180_000, true);
        assertEquals(CALL, look(1_000));
        told(FindingType.CLEAR, "HH", Priority.P1, now - TWO_HOURS_MILLIS + 240_000, true);
        assertEquals(List.of("over " + subject(1)), look(1_000));
        calls = new HouseholdCalls(desk);
        assertEquals(List.of(), look(1_000));
        told(FindingType.RAISE, "H", Priority.P2, now, false);
        assertEquals(CALL, look(1_000), "new gas is called about");
    }

    @Test
    void gasOfHoursAgo_thatStandsForLongWhenItIsTold_isCalledLikeAnyOther_onceItIsOver() {
        told(FindingType.RAISE, "H", Priority.P2, now - TWO_HOURS_MILLIS, true);
        assertEquals(CALL, look(1_000));
        assertEquals(List.of(), look(600_000));
        told(FindingType.CLEAR, "H", Priority.P2, now, false);
        assertEquals(List.of(), look(1_000));
    }

    @Test
    void backlogOfALookWithinAnAlarmThatIsCalled_endsNothing_butWithTheHalfHourOfThat() {
        told(FindingType.RAISE, "H", Priority.P2, now, false);
        assertEquals(CALL, look(1_000));
        told(FindingType.CLEAR, "H", Priority.P2, now, false);
        assertEquals(List.of(), look(600_000));
        told(FindingType.RAISE, "H", Priority.P2, now - TWO_HOURS_MILLIS, true);
        assertEquals(CALL, look(1_000));
        told(FindingType.CLEAR, "H", Priority.P2, now - TWO_HOURS_MILLIS, true);
        assertEquals(List.of(), look(1_000));
        assertEquals(List.of("note " + subject(1) + " nobody answered within 30 min", "over " + subject(1)),
                look(HouseholdCalls.CALLED_MILLIS - 602_000));
    }

    @Test
    void gasThatIsOverBetweenTwoLooks_isCalled() {
        told(FindingType.RAISE, "H", Priority.P2, now, false);
        told(FindingType.CLEAR, "H", Priority.P2, now, false);
        assertEquals(CALL, look(1_000));
    }

    @Test
    void backlogWithinAnAlarmThatIsCalled_endsNothing() {
        told(FindingType.RAISE, "H", Priority.P2, now, false);
        assertEquals(CALL, look(1_000));
        told(FindingType.CLEAR, "H", Priority.P2, now, false);
        told(FindingType.RAISE, "H", Priority.P2, now - TWO_HOURS_MILLIS, true);
        told(FindingType.CLEAR, "H", Priority.P2, now - TWO_HOURS_MILLIS, true);
        assertEquals(List.of(), look(1_000));
        calls = new HouseholdCalls(desk);
        assertEquals(List.of(), look(1_000), "nor does a restart");
        assertEquals(List.of("note " + subject(1) + " nobody answered within 30 min", "over " + subject(1)),
                look(HouseholdCalls.CALLED_MILLIS));
    }

    @Test
    void shelvedWithoutACall_andBackWhenTheGasIsOver_callsNobody_alsoOverARestart() {
        Alarm alarm = told(FindingType.RAISE, "H", Priority.P2, now, false);
        take(new AlarmCommand.Shelve(alarm.id(), alarm.point(), "ann", false, 1_800_000, false, null, "test"));
        assertEquals(List.of(), look(60_000));
        told(FindingType.CLEAR, "H", Priority.P2, now, false);
        take(new AlarmCommand.Unshelve(alarm.id(), alarm.point(), "ann", "test"));
        calls = new HouseholdCalls(desk);
        assertEquals(List.of(), look(1_000));
        told(FindingType.RAISE, "H", Priority.P2, now, false);
        assertEquals(CALL, look(1_000));
    }

    /** The process may have died before it stored a call, and the machine may have been away since. */
    @Test
    void gasThatStandsAtTheStart_ofWhichNobodyWasCalled_isCalledForHalfAnHour_unlessItHasStoodForDays() {
        told(FindingType.RAISE, "H", Priority.P2, now, false);
        assertEquals(CALL, look(2 * HouseholdCalls.CALLED_MILLIS));
        calls = new HouseholdCalls(desk);
        assertEquals(List.of(), look(1_000), "it was called about");
        desk.known.clear();
        desk.running.clear();
        calls = new HouseholdCalls(desk);
        assertEquals(List.of(), look(24 * TWO_HOURS_MILLIS));
    }

    @Test
    void gasThatStandsForHours_isNotCalledAnewAtAStart_ifSomebodyAnswered_orTheCallsHaveEnded() {
        told(FindingType.RAISE, "H", Priority.P2, now, false);
        assertEquals(CALL, look(1_000));
        desk.answer(subject(1));
        assertEquals(List.of(), look(5 * TWO_HOURS_MILLIS));
        calls = new HouseholdCalls(desk);
        assertEquals(List.of(), look(1_000));
        told(FindingType.SEVERITY_UP, "HH", Priority.P1, now, false);
        assertEquals(CALL, look(1_000));
        look(HouseholdCalls.CALLED_MILLIS);
        calls = new HouseholdCalls(desk);
        assertEquals(List.of(), look(TWO_HOURS_MILLIS));
    }

    @Test
    void gasThatStandsForHours_waitsAtAStartUntilItIsKnownWhetherItWasCalled() {
        told(FindingType.RAISE, "H", Priority.P2, now, false);
        assertEquals(CALL, look(1_000));
        desk.answer(subject(1));
        look(TWO_HOURS_MILLIS);
        calls = new HouseholdCalls(desk);
        desk.isRead = false;
        assertEquals(List.of(), look(1_000));
        desk.isRead = true;
        assertEquals(List.of(), look(1_000));
        told(FindingType.SEVERITY_UP, "HH", Priority.P1, now, false);
        assertEquals(CALL, look(1_000));
    }

    /** As when all channels were away for half an hour, or the machine since the first call. */
    @Test
    void gasThatStandsAtTheStart_isCalledAnew_ifNoProviderTookACall() {
        desk.isTaken = false;
        told(FindingType.RAISE, "H", Priority.P2, now, false);
        assertEquals(CALL, look(1_000));
        calls = new HouseholdCalls(desk);
        assertEquals(CALL, look(HouseholdCalls.CALLED_MILLIS), "it runs, but the machine was away");
        look(HouseholdCalls.CALLED_MILLIS);
        desk.isTaken = true;
        calls = new HouseholdCalls(desk);
        assertEquals(CALL, look(1_000), "it has ended");
        calls = new HouseholdCalls(desk);
        assertEquals(List.of("note " + subject(1) + " nobody answered within 30 min", "over " + subject(1)), look(HouseholdCalls.CALLED_MILLIS));
    }

    @Test
    void gasThatComesAgainAfterTheClockWasSetBack_isCalled_alsoIfNobodyWasBeforeARestart() {
        told(FindingType.RAISE, "H", Priority.P2, now, false);
        assertEquals(CALL, look(1_000));
        told(FindingType.CLEAR, "H", Priority.P2, now, false);
        look(1_000);
        now -= TWO_HOURS_MILLIS;
        told(FindingType.RAISE, "H", Priority.P2, now, false);
        calls = new HouseholdCalls(desk);
        assertEquals(CALL, look(1_000));
        assertEquals(List.of("note " + subject(1) + " nobody answered within 30 min", "over " + subject(1)), look(HouseholdCalls.CALLED_MILLIS));
    }

    @Test
    void clockThatIsSetBackOverARestart_prolongsNoCallsBeyondAnotherHalfHour() {
        told(FindingType.RAISE, "H", Priority.P2, now, false);
        assertEquals(CALL, look(1_000));
        now -= TWO_HOURS_MILLIS;
        calls = new HouseholdCalls(desk);
        assertEquals(List.of(), look(1_000));
        assertEquals(List.of("note " + subject(1) + " nobody answered within 30 min", "over " + subject(1)), look(HouseholdCalls.CALLED_MILLIS));
    }

    private void take(AlarmCommand command) {
        standing.take(Plant.on(plant, command, now).after(), places);
    }

    @Test
    void gasThatIsOverAtTheStart_isCalledIfItCameAMomentAgo_orWasCalledAbout() {
        told(FindingType.RAISE, "H", Priority.P2, now, false);
        told(FindingType.CLEAR, "H", Priority.P2, now, false);
        assertEquals(CALL, look(20_000));
        now += 600_000;
        calls = new HouseholdCalls(desk);
        assertEquals(List.of(), look(1_000), "it goes on");
        desk.known.clear();
        desk.running.clear();
        calls = new HouseholdCalls(desk);
        assertEquals(List.of(), look(1_000), "nobody called, ten minutes after the gas");
    }

    @Test
    void newsOfTheValve_hasTheTimeOfTheValve() {
        gas(0);
        look(1_000);
        now += 60_000;
        ofPlant("closed-v-0", FindingType.RAISE);
        look(1_000);
        assertEquals(List.of(now - 1_000), desk.toldAt);
    }
}
