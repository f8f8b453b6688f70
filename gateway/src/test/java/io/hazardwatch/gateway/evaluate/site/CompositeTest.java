package io.hazardwatch.gateway.evaluate.site;

import static io.hazardwatch.gateway.alarms.AlarmState.A;
import static io.hazardwatch.gateway.alarms.AlarmState.B;
import static io.hazardwatch.gateway.alarms.AlarmState.D;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.evaluate.RuleKind;
import io.hazardwatch.gateway.testkit.Stage;
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
                  - {id: level, unit: m, range: [0, 20], staleAfter: 30s, limits: {H: {at: 10, deadband: 1, priority: P2}, HH: {at: 15, priority: P1}}}
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

    private Stage stage(String rule) throws IOException {
        return new Stage(directory, DEVICES + "rules:\n  - {id: both, " + rule + "}\n");
    }

    private static Stage send(Stage stage, double level, double flow, double power) {
        return stage.send("tank/level", level).send("pump/flow", flow).send("pump/power", power).pass(1_000);
    }

    @Test
    void all_raisesWhenEveryConditionHolds_andEndsWithTheFirstThatDoesNot() throws IOException {
        Stage stage = stage("priority: P1, all: [" + LEVEL_H + ", " + FLOW + ", " + POWER + "]");
        send(stage, 12, 150, 50);
        assertEquals(A, stage.state(ALARM));
        send(stage, 12, 150, 3);
        assertEquals(B, stage.state(ALARM));
        assertEquals(RuleKind.COMPOSITE, stage.alarm(ALARM).kind());
        send(stage, 12, 90, 3);
        assertEquals(B, stage.state(ALARM), "within the deadband");
        send(stage, 12, 70, 3);
        assertEquals(D, stage.state(ALARM));
    }

    @Test
    void anAlarmAtItsOuterLevel_isMeantAlone() throws IOException {
        Stage stage = stage("any: [" + LEVEL_HH + "]");
        send(stage, 12, 0, 50);
        assertEquals(A, stage.state(ALARM));
        send(stage, 16, 0, 50);
        assertEquals(B, stage.state(ALARM));
        send(stage, 12, 0, 50);
        assertEquals(D, stage.state(ALARM));
    }

    @Test
    void nOfM_needsSoMany() throws IOException {
        Stage stage = stage("need: 2, of: [" + LEVEL_H + ", " + FLOW + ", " + POWER + "]");
        send(stage, 12, 0, 50);
        assertEquals(A, stage.state(ALARM));
        send(stage, 5, 150, 3);
        assertEquals(B, stage.state(ALARM));
    }

    @Test
    void within_letsConditionsFollowEachOther() throws IOException {
        Stage stage = stage("within: 60s, all: [" + FLOW + ", " + POWER + "]");
        send(stage, 5, 150, 50);
        send(stage, 5, 0, 50);
        stage.pass(20_000);
        send(stage, 5, 0, 3);
        assertEquals(B, stage.state(ALARM));
        stage.pass(25_000);
        send(stage, 5, 0, 3);
        send(stage, 5, 0, 3);
        stage.pass(20_000);
        send(stage, 5, 0, 3);
        assertEquals(D, stage.state(ALARM), "the flow was too long ago");
    }

    @Test
    void unknownCondition_neverMakesNormal() throws IOException {
        Stage stage = stage("all: [" + FLOW + ", " + POWER + "]");
        send(stage, 5, 150, 3);
        stage.send("pump/flow", 0, "bad").pass(1_000);
        assertEquals(B, stage.state(ALARM));
        assertTrue(stage.alarm(ALARM).qualityBad());
        stage.pass(40_000);
        assertEquals(B, stage.state(ALARM), "silence ends nothing");
        send(stage, 5, 0, 3);
        send(stage, 5, 0, 3);
        assertEquals(D, stage.state(ALARM));
    }

    @Test
    void alarmOfAPointThatIsNotTrusted_isNotKnownToBeInactive() throws IOException {
        Stage stage = stage("any: [" + LEVEL_H + "]");
        send(stage, 12, 0, 50);
        assertEquals(B, stage.state(ALARM));
        stage.send("tank/level", 0, "bad").pass(1_000);
        assertEquals(B, stage.state(ALARM));
    }

    @Test
    void onDelay_runsByTheGatewaysClock_andOffDelayNeedsReadings() throws IOException {
        Stage stage = stage("onDelay: 10s, offDelay: 10s, all: [" + FLOW + "]");
        send(stage, 5, 150, 50);
        stage.pass(8_000);
        assertEquals(A, stage.state(ALARM));
        stage.pass(2_000);
        assertEquals(B, stage.state(ALARM), "no news keeps an alarm coming");
        send(stage, 5, 0, 50);
        stage.pass(15_000);
        assertEquals(B, stage.state(ALARM), "no news ends none");
        send(stage, 5, 0, 50);
        assertEquals(D, stage.state(ALARM));
    }

    @Test
    void deviceWithAWrongClock_isStillComparedByArrival() throws IOException {
        Stage stage = stage("within: 10s, all: [" + FLOW + ", " + POWER + "]");
        stage.send("pump/flow", 150, "good", stage.nowMillis() - 600_000).send("pump/power", 3).pass(1_000);
        assertEquals(B, stage.state(ALARM));
    }

    @Test
    void valueThatDoesNotMoveWhileItShould_isFound() throws IOException {
        Stage stage = stage("all: [" + FLOW + ", {point: tank/level, unmoved: 0.2, for: 5m}]");
        for (int second = 0; second < 300; second++) {
            send(stage, 8 + second * 0.01, 150, 50);
        }
        assertEquals(A, stage.state(ALARM));
        for (int second = 0; second < 301; second++) {
            send(stage, 11, 150, 50);
        }
        assertEquals(B, stage.state(ALARM));
        send(stage, 11.5, 150, 50);
        assertEquals(D, stage.state(ALARM));
    }

    @Test
    void restart_holdsTheAlarmUntilItsConditionsAreKnownAgain() throws IOException {
        Stage stage = stage("all: [" + LEVEL_H + ", " + FLOW + "]");
        send(stage, 12, 150, 50);
        stage.restart(5_000);
        stage.pass(2_000);
        assertEquals(B, stage.state(ALARM));
        send(stage, 12, 150, 50);
        assertEquals(1, stage.annunciations(ALARM));
        send(stage, 12, 0, 50);
        send(stage, 12, 0, 50);
        assertEquals(D, stage.state(ALARM));
    }
}
