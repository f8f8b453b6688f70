package io.hazardwatch.gateway.app.supervision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.alarms.AlarmPolicy;
import io.hazardwatch.gateway.alarms.Transition;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.lane.Lane;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.testkit.FakeClock;
import io.hazardwatch.gateway.testkit.LaneRecord;
import java.util.List;
import org.junit.jupiter.api.Test;

class SystemAlarmsTest {
    private static final Text SHED = new Text("缓冲已满，读数被丢弃", "Spool full, readings are shed");
    private final FakeClock clock = new FakeClock(1_763_780_000_000L);
    private final LaneRecord book = new LaneRecord();

    private SystemAlarms started(List<Alarm> recovered) {
        return started(recovered, book);
    }

    private SystemAlarms started(List<Alarm> recovered, LaneRecord outputs) {
        Lane lane = new Lane(0, 1, Registry.EMPTY, AlarmPolicy.STANDARD, recovered, outputs, clock.millis());
        SystemAlarms alarms = new SystemAlarms(clock);
        alarms.connect(finding -> {
            lane.requests().report(finding);
            lane.work(clock.millis());
        }, recovered);
        return alarms;
    }

    @Test
    void raisedAndCleared_isJournaledLikeEveryAlarm() {
        SystemAlarms alarms = started(List.of());
        alarms.raise("history", "shed", SHED, Priority.P2);
        alarms.raise("history", "shed", SHED, Priority.P2);
        assertEquals(List.of(TransitionType.ALARM_RAISED), book.types());
        Alarm alarm = book.last();
        assertEquals("_system.gateway.history.shed.system", alarm.id());
        assertEquals(SHED, alarm.name());
        alarms.clear("history", "shed");
        alarms.clear("history", "shed");
        assertEquals(List.of(TransitionType.ALARM_RAISED, TransitionType.ALARM_RTN_UNACKED), book.types());
    }

    @Test
    void moreUrgentThanBefore_mustBeSeenAgain() {
        SystemAlarms alarms = started(List.of());
        alarms.raise("history", "shed", SHED, Priority.P3);
        alarms.raise("history", "shed", SHED, Priority.P1);
        assertEquals(TransitionType.ALARM_ESCALATED, book.types().getLast());
        assertEquals(Priority.P1, book.last().priority());
    }

    @Test
    void raisedBeforeTheLanesAreThere_isToldOnceTheyAre() {
        Lane lane = new Lane(0, 1, Registry.EMPTY, AlarmPolicy.STANDARD, List.of(), book, clock.millis());
        SystemAlarms alarms = new SystemAlarms(clock);
        alarms.raise("accounts", "unwritable", SHED, Priority.P2);
        alarms.connect(lane.requests()::report, List.of());
        lane.work(clock.millis());
        assertEquals(List.of(TransitionType.ALARM_RAISED), book.types());
    }

    @Test
    void restart_keepsWhatStoodUntilSettled_thenEndsWhatNobodyRaisedAgain() {
        SystemAlarms before = started(List.of());
        before.raise("history", "shed", SHED, Priority.P2);
        before.raise("input", "silent", SHED, Priority.P1);
        List<Alarm> recovered = book.transitions().stream().map(Transition::after).toList();
        LaneRecord fresh = new LaneRecord();

        SystemAlarms after = started(recovered, fresh);
        after.raise("history", "shed", SHED, Priority.P2);
        after.look(clock.millis());
        assertTrue(fresh.transitions().isEmpty(), () -> "told again: " + fresh.types());
        clock.advance(SystemAlarms.SETTLE_MILLIS);
        after.look(clock.millis());
        after.look(clock.millis());
        assertEquals(List.of(TransitionType.ALARM_RTN_UNACKED), fresh.types());
        assertEquals("_system.gateway.input.silent.system", fresh.last().id());
    }
}
