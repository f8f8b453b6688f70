package io.hazardwatch.gateway.alarms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.evaluate.Finding;
import io.hazardwatch.gateway.evaluate.FindingType;
import io.hazardwatch.gateway.evaluate.RuleKind;
import io.hazardwatch.gateway.evaluate.RuleStatus;
import io.hazardwatch.gateway.model.Priority;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlarmBookTest {
    private final AlarmBook book = new AlarmBook();

    private Alarm on(Finding finding, long now) {
        return Plant.on(book, finding, now).after();
    }

    private Alarm on(AlarmCommand command, long now) {
        return Plant.on(book, command, now).after();
    }

    @Test
    void criticalAlarmThatIsConfiguredNoMore_isDecommissionedByTwo() {
        Alarm critical = Plant.on(new AlarmBook(), Plant.finding(Plant.point("co", "ppm"), "high", RuleKind.LIMIT, FindingType.RAISE, "HH",
                Priority.P1, false, 90), 1).after();
        for (String second : new String[] {null, "admin"}) {
            Transition refused = Cases.MACHINE.next(critical, new AlarmCommand.Decommission(critical.id(), critical.point(), "admin", true, second,
                    "dismantled"), new RuleContext(null, RuleStatus.UNWATCHED), 2).getFirst();
            assertEquals(Refusal.NEEDS_SECOND_PERSON, refused.refusal());
        }
        assertEquals(TransitionType.ALARM_DECOMMISSIONED, Cases.MACHINE.next(critical, Plant.decommission(critical, true),
                new RuleContext(null, RuleStatus.UNWATCHED), 2).getFirst().type());
    }

    @Test
    void firstRaise_fillsTheRecord() {
        Transition transition = Plant.on(book, Plant.raiseH(31), 10_500);

        assertNull(transition.before());
        Alarm alarm = transition.after();
        assertEquals("huarun-gas.lpg-depot-01.gd-07.lel.high", alarm.id());
        assertEquals(alarm, book.alarm(alarm.id()));
        assertEquals(List.of(1L, 1L, 1L), List.of(alarm.occurrence(), alarm.activation(), alarm.annSeq()));
        assertEquals(9_000, alarm.eventAt());
        assertEquals(10_500, alarm.raisedAt());
        assertEquals(List.of(0L, 0L), List.of(alarm.clearedAt(), alarm.ackedAt()));
        assertEquals("%LEL", alarm.unit());
        assertEquals("H", alarm.level());
        assertEquals(Transition.SYSTEM, transition.actor());
    }

    @Test
    void takenOver_changesTheNameAndNotWhenItRunsOut() {
        Alarm acked = on(Plant.ack(on(Plant.raiseH(31), 1)), 2);
        Alarm taken = on(Plant.takeOver(acked, "wang-fang"), 3_600_000);
        assertEquals("wang-fang", taken.ackedBy());
        assertEquals(acked.ackedAt(), taken.ackedAt());
        assertEquals(acked.timers(), taken.timers());
        Alarm shelved = on(Plant.shelve(taken, 600_000, "repair"), 3_600_001);
        Alarm next = on(Plant.takeOver(shelved, "zhao-liu"), 3_600_002);
        assertEquals("zhao-liu", next.suppression().shelving().by());
        assertEquals(shelved.suppression().shelving().until(), next.suppression().shelving().until());
        assertEquals(List.of(), book.on(Plant.takeOver(next, "zhao-liu"), RuleContext.NONE, 3_600_003));
    }

    @Test
    void severityUpAfterAcknowledgement_isUnacknowledgedAgain() {
        Alarm raised = on(Plant.raiseH(31), 1);
        on(Plant.ack(raised), 2);
        Alarm worse = on(Plant.upToHH(55), 3);

        assertEquals(AlarmState.B, worse.state());
        assertEquals(Priority.P1, worse.priority());
        assertEquals(2, worse.annSeq());
        assertEquals(0, worse.ackedAt());
        assertNull(worse.ackedBy());
        assertEquals(Refusal.STALE, Plant.on(book, Plant.ack(raised), 4).refusal());
    }

    @Test
    void severityDownWhileUnacknowledged_priorityWaitsForTheAcknowledgement() {
        on(Plant.raiseHH(60), 1);
        Alarm eased = on(Plant.downToH(40), 2);
        assertEquals(Priority.P1, eased.priority());
        assertEquals("H", eased.level());

        Alarm acked = on(Plant.ack(eased), 3);
        assertEquals(Priority.P2, acked.priority());
    }

    @Test
    void severityDownAfterAcknowledgement_priorityFallsAtOnce() {
        on(Plant.ack(on(Plant.raiseHH(60), 1)), 2);
        assertEquals(Priority.P2, on(Plant.downToH(40), 3).priority());
    }

    @Test
    void reactivation_keepsTheOccurrenceAndIsAnnouncedAgain() {
        Alarm first = on(Plant.raiseH(31), 1);
        Alarm gone = on(Plant.clear(20), 2);
        assertEquals(2, gone.clearedAt());
        Alarm again = on(Plant.raiseH(28), 3);

        assertEquals(first.occurrence(), again.occurrence());
        assertEquals(2, again.activation());
        assertEquals(2, again.annSeq());
        assertEquals(31, again.worst());
        assertEquals(0, again.clearedAt());
        assertEquals(3, again.raisedAt());
    }

    @Test
    void nextOccurrence_startsAfreshButItsSequenceGoesOn() {
        on(Plant.ack(on(Plant.raiseHH(60), 1)), 2);
        Alarm normal = on(Plant.reset(on(Plant.clear(20), 3)), 4);
        assertEquals(4, normal.clearedAt());
        Alarm next = on(Plant.raiseH(26), 5);

        assertEquals(2, next.occurrence());
        assertEquals(1, next.activation());
        assertEquals(2, next.annSeq());
        assertEquals(26, next.worst());
        assertFalse(next.latching());
        assertEquals(0, next.ackedAt());
        assertEquals(Priority.P2, next.priority());
    }

    @Test
    void latchingLevelWasReached_clearsToLatchedEvenFromTheLowerLevel() {
        on(Plant.raiseH(31), 1);
        on(Plant.high(FindingType.SEVERITY_UP, "HH", Priority.P1, true, 60), 2);
        on(Plant.downToH(40), 3);
        Alarm latched = on(Plant.clear(20), 4);

        assertEquals(AlarmState.E, latched.state());
        assertFalse(latched.processActive());
        assertEquals(0, latched.clearedAt());
    }

    @Test
    void sameAcknowledgementTwice_isNoOp() {
        Alarm raised = on(Plant.raiseH(31), 1);
        on(Plant.ack(raised), 2);
        assertNull(Plant.on(book, Plant.ack(raised), 3));
        assertEquals(2, book.alarm(raised.id()).ackedAt());
    }

    @Test
    void commandForUnknownAlarm_isRefusedWithoutAnAlarm() {
        Alarm elsewhere = Plant.on(new AlarmBook(), Plant.raiseH(31), 1).after();
        for (AlarmCommand command : List.of(Plant.ack(elsewhere), Plant.reset(elsewhere), Plant.comment(elsewhere))) {
            Transition transition = Plant.on(book, command, 2);
            assertEquals(Refusal.UNKNOWN_ALARM, transition.refusal());
            assertNull(transition.after());
        }
        assertNull(book.alarm(elsewhere.id()));
    }

    @Test
    void qualityBad_holdsStateAndBlocksReset() {
        on(Plant.ack(on(Plant.clear(on(Plant.raiseHH(60), 1).limit()), 2)), 3);
        Alarm doubtful = on(Plant.quality(true), 4);
        assertEquals(AlarmState.F, doubtful.state());
        assertTrue(doubtful.qualityBad());
        assertEquals(60, doubtful.worst());
        assertEquals(Refusal.NOT_NORMAL, reset(doubtful, RuleStatus.NORMAL).refusal());

        on(Plant.quality(false), 6);
        assertEquals(AlarmState.A, reset(doubtful, RuleStatus.NORMAL).after().state());
    }

    @Test
    void worst_followsTheSideThatIsWatched() {
        assertEquals(4, worstOf("low", RuleKind.LIMIT, 5, 4, 6));
        assertEquals(6, worstOf("high", RuleKind.LIMIT, 5, 4, 6));
        assertEquals(12, worstOf("fast-rise", RuleKind.RATE, 7, 12, 9));
    }

    @Test
    void fallingRate_worstIsTheSteepestFallInItsOwnUnit() {
        Finding fall = new Finding(Plant.GAS, "fast-fall", RuleKind.RATE, FindingType.RAISE, "fast-fall", Priority.P2, false,
                1, 2, -6, -5, -6, false);
        Finding end = new Finding(Plant.GAS, "fast-fall", RuleKind.RATE, FindingType.CLEAR, "fast-fall", Priority.P2, false,
                1, 2, -1, -5, -9, false);
        assertEquals("%LEL/min", on(fall, 1).unit());
        assertEquals(-9, on(end, 2).worst());
    }

    @Test
    void lateFinding_flagsTheAlarm() {
        Finding late = new Finding(Plant.GAS, "high", RuleKind.LIMIT, FindingType.RAISE, "H", Priority.P2, false, 1, 2, 30,
                25, 30, true);
        assertTrue(on(late, 3).late());
    }

    @Test
    void clearOfWithdrawnPoint_keepsTheLastValues() {
        Alarm raised = on(Plant.raiseH(31), 1);
        on(Plant.quality(true), 1);
        Alarm gone = on(Finding.withdrawn(raised.point(), raised.name(), raised.unit(), raised.rule(), raised.kind(),
                raised.level(), raised.priority(), 2), 2);
        assertEquals(AlarmState.D, gone.state());
        assertFalse(gone.qualityBad());
        assertEquals(List.of(31.0, 31.0, 25.0), List.of(gone.value(), gone.worst(), gone.limit()));
    }

    private Transition reset(Alarm alarm, RuleStatus standing) {
        return Plant.first(book.on(Plant.reset(alarm), new RuleContext(null, standing), 7));
    }

    private double worstOf(String rule, RuleKind kind, double... values) {
        FindingType signal = FindingType.RAISE;
        Alarm alarm = null;
        for (double value : values) {
            alarm = on(Plant.finding(Plant.GAS, rule, kind, signal, rule, Priority.P2, false, value), 1);
            signal = signal == FindingType.RAISE ? FindingType.SEVERITY_UP : FindingType.CLEAR;
        }
        return alarm.worst();
    }
}
