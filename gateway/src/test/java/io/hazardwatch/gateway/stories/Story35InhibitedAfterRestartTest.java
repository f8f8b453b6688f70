package io.hazardwatch.gateway.stories;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.testkit.LaneRig;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Elsewhere inhibition was forgotten by a restart, and every inhibited alert paged. Here a P3 that was suppressed waits up to a
 * minute for its cause; a P1 waits for nothing, and is told until its causes are known again.
 */
class Story35InhibitedAfterRestartTest {
    private static final String SITE = """
            devices:
              - id: pump
                points:
                  - {id: run, staleAfter: 30s, range: [0, 1], limits: {L: {at: 0, priority: P1}}}
                  - {id: trip, staleAfter: 30s, range: [0, 1], limits: {H: {at: 1, priority: P1}}}
                  - {id: pressure, staleAfter: 30s, limits: {L: {at: 2, priority: P3}}}
                  - {id: seal, staleAfter: 30s, limits: {L: {at: 1, priority: P1}}}
            suppress:
              - id: pump-off
                when: [{point: pump/run, alarm: L}, {point: pump/trip, alarm: H}]
                alarms: [{point: pump/pressure, alarm: low}, {point: pump/seal, alarm: low}]
            """;
    private static final String P3 = "pump/pressure.low";
    private static final String P1 = "pump/seal.low";

    @TempDir
    Path directory;

    private LaneRig tripped() throws Exception {
        LaneRig rig = new LaneRig(directory, SITE);
        rig.send("pump/run", 0).send("pump/trip", 1).send("pump/pressure", 0).send("pump/seal", 0).pass(1_000);
        assertTrue(rig.alarm(P3).isSuppressed() && rig.alarm(P1).isSuppressed());
        assertEquals(0, rig.annunciations(P3) + rig.annunciations(P1));
        return rig;
    }

    @Test
    void causesKnownAgainWithinAMinute_p3IsNeverTold_p1Is() throws Exception {
        LaneRig rig = tripped();
        rig.restart(5_000);
        rig.pass(20_000);
        assertEquals(0, rig.annunciations(P3));
        assertEquals(1, rig.annunciations(P1));
        for (int i = 0; i < 6; i++) {
            rig.send("pump/run", 0).send("pump/trip", 1).pass(10_000);
        }
        assertTrue(rig.alarm(P3).isSuppressed());
        assertEquals(0, rig.annunciations(P3));
        assertEquals(1, rig.annunciations(P1));
    }

    @Test
    void causesStayUnknown_p3IsToldAfterAMinute() throws Exception {
        LaneRig rig = tripped();
        rig.restart(5_000);
        rig.pass(61_000);
        assertFalse(rig.alarm(P3).isSuppressed());
        assertEquals(1, rig.annunciations(P3));
    }
}
