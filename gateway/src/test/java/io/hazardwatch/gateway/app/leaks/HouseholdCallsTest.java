package io.hazardwatch.gateway.app.leaks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.alarms.Plant;
import io.hazardwatch.gateway.escalation.Subject;
import io.hazardwatch.gateway.escalation.SubjectKind;
import io.hazardwatch.gateway.evaluate.FindingType;
import io.hazardwatch.gateway.leaks.field.FieldNeed;
import io.hazardwatch.gateway.model.DeviceId;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Text;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whom of a street of households the gateway calls, until when, what they hear of their valve, and which tasks field staff has; in fake time. */
class HouseholdCallsTest extends HouseholdRig {
    @Test
    void household_isCalledOnce_untilTheAlarmHasReturnedAndIsAcknowledged() {
        Alarm alarm = gas(1);
        assertEquals(List.of("call Flat 1: gas was found"), look(1_000));
        assertEquals(List.of(), look(1_000));
        standing.take(Plant.on(plant, Plant.ack(alarm), now).after(), places);
        assertEquals(List.of(), look(1_000), "gas is there still");
        gas(1, FindingType.CLEAR, "H", Priority.P2);
        assertEquals(List.of("over " + subject(1)), look(1_000));
        assertEquals(List.of(), look(1_000));
    }

    @Test
    void returnedButNotAcknowledged_isCalledFurther_andGraverOrAgain_anew() {
        gas(1);
        look(1_000);
        gas(1, FindingType.CLEAR, "H", Priority.P2);
        assertEquals(List.of(), look(1_000));
        gas(1, FindingType.RAISE, "H", Priority.P2);
        assertEquals(List.of("call Flat 1: gas was found"), look(1_000));
        gas(1, FindingType.SEVERITY_UP, "HH", Priority.P1);
        assertEquals(List.of("call Flat 1: gas was found"), look(1_000));
    }

    @Test
    void afterHalfAnHour_itIsNotCalledAnyMore_andTheJournalSaysThatNobodyAnswered() {
        gas(1);
        look(1_000);
        assertEquals(List.of(), look(HouseholdCalls.CALLED_MILLIS - 2_000));
        assertEquals(List.of("note " + subject(1) + " nobody answered within 30 min", "over " + subject(1)), look(1_000));
        assertEquals(List.of(), look(1_000));
    }

    @Test
    void valveThatIsHeardClosed_endsTheCallsOnceTheGasIsOver_isToldAndWrittenBesideTheAlarm() {
        gas(0);
        look(1_000);
        ofPlant("valve-v-0", FindingType.RAISE);
        assertEquals(List.of("comment h-0: Valve 0: the valve did not report closed",
                "tell household:acme/yard/flat-0: the valve did not report closed"), look(30_000));
        ofPlant("valve-v-0", FindingType.CLEAR);
        ofPlant("closed-v-0", FindingType.RAISE);
        assertEquals(List.of("comment h-0: Valve 0: the valve has closed", "tell household:acme/yard/flat-0: the valve has closed"), look(1_000));
        assertEquals(List.of(), look(60_000), "gas is there still");
        gas(0, FindingType.CLEAR, "H", Priority.P2);
        assertEquals(List.of("over " + subject(0)), look(1_000));
        assertEquals(List.of(), look(1_000));
    }

    @Test
    void valveThatWasClosedBefore_holdsNobodyBack() {
        ofPlant("closed-v-0", FindingType.RAISE);
        now += 3_600_000;
        gas(0);
        assertEquals(List.of("call Flat 0: gas was found"), look(1_000));
    }

    @Test
    void valveOfAHouseholdWithoutATelephone_isWrittenBesideTheAlarm() {
        gas(4);
        ofPlant("closed-v-4", FindingType.RAISE);
        assertEquals(List.of("comment h-4: v-4: the valve has closed"), look(1_000));
    }

    @Test
    void restart_repeatsNothing_andEndsWhatIsOver() {
        gas(0);
        gas(1);
        look(1_000);
        calls = new HouseholdCalls(desk);
        Subject called = desk.running.values().iterator().next();
        assertTrue(calls.isHeld(called), "until it is known whose household it is");
        assertEquals(List.of(), look(1_000));
        assertFalse(calls.isHeld(called));
        ofPlant("closed-v-0", FindingType.RAISE);
        gas(0, FindingType.CLEAR, "H", Priority.P2);
        look(1_000);
        Subject lost = new Subject(SubjectKind.HOUSEHOLD, subject(0), 1, 99, Priority.P2, "acme", "yard", null);
        desk.running.put(lost.key(), lost);
        calls = new HouseholdCalls(desk);
        assertEquals(List.of("over " + subject(0)), look(1_000), "it ended a moment before the kill");
    }

    @Test
    void callThatCouldNotBeHandedOver_isTriedAgain() {
        desk.isFailing = true;
        gas(1);
        assertEquals(List.of(), look(1_000));
        desk.isFailing = false;
        assertEquals(List.of("call Flat 1: gas was found"), look(1_000));
    }

    @Test
    void whoCannotBeReached_orIsNotNamed_isNotCalled() {
        gas(3);
        gas(4);
        assertEquals(List.of("note " + subject(3) + " cannot be reached: no person of that id, or no channel"), look(1_000));
        assertEquals(List.of(), look(1_000));
    }

    @Test
    void contact_isTheOnlyPersonCalled_andOneMatterToIt() {
        gas(1);
        look(1_000);
        Subject called = desk.running.values().iterator().next();
        assertEquals(List.of("household:acme/yard/flat-1"), calls.persons(called));
        assertEquals("acme/yard/flat-1", calls.together(called));
        assertEquals(List.of(), calls.persons(new Subject(SubjectKind.HOUSEHOLD, "other", 1, 1, Priority.P2, "acme", "yard", null)));
        assertNull(calls.together(new Subject(SubjectKind.HOUSEHOLD, "other", 1, 1, Priority.P2, "acme", "yard", null)));
        assertFalse(HOUSEHOLDS.of(new DeviceId("acme", "yard", "h-1")).toString().contains("0101"));
    }

    private List<String> needs() {
        return FieldNeeds.of(places, standing, now).stream().filter(each -> each.partOf().isEmpty())
                .map(each -> each.place().en() + ' ' + each.households().stream().map(Text::en).toList())
                .toList();
    }

    @Test
    void burst_isOneTaskOfTheStreet_withItsHouseholds() {
        IntStream.range(0, 3).forEach(this::gas);
        assertEquals(List.of(), needs());
        now += 2_000;
        Alarm leak = ofPlant("street-main", FindingType.RAISE);
        now += 20_000;
        assertEquals(List.of("East quarter, Main Street [Flat 0, Flat 1, Flat 2]"), needs());
        FieldNeed need = FieldNeeds.of(places, standing, now).getFirst();
        assertEquals(leak.id() + ".1", need.id());
        assertEquals(1_200_000, need.withinMillis());
        assertEquals(List.of("acme.yard.h-0.lel.high.1", "acme.yard.h-1.lel.high.1", "acme.yard.h-2.lel.high.1"), need.joins());
        assertEquals(3, FieldNeeds.of(places, standing, now).stream().filter(each -> each.partOf().equals(need.id())).count());
    }

    @Test
    void householdThatAlarmsAlone_isATaskAfterTenSeconds_alsoWithoutATelephone() {
        gas(1);
        gas(4);
        now += 9_000;
        assertEquals(List.of(), needs());
        now += 1_000;
        assertEquals(List.of("East quarter, Flat 1 [Flat 1]", "East quarter, h-4 [h-4]"), needs());
        gas(4, FindingType.CLEAR, "H", Priority.P2);
        assertEquals(List.of("East quarter, Flat 1 [Flat 1]"), needs());
        now += 86_400_000;
        assertEquals(List.of(), needs());
    }
}
