package io.hazardwatch.gateway.lane;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hazardwatch.gateway.model.Quality;
import io.hazardwatch.gateway.stories.Watchroom;
import org.junit.jupiter.api.Test;

/** A point whose setpoint is the value of another point of its site. */
class ComparisonsTest {
    private static final String POINTS = """
            - {id: sp, unit: degC, period: 1s, staleAfter: 30s}
            - id: pv
              unit: degC
              period: 1s
              staleAfter: 0s
              deviation:
                - {id: control, point: d/sp, low: -5, high: 5, deadband: 1, onDelay: 10s, priority: P3}
            """;

    private final Watchroom room = Watchroom.ofPoints(POINTS);

    @Test
    void ownValueLeavesTheSetpoint_raisesAfterTheDelay() {
        room.read("sp", 0, 80).read("pv", 0, 80).read("pv", 1, 86);
        for (int second = 2; second < 11; second++) {
            room.read("pv", second, 86);
        }
        room.told().read("pv", 11, 86).told("ALARM_RAISED d.pv.control control");
    }

    @Test
    void setpointMovesAway_raisesByTheClockWithoutAReadingOfTheOther() {
        room.read("sp", 0, 80).read("pv", 0, 80).read("sp", 5, 90).told().tick(14.9).told()
                .tick(15).told("ALARM_RAISED d.pv.control control");
        assertEquals(-10, room.last().value());
        assertEquals(-5, room.last().limit());
    }

    @Test
    void setpointComesAfterIt_cancels() {
        room.read("sp", 0, 80).read("pv", 0, 80).read("pv", 1, 88).read("sp", 4, 88).read("pv", 12, 88).tick(29).told();
    }

    @Test
    void setpointNeverTold_raisesNothing() {
        room.read("pv", 0, 300).read("pv", 20, 300).told().tick(31).told("ALARM_RAISED d.sp.stale never");
    }

    @Test
    void setpointBadOrStale_holdsTheAlarm() {
        room.read("sp", 0, 80).read("pv", 0, 80).read("pv", 1, 90).read("pv", 11, 90)
                .told("ALARM_RAISED d.pv.control control");
        room.read("sp", 12, 12, 80, Quality.BAD)
                .told("ALARM_RAISED d.sp.quality quality", "ALARM_QUALITY_BAD d.pv.control control");
        room.read("pv", 13, 80).told();
        room.read("sp", 14, 80).told("ALARM_RTN_UNACKED d.sp.quality quality", "ALARM_QUALITY_GOOD d.pv.control control");
        room.tick(45).told("ALARM_RAISED d.sp.stale stale", "ALARM_QUALITY_BAD d.pv.control control");
    }

    @Test
    void uncertainSetpoint_mayRaiseAndDoesNotClear() {
        room.read("sp", 0, 80).read("pv", 0, 80).read("sp", 1, 1, 70, Quality.UNCERTAIN).tick(11)
                .told("ALARM_RAISED d.pv.control control");
        room.read("sp", 12, 12, 80, Quality.UNCERTAIN).read("pv", 13, 80).told();
        room.read("sp", 14, 80).read("pv", 15, 80).told("ALARM_RTN_UNACKED d.pv.control control");
    }
}
