package io.hazardwatch.gateway.stories;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.testkit.LaneRig;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Buncefield 2005: the gauge of the tank stood flat from 03:00 on while 550 m³/h went in, and nobody noticed until it
 * overflowed. The flat line is told within ten minutes, and that the level contradicts the flow.
 */
class Story16FlatGaugeTest {
    private static final String SITE = """
            devices:
              - id: tank-912
                points:
                  - {id: level, unit: m, range: [0, 15], staleAfter: 60s, period: 1s, limits: {HH: {at: 14}},
                     sensorHealth: {frozen: {after: 120s, tolerance: 0.001}}}
              - id: line-3
                points:
                  - {id: flow, unit: m3/h, range: [0, 900], staleAfter: 60s}
            rules:
              - id: filling-unseen
                name: {zh: 进料而液位不动, en: Filling while the level stands still}
                priority: P1
                all: [{point: line-3/flow, above: 100, deadband: 20}, {point: tank-912/level, unmoved: 0.05, for: 5m}]
            """;
    private static final String CONTRADICTION = "_site/filling-unseen.composite";
    private static final String FLAT = "tank-912/level.frozen";
    /** 550 m³/h in a tank of 500 m². */
    private static final double METRES_PER_SECOND = 550.0 / 3600 / 500;

    @TempDir
    Path directory;

    private static void fill(LaneRig rig, int seconds, double from, double metresPerSecond) {
        for (int second = 0; second < seconds; second++) {
            double noise = 0.002 * Math.sin(second * 1.7);
            rig.send("tank-912/level", metresPerSecond == 0 ? from : from + second * metresPerSecond + noise)
                    .send("line-3/flow", 550 + Math.sin(second)).leap(1_000);
        }
    }

    @Test
    void gaugeStandsStillWhileTheTankFills_isToldWithinTenMinutes() throws Exception {
        LaneRig rig = new LaneRig(directory, SITE);
        fill(rig, 1_200, 5, METRES_PER_SECOND);
        assertNull(rig.alarm(CONTRADICTION), "a level that rises contradicts nothing");
        assertNull(rig.alarm(FLAT));
        long stuck = rig.nowMillis();
        fill(rig, 600, 5.37, 0);
        assertTrue(rig.alarm(FLAT).processActive());
        assertTrue(rig.alarm(FLAT).raisedAt() - stuck <= 600_000);
        assertTrue(rig.alarm(CONTRADICTION).processActive());
        assertTrue(rig.alarm(CONTRADICTION).raisedAt() - stuck <= 600_000);
        assertEquals("P1", rig.alarm(CONTRADICTION).priority().name());
    }

    @Test
    void tankAtRest_isFlatAndContradictsNothing() throws Exception {
        LaneRig rig = new LaneRig(directory, SITE);
        for (int second = 0; second < 900; second++) {
            rig.send("tank-912/level", 5 + 0.002 * Math.sin(second * 1.7)).send("line-3/flow", 0).leap(1_000);
        }
        assertNull(rig.alarm(CONTRADICTION));
    }
}
