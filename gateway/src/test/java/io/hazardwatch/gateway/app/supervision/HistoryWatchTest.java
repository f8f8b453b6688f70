package io.hazardwatch.gateway.app.supervision;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hazardwatch.gateway.evaluate.Finding;
import io.hazardwatch.gateway.evaluate.FindingType;
import io.hazardwatch.gateway.history.HistoryHealth;
import io.hazardwatch.gateway.history.HistoryHealth.Condition;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.testkit.FakeClock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HistoryWatchTest {
    private static final long START = 1_763_780_000_000L;

    private final FakeClock clock = new FakeClock(START);
    private final SystemAlarms alarms = new SystemAlarms(clock);
    private final HistoryWatch watch = new HistoryWatch(alarms);
    private final List<Finding> told = new ArrayList<>();

    @BeforeEach
    void connect() {
        alarms.connect(told::add, List.of());
    }

    private void look(Condition condition, long corruptSegments, long sinceMillis) {
        watch.look(new HistoryHealth(condition, "", sinceMillis, 0, 0, 0, 0, 0, corruptSegments, 0), clock.millis());
    }

    @Test
    void storeAwayShortly_raisesNothing_awayLong_raisesUntilItIsBack() {
        look(Condition.STORE_DOWN, 0, START);
        clock.advance(HistoryWatch.AWAY_MILLIS - 1);
        look(Condition.STORE_DOWN, 0, START);
        assertEquals(List.of(), told);
        clock.advance(1);
        look(Condition.STORE_DOWN, 0, START);
        assertEquals("_system/gateway/history/store-down", told.getLast().point().id().toString());
        look(Condition.OK, 0, clock.millis());
        assertEquals(List.of(FindingType.RAISE, FindingType.CLEAR), told.stream().map(Finding::type).toList());
    }

    @Test
    void readingsLetGo_isP2_andNoRoomAtAll_isP1() {
        look(Condition.SHEDDING, 0, START);
        assertEquals(Priority.P2, told.getLast().priority());
        look(Condition.SPOOL_FULL, 0, START);
        assertEquals("_system/gateway/history/spool-full", told.getLast().point().id().toString());
        assertEquals(Priority.P1, told.getLast().priority());
    }

    @Test
    void storeThatRefusesEverything_isToldAtOnceAsP2() {
        look(Condition.REFUSING, 0, START);
        assertEquals("_system/gateway/history/refusing", told.getLast().point().id().toString());
        assertEquals(Priority.P2, told.getLast().priority());
        look(Condition.OK, 0, START);
        assertEquals(List.of(FindingType.RAISE, FindingType.CLEAR), told.stream().map(Finding::type).toList());
    }

    @Test
    void spoolFilesDeletedWhileInUse_isP1() {
        look(Condition.SPOOL_DAMAGED, 0, START);
        assertEquals("_system/gateway/history/spool-damaged", told.getLast().point().id().toString());
        assertEquals(Priority.P1, told.getLast().priority());
    }

    @Test
    void damageFound_isToldOnceForEveryFind() {
        look(Condition.OK, 1, START);
        look(Condition.OK, 1, START);
        look(Condition.OK, 3, START);
        assertEquals(List.of(FindingType.RAISE, FindingType.CLEAR, FindingType.RAISE), told.stream().map(Finding::type).toList());
    }
}
