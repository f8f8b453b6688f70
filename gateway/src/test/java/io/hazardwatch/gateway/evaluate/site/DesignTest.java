package io.hazardwatch.gateway.evaluate.site;

import static io.hazardwatch.gateway.alarms.AlarmState.A;
import static io.hazardwatch.gateway.alarms.AlarmState.B;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.testkit.LaneRig;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Suppression by design: S7, S8, N-7, N-8. */
class DesignTest {
    private static final String DEVICES = """
            devices:
              - id: pump
                points:
                  - {id: run, staleAfter: 30s, range: [0, 1], limits: {L: {at: 0, priority: P1}}}
                  - {id: trip, staleAfter: 30s, range: [0, 1], limits: {H: {at: 1, priority: P1}}}
              - id: line
                points:
                  - {id: flow, staleAfter: 30s, limits: {L: {at: 10, priority: P2}}}
                  - {id: pressure, staleAfter: 30s, limits: {L: {at: 2, priority: P3}}}
                  - {id: seal, staleAfter: 30s, limits: {L: {at: 1, priority: P1}}}
            """;
    private static final String ONE_CAUSE = """
            suppress:
              - id: pump-off
                when: [{point: pump/run, alarm: L}]
                alarms: [{point: line/flow, alarm: low}, {point: line/pressure, alarm: low}]
                maxDuration: 10m
            """;
    private static final String TWO_CAUSES = """
            suppress:
              - id: pump-off
                when: [{point: pump/run, alarm: L}, {point: pump/trip, alarm: H}]
                alarms: [{point: line/seal, alarm: low}]
            """;

    @TempDir
    Path directory;

    private static LaneRig send(LaneRig rig, double run, double flow, double pressure) {
        return rig.send("pump/run", run).send("pump/trip", 1 - run).send("line/flow", flow).send("line/pressure", pressure)
                .send("line/seal", 5).pass(1_000);
    }

    private static boolean isSuppressed(LaneRig rig, String alarm) {
        return rig.alarm(alarm) != null && rig.alarm(alarm).isSuppressed();
    }

    @Test
    void consequencesOfACause_comeUpDark_andSpeakWhenTheCauseIsOver() throws IOException {
        LaneRig rig = new LaneRig(directory, DEVICES + ONE_CAUSE);
        send(rig, 1, 50, 5);
        assertNull(rig.alarm("line/flow.low"));
        send(rig, 0, 0, 0);
        assertEquals(B, rig.state("line/flow.low"));
        assertTrue(isSuppressed(rig, "line/flow.low"));
        assertEquals(0, rig.annunciations("line/flow.low"));
        send(rig, 1, 0, 0);
        assertFalse(isSuppressed(rig, "line/flow.low"));
        assertEquals(1, rig.annunciations("line/flow.low"), "still low, and now it is told");
    }

    @Test
    void causeWithBadInput_failsOpen() throws IOException {
        LaneRig rig = new LaneRig(directory, DEVICES + ONE_CAUSE);
        send(rig, 0, 0, 0);
        assertTrue(isSuppressed(rig, "line/flow.low"));
        rig.send("pump/run", 0, "bad").pass(1_000);
        assertFalse(isSuppressed(rig, "line/flow.low"));
        assertEquals(1, rig.annunciations("line/flow.low"));
    }

    @Test
    void staleCause_failsOpen() throws IOException {
        LaneRig rig = new LaneRig(directory, DEVICES + ONE_CAUSE);
        send(rig, 0, 0, 0);
        for (int second = 0; second < 31; second++) {
            rig.send("line/flow", 0).pass(1_000);
        }
        assertFalse(isSuppressed(rig, "line/flow.low"));
    }

    @Test
    void longerThanAllowed_failsOpen_andStaysOpenWhileTheCauseLasts() throws IOException {
        LaneRig rig = new LaneRig(directory, DEVICES + ONE_CAUSE);
        for (int minute = 0; minute < 59; minute++) {
            send(rig, 0, 0, 0);
            rig.pass(9_000);
        }
        assertTrue(isSuppressed(rig, "line/flow.low"));
        for (int minute = 0; minute < 10; minute++) {
            send(rig, 0, 0, 0);
            rig.pass(9_000);
        }
        assertFalse(isSuppressed(rig, "line/flow.low"));
        assertEquals(1, rig.annunciations("line/flow.low"));
    }

    @Test
    void p1_needsTwoCauses() throws IOException {
        LaneRig rig = new LaneRig(directory, DEVICES + TWO_CAUSES);
        rig.send("pump/run", 0).send("pump/trip", 0).send("line/seal", 5).pass(1_000);
        assertFalse(isSuppressed(rig, "line/seal.low"));
        rig.send("pump/trip", 1).send("line/seal", 0).pass(1_000);
        assertTrue(isSuppressed(rig, "line/seal.low"));
        assertEquals(0, rig.annunciations("line/seal.low"));
        rig.send("pump/trip", 0).pass(1_000);
        assertFalse(isSuppressed(rig, "line/seal.low"));
        assertEquals(1, rig.annunciations("line/seal.low"));
    }

    @Test
    void restart_p2IsToldAtOnce_p3WaitsAMinuteForItsCause() throws IOException {
        LaneRig rig = new LaneRig(directory, DEVICES + ONE_CAUSE);
        send(rig, 0, 0, 0);
        rig.restart(5_000);
        rig.pass(1_000);
        assertFalse(isSuppressed(rig, "line/flow.low"), "P2 waits for nothing");
        assertEquals(1, rig.annunciations("line/flow.low"));
        assertTrue(isSuppressed(rig, "line/pressure.low"));
        send(rig, 0, 0, 0);
        rig.pass(20_000);
        assertTrue(isSuppressed(rig, "line/pressure.low"), "its cause is known again");
        assertTrue(isSuppressed(rig, "line/flow.low"));
    }

    @Test
    void restartAndTheCauseStaysUnknown_p3IsToldAfterAMinute() throws IOException {
        LaneRig rig = new LaneRig(directory, DEVICES + ONE_CAUSE);
        send(rig, 0, 0, 0);
        rig.restart(5_000);
        rig.pass(59_000);
        assertTrue(isSuppressed(rig, "line/pressure.low"));
        rig.pass(2_000);
        assertFalse(isSuppressed(rig, "line/pressure.low"));
        assertEquals(1, rig.annunciations("line/pressure.low"));
    }

    @Test
    void ruleTakenOut_letsGo_alsoWhenThatHappenedWhileDown() throws IOException {
        LaneRig rig = new LaneRig(directory, DEVICES + ONE_CAUSE);
        send(rig, 0, 0, 0);
        rig.reload(DEVICES);
        assertFalse(isSuppressed(rig, "line/flow.low"));
        rig.reload(DEVICES + ONE_CAUSE);
        send(rig, 0, 0, 0);
        assertTrue(isSuppressed(rig, "line/flow.low"));
        rig.restart(1_000, DEVICES);
        assertFalse(isSuppressed(rig, "line/flow.low"));
    }

    @Test
    void nothingSuppressed_whileTheCauseIsOnlyPending() throws IOException {
        LaneRig rig = new LaneRig(directory, DEVICES.replace("{at: 0, priority: P1}", "{at: 0, priority: P1, onDelay: 10s}")
                + ONE_CAUSE);
        send(rig, 0, 0, 5);
        assertFalse(isSuppressed(rig, "line/flow.low"));
        assertEquals(1, rig.annunciations("line/flow.low"));
        assertEquals(A, rig.state("pump/run.low"));
    }
}
