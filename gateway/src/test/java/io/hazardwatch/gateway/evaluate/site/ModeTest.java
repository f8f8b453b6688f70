package io.hazardwatch.gateway.evaluate.site;

import static io.hazardwatch.gateway.alarms.AlarmState.B;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.alarms.Note;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.testkit.Stage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules are enabled in the modes they are meant for, and whenever the mode is not known. */
class ModeTest {
    private static final String POINTS = """
            devices:
              - id: r-1
                points:
                  - {id: flow, staleAfter: 30s, limits: {L: {at: 10, priority: P2}}, modes: {low: [running]}}
                  - {id: state, staleAfter: 30s}
            """;
    private static final String SAID = POINTS + "units:\n  - {id: u, devices: [r-1], statementFor: 1h}\n";
    private static final String TOLD = POINTS.replace("priority: P2", "priority: P1") + """
            units:
              - id: u
                devices: [r-1]
                modeFrom: {point: r-1/state, values: {0: shut-down, 1: running}}
            """;
    private static final String FLOW = "r-1/flow.low";

    @TempDir
    Path directory;

    private static void say(Stage stage, String mode, long forMillis) {
        List<Boolean> answers = new ArrayList<>();
        stage.lane().requests().post(new UnitMode("acme", "yard", "u", mode, "li-wei", true, "overhaul", stage.nowMillis(),
                stage.nowMillis() + forMillis), answers::add);
        stage.pass(100);
        assertEquals(List.of(true), answers);
    }

    private static boolean isSuppressed(Stage stage) {
        return stage.alarm(FLOW) != null && stage.alarm(FLOW).isSuppressed();
    }

    private static String mode(Stage stage) {
        return stage.lane().view().mode("acme", "yard", "u").mode();
    }

    @Test
    void unknownMode_leavesEveryAlarmEnabled() throws IOException {
        Stage stage = new Stage(directory, SAID);
        stage.send("r-1/flow", 0).pass(1_000);
        assertEquals(1, stage.annunciations(FLOW));
    }

    @Test
    void modeTheRuleIsNotMeantFor_suppressesByDesign_andTheRightOneBringsItBack() throws IOException {
        Stage stage = new Stage(directory, SAID);
        say(stage, "shut-down", 3_600_000);
        stage.send("r-1/flow", 0).pass(1_000);
        assertTrue(isSuppressed(stage));
        assertEquals(B, stage.state(FLOW));
        assertEquals(0, stage.annunciations(FLOW));
        say(stage, "running", 3_600_000);
        assertFalse(isSuppressed(stage));
        assertEquals(1, stage.annunciations(FLOW));
    }

    @Test
    void everyChange_isJournaledWithWhoAndWhy() throws IOException {
        Stage stage = new Stage(directory, SAID);
        say(stage, "shut-down", 3_600_000);
        Note note = stage.notes().getFirst();
        assertEquals(TransitionType.MODE_CHANGED, note.type());
        assertEquals("acme", note.enterprise());
        assertEquals("yard/u", note.subject());
        assertEquals("li-wei", note.actor());
        assertTrue(note.reason().startsWith("shut-down until ") && note.reason().endsWith(": overhaul"), note::reason);
    }

    @Test
    void aPersonsWord_endsByItself() throws IOException {
        Stage stage = new Stage(directory, SAID);
        say(stage, "shut-down", 60_000);
        stage.send("r-1/flow", 0).pass(30_000);
        assertTrue(isSuppressed(stage));
        stage.pass(31_000);
        assertFalse(isSuppressed(stage));
        assertEquals("unknown: what was said has ended", stage.notes().getLast().reason());
    }

    @Test
    void restart_knowsWhatWasSaid_andJournalsNothingAnew() throws IOException {
        Stage stage = new Stage(directory, SAID);
        say(stage, "shut-down", 3_600_000);
        stage.send("r-1/flow", 0).pass(1_000);
        stage.restart(60_000);
        stage.pass(5_000);
        assertTrue(isSuppressed(stage));
        assertEquals("shut-down", mode(stage));
        assertEquals(1, stage.notes().size());
        stage.restart(3_600_000);
        stage.pass(5_000);
        assertFalse(isSuppressed(stage), "the word ended while down");
    }

    @Test
    void unknownUnitOrMode_isRefused() throws IOException {
        Stage stage = new Stage(directory, SAID);
        List<Boolean> answers = new ArrayList<>();
        stage.lane().requests().post(new UnitMode("acme", "yard", "u", "flying", "li-wei", true, "", 0, Long.MAX_VALUE), answers::add);
        stage.lane().requests().post(new UnitMode("acme", "yard", "v", "running", "li-wei", true, "", 0, Long.MAX_VALUE), answers::add);
        stage.lane().requests().post(new UnitMode("acme", "far", "u", "running", "li-wei", true, "", 0, Long.MAX_VALUE), answers::add);
        stage.pass(100);
        assertEquals(List.of(false, false, false), answers);
        assertEquals(List.of(), stage.notes());
    }

    @Test
    void p1_isSuppressedOnlyWherePointAndPersonAgree() throws IOException {
        Stage stage = new Stage(directory, TOLD);
        stage.send("r-1/state", 0).send("r-1/flow", 0).pass(1_000);
        assertEquals("shut-down", mode(stage));
        assertFalse(isSuppressed(stage), "one cause is not enough");
        say(stage, "shut-down", 3_600_000);
        assertTrue(isSuppressed(stage));
        stage.send("r-1/state", 1).pass(1_000);
        assertEquals("running", mode(stage));
        assertFalse(isSuppressed(stage));
        assertEquals(2, stage.annunciations(FLOW));
    }

    @Test
    void pointAndPersonDiffer_orThePointIsBad_orSaysSomethingElse_failsOpen() throws IOException {
        Stage stage = new Stage(directory, TOLD.replace("priority: P1", "priority: P2"));
        stage.send("r-1/state", 0).send("r-1/flow", 0).pass(1_000);
        assertTrue(isSuppressed(stage));
        say(stage, "running", 3_600_000);
        assertFalse(isSuppressed(stage));
        say(stage, "shut-down", 3_600_000);
        assertTrue(isSuppressed(stage));
        stage.send("r-1/state", 7).pass(1_000);
        assertFalse(isSuppressed(stage));
        stage.send("r-1/state", 0).pass(1_000);
        assertTrue(isSuppressed(stage));
        stage.send("r-1/state", 0, "bad").pass(1_000);
        assertFalse(isSuppressed(stage));
        stage.send("r-1/state", 0).pass(1_000);
        assertTrue(isSuppressed(stage));
        for (int second = 0; second < 31; second++) {
            stage.send("r-1/flow", 0).pass(1_000);
        }
        assertFalse(isSuppressed(stage), "stale");
    }
}
