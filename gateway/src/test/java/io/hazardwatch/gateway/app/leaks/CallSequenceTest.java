package io.hazardwatch.gateway.app.leaks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.alarms.AlarmCommand;
import io.hazardwatch.gateway.alarms.Plant;
import io.hazardwatch.gateway.escalation.Subject;
import io.hazardwatch.gateway.evaluate.Finding;
import io.hazardwatch.gateway.evaluate.FindingType;
import io.hazardwatch.gateway.evaluate.RuleKind;
import io.hazardwatch.gateway.model.DeviceId;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.registry.Household;
import io.hazardwatch.gateway.registry.Households;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** When a household is called anew, and when calls to it are held or go on; in fake time. */
class CallSequenceTest extends HouseholdRig {
    private static final List<String> TOLD_OPEN = List.of("comment h-0: Valve 0: the valve was opened while there is gas",
            "tell household:acme/yard/flat-0: the valve was opened while there is gas");

    private void shelve(Alarm alarm, boolean isShelved) {
        AlarmCommand command = isShelved ? new AlarmCommand.Shelve(alarm.id(), alarm.point(), "ann", false, 1_800_000, false, null, "test")
                : new AlarmCommand.Unshelve(alarm.id(), alarm.point(), "ann", "test");
        standing.take(Plant.on(plant, command, now).after(), places);
    }

    @Test
    void graverAfterHalfAnHour_isCalledAnew_forAnotherHalfHour() {
        gas(1);
        look(1_000);
        look(HouseholdCalls.CALLED_MILLIS + 60_000);
        gas(1, FindingType.SEVERITY_UP, "HH", Priority.P1);
        assertEquals(List.of("call Flat 1: gas was found"), look(1_000));
        assertEquals(List.of(), look(HouseholdCalls.CALLED_MILLIS - 2_000));
        calls = new HouseholdCalls(desk);
        assertEquals(List.of(), look(1_000), "a restart shortens nothing");
        assertEquals(List.of("note " + subject(1) + " nobody answered within 30 min", "over " + subject(1)), look(1_000));
        assertEquals(List.of(), look(1_000));
    }

    @Test
    void graverDuringARestartAfterHalfAnHour_isCalledAnew() {
        gas(1);
        look(1_000);
        look(HouseholdCalls.CALLED_MILLIS + 60_000);
        calls = new HouseholdCalls(desk);
        gas(1, FindingType.SEVERITY_UP, "HH", Priority.P1);
        assertEquals(List.of("call Flat 1: gas was found"), look(1_000));
    }

    @Test
    void valveThatIsOpenedInGas_isToldAndCalledAnew() {
        gas(0);
        look(1_000);
        now += 5_000;
        ofPlant("closed-v-0", FindingType.RAISE);
        look(1_000);
        now += 60_000;
        ofPlant("closed-v-0", FindingType.CLEAR);
        ofPlant("opened-v-0", FindingType.RAISE);
        assertEquals(List.of("comment h-0: Valve 0: the valve was opened while there is gas",
                "tell household:acme/yard/flat-0: the valve was opened while there is gas", "call Flat 0: gas was found"), look(1_000));
        ofPlant("closed-v-0", FindingType.RAISE);
        assertEquals(List.of(), look(1_000), "the value of the valve was lost; it counts as open until it is seen closed");
        now += 60_000;
        ofPlant("opened-v-0", FindingType.CLEAR);
        assertEquals(List.of("comment h-0: Valve 0: the valve has closed", "tell household:acme/yard/flat-0: the valve has closed"), look(1_000));
        clear(0);
        assertEquals(List.of("over " + subject(0)), look(1_000));
    }

    @Test
    void shelvedAndBackWithGas_isCalledAnew_alsoOverARestart() {
        Alarm alarm = gas(1);
        look(1_000);
        shelve(alarm, true);
        assertEquals(List.of("over " + subject(1)), look(60_000));
        shelve(alarm, false);
        assertEquals(List.of("call Flat 1: gas was found"), look(1_000));
        shelve(alarm, true);
        assertEquals(List.of("over " + subject(1)), look(60_000));
        calls = new HouseholdCalls(desk);
        shelve(alarm, false);
        assertEquals(List.of("call Flat 1: gas was found"), look(1_000));
    }

    @Test
    void answeredAndRestarted_isNotCalledAnew() {
        gas(1);
        look(1_000);
        desk.running.clear();
        calls = new HouseholdCalls(desk);
        assertEquals(List.of(), look(1_000));
    }

    @Test
    void unreachableForALook_isHeld_andEndsNothing() {
        gas(1);
        look(1_000);
        Subject called = desk.running.values().iterator().next();
        calls = new HouseholdCalls(desk);
        desk.hasChannel = false;
        assertEquals(List.of("note " + subject(1) + " cannot be reached: no person of that id, or no channel"), look(1_000));
        assertTrue(calls.isHeld(called));
        desk.hasChannel = true;
        assertEquals(List.of(), look(1_000));
        assertFalse(calls.isHeld(called));
        GasPlaces known = places;
        places = new GasPlaces(REGISTRY, Households.NONE);
        assertEquals(List.of(), look(1_000), "a file of contacts with a mistake");
        assertTrue(calls.isHeld(called));
        places = known;
        assertEquals(List.of(), look(1_000));
        assertEquals(List.of(called), List.copyOf(desk.running.values()));
    }

    @Test
    void newOccurrenceBetweenTwoLooks_isCalledAnew() {
        Alarm alarm = gas(1);
        look(1_000);
        now += 60_000;
        standing.take(Plant.on(plant, Plant.ack(alarm), now).after(), places);
        Plant.on(plant, Plant.finding(REGISTRY.point(alarm.point()), "high", RuleKind.LIMIT, FindingType.CLEAR, "H", Priority.P2, false, 1), now);
        assertEquals(2, gas(1).occurrence());
        assertEquals(List.of("call Flat 1: gas was found"), look(1_000));
    }

    @Test
    void closedValve_holdsBackNoGraverAndNoNewGas() {
        gas(0);
        look(1_000);
        ofPlant("closed-v-0", FindingType.RAISE);
        look(1_000);
        now += 60_000;
        gas(0, FindingType.SEVERITY_UP, "HH", Priority.P1);
        assertEquals(List.of("call Flat 0: gas was found"), look(1_000));
        desk.running.clear();
        gas(0, FindingType.CLEAR, "HH", Priority.P1);
        now += 10_000;
        gas(0, FindingType.RAISE, "H", Priority.P2);
        assertEquals(List.of("call Flat 0: gas was found"), look(1_000));
    }

    @Test
    void closedValve_isNotEnoughWhenTheGasIsOver_whileGasLeaksAlongTheStreet() {
        gas(0);
        ofPlant("street-main", FindingType.RAISE);
        look(1_000);
        ofPlant("closed-v-0", FindingType.RAISE);
        assertEquals(List.of("comment h-0: Valve 0: the valve has closed", "tell household:acme/yard/flat-0: the valve has closed"), look(1_000));
        clear(0);
        assertEquals(List.of(), look(1_000));
        ofPlant("street-main", FindingType.CLEAR);
        assertEquals(List.of("over " + subject(0)), look(1_000));
        ofPlant("street-main", FindingType.RAISE);
        assertEquals(List.of(), look(1_000), "no call about gas that is over");
        gas(0);
        assertEquals(List.of("call Flat 0: gas was found"), look(1_000));
    }

    @Test
    void personOfTwoHouseholds_isCalledAboutEach() {
        places = new GasPlaces(REGISTRY, new Households(IntStream.range(1, 3).mapToObj(i -> new Household("acme", "yard", "flat-" + i,
                Text.of("Flat " + i), List.of(new DeviceId("acme", "yard", "h-" + i)), "liu", null, Text.of("owner"), false)).toList()));
        gas(1);
        gas(2);
        look(1_000);
        List<Subject> both = List.copyOf(desk.running.values());
        assertEquals(List.of(List.of("liu"), List.of("liu")), both.stream().map(calls::persons).toList());
        assertEquals(List.of("acme/yard/flat-1", "acme/yard/flat-2"), both.stream().map(calls::together).toList());
    }

    private void clear(int household) {
        gas(household, FindingType.CLEAR, "H", Priority.P2);
    }

    private void valve(boolean isOpen) {
        stand("closed-v-0", !isOpen);
        stand("opened-v-0", isOpen);
    }

    private void stand(String rule, boolean isActive) {
        if (isActive != (standing.at(PointId.parse("acme/yard/_site/plant-" + rule)) != null)) {
            ofPlant(rule, isActive ? FindingType.RAISE : FindingType.CLEAR);
        }
    }

    @Test
    void valveThatIsOpenedAfterTheGas_callsNobody_untilGasComesAgain() {
        gas(0);
        look(1_000);
        ofPlant("closed-v-0", FindingType.RAISE);
        look(1_000);
        clear(0);
        look(60_000);
        ofPlant("closed-v-0", FindingType.CLEAR);
        assertEquals(List.of(), look(60_000), "staff opened it");
        assertEquals(List.of(), look(1_000));
        gas(0);
        assertEquals(List.of("call Flat 0: gas was found"), look(1_000));
    }

    @Test
    void valveThatIsOpenedAfterTheGas_callsNobody_overARestart() {
        gas(0);
        look(1_000);
        ofPlant("closed-v-0", FindingType.RAISE);
        look(1_000);
        clear(0);
        calls = new HouseholdCalls(desk);
        ofPlant("closed-v-0", FindingType.CLEAR);
        assertEquals(List.of(), look(60_000));
        assertEquals(List.of(), look(1_000));
    }

    @Test
    void shelvedInGasAndBackWithoutIt_callsNobody() {
        Alarm alarm = gas(1);
        look(1_000);
        shelve(alarm, true);
        look(60_000);
        clear(1);
        shelve(alarm, false);
        assertEquals(List.of(), look(1_000));
        Alarm other = gas(2);
        shelve(other, true);
        assertEquals(List.of(), look(1_000));
        clear(2);
        shelve(other, false);
        assertEquals(List.of(), look(1_000), "nor one that was never called");
    }

    @Test
    void streetThatLeaksWhenTheGasIsOver_callsNobodyWhoseValveIsClosed() {
        gas(0);
        look(1_000);
        ofPlant("closed-v-0", FindingType.RAISE);
        look(1_000);
        clear(0);
        look(60_000);
        ofPlant("street-main", FindingType.RAISE);
        assertEquals(List.of(), look(1_000));
    }

    @Test
    void valveOfSeveral_thatIsOpenedInTheGasOfAnother_callsNobodyWhoseGasIsOver() {
        gas(0);
        look(1_000);
        valve(false);
        look(1_000);
        clear(0);
        look(60_000);
        valve(true);
        assertEquals(TOLD_OPEN, look(1_000));
    }

    @Test
    void valveThatChatters_isToldOfEachKindOnce_andCalledAnewOnce_inTwoMinutes() {
        gas(0);
        look(1_000);
        List<String> done = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            valve(false);
            done.addAll(look(5_000));
            valve(true);
            done.addAll(look(5_000));
        }
        assertEquals(List.of("comment h-0: Valve 0: the valve has closed", "tell household:acme/yard/flat-0: the valve has closed",
                TOLD_OPEN.get(0), TOLD_OPEN.get(1), "call Flat 0: gas was found"), done);
        assertEquals(List.of(), look(20_000));
        assertEquals(List.of(TOLD_OPEN.get(0), TOLD_OPEN.get(1), "call Flat 0: gas was found"), look(15_000), "open still");
        assertEquals(List.of(), look(60_000));
    }

    @Test
    void openingThatIsHeardInTwoLooks_isOne() {
        gas(0);
        look(1_000);
        valve(false);
        look(1_000);
        ofPlant("closed-v-0", FindingType.CLEAR);
        assertEquals(List.of(), look(1_000), "it is called still");
        now += 500;
        valve(true);
        assertEquals(List.of(TOLD_OPEN.get(0), TOLD_OPEN.get(1), "call Flat 0: gas was found"), look(500));
        assertEquals(List.of(), look(CallSequence.QUIET_MILLIS));
    }

    private void delayed(long eventMillis) {
        standing.take(Plant.on(plant, new Finding(REGISTRY.point(PointId.parse("acme/yard/h-0/lel")), "high", RuleKind.LIMIT, FindingType.RAISE,
                "H", Priority.P2, false, eventMillis, now, 15, 10, 15, false), now).after(), places);
    }

    @Test
    void valveThatClosesBeforeADelayedLimitRaises_holdsNobodyBack_untilTheGasIsOver_alsoOverARestart() {
        long since = now;
        now += 10_000;
        ofPlant("closed-v-0", FindingType.RAISE);
        now += 20_000;
        delayed(since);
        List<String> told = List.of("comment h-0: Valve 0: the valve has closed", "tell household:acme/yard/flat-0: the valve has closed",
                "call Flat 0: gas was found");
        assertEquals(told, look(1_000));
        calls = new HouseholdCalls(desk);
        assertEquals(List.of(), look(1_000));
        clear(0);
        assertEquals(List.of("over " + subject(0)), look(1_000));
    }

    @Test
    void gasThatIsOverBeforeTheFirstLook_callsNobody_ifTheValveHasClosed() {
        long since = now;
        now += 10_000;
        ofPlant("closed-v-0", FindingType.RAISE);
        now += 20_000;
        delayed(since);
        clear(0);
        assertEquals(List.of("comment h-0: Valve 0: the valve has closed", "tell household:acme/yard/flat-0: the valve has closed"), look(1_000));
    }

    @Test
    void valveThatClosedBeforeTheFirstReadingOfGas_holdsNobodyBack() {
        ofPlant("closed-v-0", FindingType.RAISE);
        now += 10_000;
        long since = now;
        now += 20_000;
        delayed(since);
        assertEquals("call Flat 0: gas was found", look(1_000).getLast());
    }
}
