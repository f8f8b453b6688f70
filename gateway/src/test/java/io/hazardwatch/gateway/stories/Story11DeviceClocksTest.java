package io.hazardwatch.gateway.stories;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.model.Quality;
import io.hazardwatch.gateway.testkit.LaneRig;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** ThingsBoard counted a duration from the device's clock to the server's. A minute's violation must be a minute's, by whichever clock. */
class Story11DeviceClocksTest {
    private static final String POINTS = """
            - id: p
              unit: u
              period: 1s
              staleAfter: 0s
              limits: {H: {at: 25, deadband: 2, onDelay: 60s, offDelay: 5s, priority: P2}}
            """;
    private static final String WITH_CLOCK = POINTS + "  sensorHealth: {clock: {}}\n";

    /** A reading each second; {@code offset} is what the device's clock shows more than ours. */
    private static void read(LaneRig rig, int from, int to, double offset, double value) {
        for (int second = from; second < to; second++) {
            rig.sendAt("p", second + offset, second, value, Quality.GOOD);
        }
    }

    private static void checkADuration(LaneRig rig, double offset) {
        read(rig, 0, 100, offset, 10);
        read(rig, 100, 150, offset, 30);
        read(rig, 150, 200, offset, 10);
        assertEquals(0, rig.raised("high"), "50 s are no minute");
        read(rig, 200, 260, offset, 30);
        assertEquals(0, rig.raised("high"), "not early");
        read(rig, 260, 262, offset, 30);
        assertEquals(1, rig.raised("high"), "not never");
    }

    @Test
    void clockTenMinutesBehindOrAhead_aMinuteIsAMinute() {
        checkADuration(LaneRig.ofPoints(POINTS), 0);
        checkADuration(LaneRig.ofPoints(POINTS), -600);
        checkADuration(LaneRig.ofPoints(POINTS), 600);
        checkADuration(LaneRig.ofPoints(WITH_CLOCK), -600);
        checkADuration(LaneRig.ofPoints(WITH_CLOCK), 600);
    }

    @Test
    void clockThatJumps_isFoundAndArrivalCounts() {
        LaneRig rig = LaneRig.ofPoints(WITH_CLOCK);
        Random random = new Random(11);
        for (int second = 0; second < 400; second++) {
            double offset = random.nextInt(-600, 600);
            rig.sendAt("p", second + offset, second, second >= 200 && second < 250 || second >= 300 ? 30 : 10, Quality.GOOD);
            assertTrue(second >= 360 || rig.raised("high") == 0, "early at " + second);
        }
        assertEquals(1, rig.raised("clock"));
        assertEquals(1, rig.raised("high"));
    }

    @Test
    void backlogOfAnHour_isJudgedByItsOwnTime() {
        LaneRig rig = LaneRig.ofPoints(WITH_CLOCK);
        read(rig, 0, 60, 0, 10);
        for (int second = 60; second < 3_660; second++) {
            boolean high = second >= 1_000 && second < 1_040 || second >= 2_000 && second < 2_070;
            rig.sendAt("p", second, 3_660, high ? 30 : 10, Quality.GOOD);
        }
        assertEquals(1, rig.raised("high"));
        assertEquals(0, rig.raised("clock"));
        assertTrue(rig.record().last().late());
        assertEquals(LaneRig.START_MILLIS + 2_000_000, rig.record().last().eventAt());
    }
}
