package io.hazardwatch.gateway.stories;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.testkit.Stage;
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

    private static void fill(Stage stage, int seconds, double from, double metresPerSecond) {
        for (int second = 0; second < seconds; second++) {
            double noise = 0.002 * Math.sin(second * 1.7);
            stage.send("tank-912/level", metresPerSecond == 0 ? from : from + second * metresPerSecond + noise)
                    .send("line-3/flow", 550 + Math.sin(second)).skip(1_000);
        }
    }

    @Test
    void gaugeStandsStillWhileTheTankFills_isToldWithinTenMinutes() throws Exception {
        Stage stage = new Stage(directory, SITE);
        fill(stage, 1_200, 5, METRES_PER_SECOND);
        assertNull(stage.alarm(CONTRADICTION), "a level that rises contradicts nothing");
        assertNull(stage.alarm(FLAT));
        long stuck = stage.nowMillis();
        fill(stage, 600, 5.37, 0);
        assertTrue(stage.alarm(FLAT).processActive());
        assertTrue(stage.alarm(FLAT).raisedAt() - stuck <= 600_000);
        assertTrue(stage.alarm(CONTRADICTION).processActive());
        assertTrue(stage.alarm(CONTRADICTION).raisedAt() - stuck <= 600_000);
        assertEquals("P1", stage.alarm(CONTRADICTION).priority().name());
    }

    @Test
    void tankAtRest_isFlatAndContradictsNothing() throws Exception {
        Stage stage = new Stage(directory, SITE);
        for (int second = 0; second < 900; second++) {
            stage.send("tank-912/level", 5 + 0.002 * Math.sin(second * 1.7)).send("line-3/flow", 0).skip(1_000);
        }
        assertNull(stage.alarm(CONTRADICTION));
    }
}
