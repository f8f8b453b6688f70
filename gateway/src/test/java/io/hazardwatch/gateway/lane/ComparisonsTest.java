package io.hazardwatch.gateway.lane;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hazardwatch.gateway.model.Quality;
import io.hazardwatch.gateway.testkit.LaneRig;
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

    private final LaneRig rig = LaneRig.ofPoints(POINTS);

    @Test
    void ownValueLeavesTheSetpoint_raisesAfterTheDelay() {
        rig.sendAt("sp", 0, 80).sendAt("pv", 0, 80).sendAt("pv", 1, 86);
        for (int second = 2; second < 11; second++) {
            rig.sendAt("pv", second, 86);
        }
        rig.expect().sendAt("pv", 11, 86).expect("ALARM_RAISED d.pv.control control");
    }

    @Test
    void setpointMovesAway_raisesByTheClockWithoutAReadingOfTheOther() {
        rig.sendAt("sp", 0, 80).sendAt("pv", 0, 80).sendAt("sp", 5, 90).expect().workAt(14.9).expect()
                .workAt(15).expect("ALARM_RAISED d.pv.control control");
        assertEquals(-10, rig.record().last().value());
        assertEquals(-5, rig.record().last().limit());
    }

    @Test
    void setpointComesAfterIt_cancels() {
        rig.sendAt("sp", 0, 80).sendAt("pv", 0, 80).sendAt("pv", 1, 88).sendAt("sp", 4, 88).sendAt("pv", 12, 88).workAt(29).expect();
    }

    @Test
    void setpointNeverTold_raisesNothing() {
        rig.sendAt("pv", 0, 300).sendAt("pv", 20, 300).expect().workAt(31).expect("ALARM_RAISED d.sp.stale never");
    }

    @Test
    void setpointBadOrStale_holdsTheAlarm() {
        rig.sendAt("sp", 0, 80).sendAt("pv", 0, 80).sendAt("pv", 1, 90).sendAt("pv", 11, 90)
                .expect("ALARM_RAISED d.pv.control control");
        rig.sendAt("sp", 12, 12, 80, Quality.BAD)
                .expect("ALARM_RAISED d.sp.quality quality", "ALARM_QUALITY_BAD d.pv.control control");
        rig.sendAt("pv", 13, 80).expect();
        rig.sendAt("sp", 14, 80).expect("ALARM_RTN_UNACKED d.sp.quality quality", "ALARM_QUALITY_GOOD d.pv.control control");
        rig.workAt(45).expect("ALARM_RAISED d.sp.stale stale", "ALARM_QUALITY_BAD d.pv.control control");
    }

    @Test
    void uncertainSetpoint_mayRaiseAndDoesNotClear() {
        rig.sendAt("sp", 0, 80).sendAt("pv", 0, 80).sendAt("sp", 1, 1, 70, Quality.UNCERTAIN).workAt(11)
                .expect("ALARM_RAISED d.pv.control control");
        rig.sendAt("sp", 12, 12, 80, Quality.UNCERTAIN).sendAt("pv", 13, 80).expect();
        rig.sendAt("sp", 14, 80).sendAt("pv", 15, 80).expect("ALARM_RTN_UNACKED d.pv.control control");
    }
}
