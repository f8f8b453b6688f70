package io.hazardwatch.gateway.evaluate.site;

import static io.hazardwatch.gateway.alarms.AlarmState.B;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.alarms.Note;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.testkit.LaneRig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
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

    private static ModeOutcome say(LaneRig rig, String mode, String second, long forMillis) {
        List<ModeOutcome> answers = new ArrayList<>();
        rig.lane().requests().post(new UnitMode("acme", "yard", "u", mode, "li-wei", true, "overhaul", rig.nowMillis(),
                rig.nowMillis() + forMillis).agreedBy(second), answers::add);
        rig.pass(100);
        assertEquals(1, answers.size());
        return answers.getFirst();
    }

    private static void say(LaneRig rig, String mode, long forMillis) {
        assertEquals(ModeOutcome.TAKEN, say(rig, mode, null, forMillis));
    }

    private static boolean isSuppressed(LaneRig rig) {
        return rig.alarm(FLOW) != null && rig.alarm(FLOW).isSuppressed();
    }

    private static String mode(LaneRig rig) {
        return rig.lane().view().mode("acme", "yard", "u").mode();
    }

    @Test
    void unknownMode_leavesEveryAlarmEnabled() throws IOException {
        LaneRig rig = new LaneRig(directory, SAID);
        rig.send("r-1/flow", 0).pass(1_000);
        assertEquals(1, rig.annunciations(FLOW));
    }

    @Test
    void modeTheRuleIsNotMeantFor_suppressesByDesign_andTheRightOneBringsItBack() throws IOException {
        LaneRig rig = new LaneRig(directory, SAID);
        say(rig, "shut-down", 3_600_000);
        rig.send("r-1/flow", 0).pass(1_000);
        assertTrue(isSuppressed(rig));
        assertEquals(B, rig.state(FLOW));
        assertEquals(0, rig.annunciations(FLOW));
        say(rig, "running", 3_600_000);
        assertFalse(isSuppressed(rig));
        assertEquals(1, rig.annunciations(FLOW));
    }

    @Test
    void everyChange_isJournaledWithWhoAndWhy() throws IOException {
        LaneRig rig = new LaneRig(directory, SAID);
        say(rig, "shut-down", 3_600_000);
        Note note = rig.notes().getFirst();
        assertEquals(TransitionType.MODE_CHANGED, note.type());
        assertEquals("acme", note.enterprise());
        assertEquals("yard/u", note.subject());
        assertEquals("li-wei", note.actor());
        assertTrue(note.reason().startsWith("shut-down until ") && note.reason().endsWith(": overhaul"), note::reason);
    }

    @Test
    void aPersonsWord_endsByItself() throws IOException {
        LaneRig rig = new LaneRig(directory, SAID);
        say(rig, "shut-down", 60_000);
        rig.send("r-1/flow", 0).pass(30_000);
        assertTrue(isSuppressed(rig));
        rig.pass(31_000);
        assertFalse(isSuppressed(rig));
        assertEquals("unknown: what was said has ended", rig.notes().getLast().reason());
    }

    @Test
    void restart_knowsWhatWasSaid_andJournalsNothingAnew() throws IOException {
        LaneRig rig = new LaneRig(directory, SAID);
        say(rig, "shut-down", 3_600_000);
        rig.send("r-1/flow", 0).pass(1_000);
        rig.restart(60_000);
        rig.pass(5_000);
        assertTrue(isSuppressed(rig));
        assertEquals("shut-down", mode(rig));
        assertEquals(1, rig.notes().size());
        rig.restart(3_600_000);
        rig.pass(5_000);
        assertFalse(isSuppressed(rig), "the word ended while down");
    }

    @Test
    void unknownUnitOrMode_isRefused() throws IOException {
        LaneRig rig = new LaneRig(directory, SAID);
        List<ModeOutcome> answers = new ArrayList<>();
        rig.lane().requests().post(new UnitMode("acme", "yard", "u", "flying", "li-wei", true, "", 0, Long.MAX_VALUE), answers::add);
        rig.lane().requests().post(new UnitMode("acme", "yard", "v", "running", "li-wei", true, "", 0, Long.MAX_VALUE), answers::add);
        rig.lane().requests().post(new UnitMode("acme", "far", "u", "running", "li-wei", true, "", 0, Long.MAX_VALUE), answers::add);
        rig.pass(100);
        assertEquals(Collections.nCopies(3, ModeOutcome.UNKNOWN), answers);
        assertEquals(List.of(), rig.notes());
    }

    @Test
    void p1_isSuppressedOnlyWherePointAndTwoPersonsAgree() throws IOException {
        LaneRig rig = new LaneRig(directory, TOLD);
        rig.send("r-1/state", 0).send("r-1/flow", 0).pass(1_000);
        assertEquals("shut-down", mode(rig));
        assertFalse(isSuppressed(rig), "one cause is not enough");
        assertEquals(ModeOutcome.NEEDS_SECOND_PERSON, say(rig, "shut-down", null, 3_600_000));
        assertEquals(ModeOutcome.NEEDS_SECOND_PERSON, say(rig, "shut-down", "li-wei", 3_600_000));
        assertFalse(isSuppressed(rig), "one person is not enough");
        assertEquals(ModeOutcome.TAKEN, say(rig, "shut-down", "chen-hua", 3_600_000));
        assertTrue(isSuppressed(rig));
        assertTrue(rig.notes().getLast().reason().endsWith("Z agreed by chen-hua: overhaul"), rig.notes().getLast()::reason);
        rig.restart(1_000);
        rig.send("r-1/state", 0).send("r-1/flow", 0).pass(1_000);
        assertTrue(isSuppressed(rig), "who agreed is known after a restart");
        rig.send("r-1/state", 1).pass(1_000);
        assertEquals("running", mode(rig));
        assertFalse(isSuppressed(rig));
        assertEquals(2, rig.annunciations(FLOW));
    }

    @Test
    void limitThatIsMadeCriticalAfterOnePersonStatedTheMode_isNotSuppressed() throws IOException {
        LaneRig rig = new LaneRig(directory, TOLD.replace("priority: P1", "priority: P2"));
        rig.send("r-1/state", 0).pass(1_000);
        say(rig, "shut-down", 3_600_000);
        rig.reload(TOLD);
        rig.send("r-1/state", 0).send("r-1/flow", 0).pass(1_000);
        assertFalse(isSuppressed(rig));
    }

    @Test
    void pointAndPersonDiffer_orThePointIsBad_orSaysSomethingElse_failsOpen() throws IOException {
        LaneRig rig = new LaneRig(directory, TOLD.replace("priority: P1", "priority: P2"));
        rig.send("r-1/state", 0).send("r-1/flow", 0).pass(1_000);
        assertTrue(isSuppressed(rig));
        say(rig, "running", 3_600_000);
        assertFalse(isSuppressed(rig));
        say(rig, "shut-down", 3_600_000);
        assertTrue(isSuppressed(rig));
        rig.send("r-1/state", 7).pass(1_000);
        assertFalse(isSuppressed(rig));
        rig.send("r-1/state", 0).pass(1_000);
        assertTrue(isSuppressed(rig));
        rig.send("r-1/state", 0, "bad").pass(1_000);
        assertFalse(isSuppressed(rig));
        rig.send("r-1/state", 0).pass(1_000);
        assertTrue(isSuppressed(rig));
        for (int second = 0; second < 31; second++) {
            rig.send("r-1/flow", 0).pass(1_000);
        }
        assertFalse(isSuppressed(rig), "stale");
    }
}
