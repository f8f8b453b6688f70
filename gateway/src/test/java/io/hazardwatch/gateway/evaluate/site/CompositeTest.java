package io.hazardwatch.gateway.evaluate.site;

import static io.hazardwatch.gateway.alarms.AlarmState.A;
import static io.hazardwatch.gateway.alarms.AlarmState.B;
import static io.hazardwatch.gateway.alarms.AlarmState.D;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.evaluate.RuleKind;
import io.hazardwatch.gateway.testkit.LaneRig;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompositeTest {
    private static final String ALARM = "_site/both.composite";
    private static final String DEVICES = """
            devices:
              - id: tank
                points:
                  - {id: level, unit: m, range: [0, 20], staleAfter: 30s, limits: {H: {at: 10, deadband: 1, priority: P2},
                    HH: {at: 15, priority: P1}}}
              - id: pump
                points:
                  - {id: flow, unit: m3/h, range: [0, 900], staleAfter: 30s}
                  - {id: power, unit: kW, range: [0, 100], staleAfter: 30s}
            """;
    private static final String LEVEL_H = "{point: tank/level, alarm: H}";
    private static final String LEVEL_HH = "{point: tank/level, alarm: HH}";
    private static final String FLOW = "{point: pump/flow, above: 100, deadband: 20}";
    private static final String POWER = "{point: pump/power, below: 5}";

    @TempDir
    Path directory;

    private LaneRig rig(String rule) throws IOException {
        return new LaneRig(directory, DEVICES + "rules:\n  - {id: both, " + rule + "}\n");
    }

    private static LaneRig send(LaneRig rig, double level, double flow, double power) {
        return rig.send("tank/level", level).send("pump/flow", flow).send("pump/power", power).pass(1_000);
    }

    @Test
    void all_raisesWhenEveryConditionHolds_andEndsWithTheFirstThatDoesNot() throws IOException {
        LaneRig rig = rig("priority: P1, all: [" + LEVEL_H + ", " + FLOW + ", " + POWER + "]");
        send(rig, 12, 150, 50);
        assertEquals(A, rig.state(ALARM));
        send(rig, 12, 150, 3);
        assertEquals(B, rig.state(ALARM));
        assertEquals(RuleKind.COMPOSITE, rig.alarm(ALARM).kind());
        send(rig, 12, 90, 3);
        assertEquals(B, rig.state(ALARM), "within the deadband");
        send(rig, 12, 70, 3);
        assertEquals(D, rig.state(ALARM));
    }

    @Test
    void anAlarmAtItsOuterLevel_isMeantAlone() throws IOException {
        LaneRig rig = rig("any: [" + LEVEL_HH + "]");
        send(rig, 12, 0, 50);
        assertEquals(A, rig.state(ALARM));
        send(rig, 16, 0, 50);
        assertEquals(B, rig.state(ALARM));
        send(rig, 12, 0, 50);
        assertEquals(D, rig.state(ALARM));
    }

    @Test
    void nOfM_needsSoMany() throws IOException {
        LaneRig rig = rig("need: 2, of: [" + LEVEL_H + ", " + FLOW + ", " + POWER + "]");
        send(rig, 12, 0, 50);
        assertEquals(A, rig.state(ALARM));
        send(rig, 5, 150, 3);
        assertEquals(B, rig.state(ALARM));
    }

    @Test
    void within_letsConditionsFollowEachOther() throws IOException {
        LaneRig rig = rig("within: 60s, all: [" + FLOW + ", " + POWER + "]");
        send(rig, 5, 150, 50);
        send(rig, 5, 0, 50);
        rig.pass(20_000);
        send(rig, 5, 0, 3);
        assertEquals(B, rig.state(ALARM));
        rig.pass(25_000);
        send(rig, 5, 0, 3);
        send(rig, 5, 0, 3);
        rig.pass(20_000);
        send(rig, 5, 0, 3);
        assertEquals(D, rig.state(ALARM), "the flow was too long ago");
    }

    @Test
    void unknownCondition_neverMakesNormal() throws IOException {
        LaneRig rig = rig("all: [" + FLOW + ", " + POWER + "]");
        send(rig, 5, 150, 3);
        rig.send("pump/flow", 0, "bad").pass(1_000);
        assertEquals(B, rig.state(ALARM));
        assertTrue(rig.alarm(ALARM).qualityBad());
        rig.pass(40_000);
        assertEquals(B, rig.state(ALARM), "silence ends nothing");
        send(rig, 5, 0, 3);
        send(rig, 5, 0, 3);
        assertEquals(D, rig.state(ALARM));
    }

    @Test
    void alarmOfAPointThatIsNotTrusted_isNotKnownToBeInactive() throws IOException {
        LaneRig rig = rig("any: [" + LEVEL_H + "]");
        send(rig, 12, 0, 50);
        assertEquals(B, rig.state(ALARM));
        rig.send("tank/level", 0, "bad").pass(1_000);
        assertEquals(B, rig.state(ALARM));
    }

    @Test
    void onDelay_runsByTheGatewaysClock_andOffDelayNeedsReadings() throws IOException {
        LaneRig rig = rig("onDelay: 10s, offDelay: 10s, all: [" + FLOW + "]");
        send(rig, 5, 150, 50);
        rig.pass(8_000);
        assertEquals(A, rig.state(ALARM));
        rig.pass(2_000);
        assertEquals(B, rig.state(ALARM), "no news keeps an alarm coming");
        send(rig, 5, 0, 50);
        rig.pass(15_000);
        assertEquals(B, rig.state(ALARM), "no news ends none");
        send(rig, 5, 0, 50);
        assertEquals(D, rig.state(ALARM));
    }

    @Test
    void deviceWithAWrongClock_isStillComparedByArrival() throws IOException {
        LaneRig rig = rig("within: 10s, all: [" + FLOW + ", " + POWER + "]");
        rig.send("pump/flow", 150, "good", rig.nowMillis() - 600_000).send("pump/power", 3).pass(1_000);
        assertEquals(B, rig.state(ALARM));
    }

    @Test
    void valueThatDoesNotMoveWhileItShould_isFound() throws IOException {
        LaneRig rig = rig("all: [" + FLOW + ", {point: tank/level, unmoved: 0.2, for: 5m}]");
        for (int second = 0; second < 300; second++) {
            send(rig, 8 + second * 0.01, 150, 50);
        }
        assertEquals(A, rig.state(ALARM));
        for (int second = 0; second < 301; second++) {
            send(rig, 11, 150, 50);
        }
        assertEquals(B, rig.state(ALARM));
        send(rig, 11.5, 150, 50);
        assertEquals(D, rig.state(ALARM));
    }

    @Test
    void restart_holdsTheAlarmUntilItsConditionsAreKnownAgain() throws IOException {
        LaneRig rig = rig("all: [" + LEVEL_H + ", " + FLOW + "]");
        send(rig, 12, 150, 50);
        rig.restart(5_000);
        rig.pass(2_000);
        assertEquals(B, rig.state(ALARM));
        send(rig, 12, 150, 50);
        assertEquals(1, rig.annunciations(ALARM));
        send(rig, 12, 0, 50);
        send(rig, 12, 0, 50);
        assertEquals(D, rig.state(ALARM));
    }
}
