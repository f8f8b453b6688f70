package io.hazardwatch.gateway.stories;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.evaluate.site.ModeOutcome;
import io.hazardwatch.gateway.evaluate.site.UnitMode;
import io.hazardwatch.gateway.testkit.LaneRig;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Elsewhere a schedule compared elapsed time with local time, so its window was an hour wrong on days of a clock change, missed
 * exact midnight and the after-midnight half of a night shift, and did not alarm on what was wrong when the window opened.
 * Here a window is a mode of a unit that ends at an instant, and what is wrong when it ends is told then.
 */
class Story12WindowsTest {
    private static final String SITE = """
            devices:
              - id: r-1
                points:
                  - {id: flow, staleAfter: 0s, limits: {L: {at: 10, priority: P2, onDelay: 30s}}, modes: {low: [running]}}
            units:
              - {id: u, devices: [r-1], statementFor: 1d}
            """;
    private static final String FLOW = "r-1/flow.low";
    private static final long NIGHT_MILLIS = 8 * 3_600_000L;

    @TempDir
    Path directory;

    private static void shutDown(LaneRig rig, long untilMillis) {
        rig.lane().requests().post(new UnitMode("acme", "yard", "u", "shut-down", "li-wei", true, "night", rig.nowMillis(), untilMillis),
                taken -> assertEquals(ModeOutcome.TAKEN, taken));
        rig.leap(1_000);
    }

    /** From an evening to the next morning, past midnight and the change of clocks of Europe and of America. */
    @Test
    void nightOfAClockChange_isAsLongAsAnyOther() throws Exception {
        for (String evening : new String[] {"2026-03-28T21:00:00Z", "2026-10-24T20:00:00Z", "2026-11-01T02:00:00Z",
            "2026-06-01T16:00:00Z"}) {
            long from = Instant.parse(evening).toEpochMilli();
            LaneRig rig = new LaneRig(directory.resolve(evening.substring(0, 10)), SITE);
            rig.leap(from - rig.nowMillis());
            shutDown(rig, from + NIGHT_MILLIS);
            rig.send("r-1/flow", 0).leap(from + NIGHT_MILLIS - 1 - rig.nowMillis());
            assertTrue(rig.alarm(FLOW).isSuppressed(), evening);
            assertEquals(0, rig.annunciations(FLOW), evening);
            rig.leap(1);
            assertFalse(rig.alarm(FLOW).isSuppressed(), evening + ": to the millisecond");
            assertEquals(1, rig.annunciations(FLOW), evening);
        }
    }

    @Test
    void windowThatOpensOnAnExistingCondition_alarmsAtOnce_itsDelayHasPassedLongAgo() throws Exception {
        LaneRig rig = new LaneRig(directory, SITE);
        shutDown(rig, rig.nowMillis() + 600_000);
        rig.send("r-1/flow", 0).leap(300_000).send("r-1/flow", 0).leap(298_999);
        assertEquals(0, rig.annunciations(FLOW));
        rig.leap(1);
        assertEquals(1, rig.annunciations(FLOW));
    }

    @Test
    void windowThatOpensWhileTheDelayRuns_alarmsWhenTheDelayIsOver() throws Exception {
        LaneRig rig = new LaneRig(directory, SITE);
        shutDown(rig, rig.nowMillis() + 600_000);
        rig.send("r-1/flow", 50).leap(590_000).send("r-1/flow", 0).leap(10_000);
        assertEquals(0, rig.annunciations(FLOW));
        rig.pass(20_000);
        assertEquals(1, rig.annunciations(FLOW));
    }
}
