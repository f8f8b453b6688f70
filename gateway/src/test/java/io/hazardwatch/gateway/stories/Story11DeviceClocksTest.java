package io.hazardwatch.gateway.stories;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.model.Quality;
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
    private static void read(Watchroom room, int from, int to, double offset, double value) {
        for (int second = from; second < to; second++) {
            room.read("p", second + offset, second, value, Quality.GOOD);
        }
    }

    private static void checkADuration(Watchroom room, double offset) {
        read(room, 0, 100, offset, 10);
        read(room, 100, 150, offset, 30);
        read(room, 150, 200, offset, 10);
        assertEquals(0, room.raised("high"), "50 s are no minute");
        read(room, 200, 260, offset, 30);
        assertEquals(0, room.raised("high"), "not early");
        read(room, 260, 262, offset, 30);
        assertEquals(1, room.raised("high"), "not never");
    }

    @Test
    void clockTenMinutesBehindOrAhead_aMinuteIsAMinute() {
        checkADuration(Watchroom.ofPoints(POINTS), 0);
        checkADuration(Watchroom.ofPoints(POINTS), -600);
        checkADuration(Watchroom.ofPoints(POINTS), 600);
        checkADuration(Watchroom.ofPoints(WITH_CLOCK), -600);
        checkADuration(Watchroom.ofPoints(WITH_CLOCK), 600);
    }

    @Test
    void clockThatJumps_isFoundAndArrivalCounts() {
        Watchroom room = Watchroom.ofPoints(WITH_CLOCK);
        Random random = new Random(11);
        for (int second = 0; second < 400; second++) {
            double offset = random.nextInt(-600, 600);
            room.read("p", second + offset, second, second >= 200 && second < 250 || second >= 300 ? 30 : 10, Quality.GOOD);
            assertTrue(second >= 360 || room.raised("high") == 0, "early at " + second);
        }
        assertEquals(1, room.raised("clock"));
        assertEquals(1, room.raised("high"));
    }

    @Test
    void backlogOfAnHour_isJudgedByItsOwnTime() {
        Watchroom room = Watchroom.ofPoints(WITH_CLOCK);
        read(room, 0, 60, 0, 10);
        for (int second = 60; second < 3_660; second++) {
            boolean high = second >= 1_000 && second < 1_040 || second >= 2_000 && second < 2_070;
            room.read("p", second, 3_660, high ? 30 : 10, Quality.GOOD);
        }
        assertEquals(1, room.raised("high"));
        assertEquals(0, room.raised("clock"));
        assertTrue(room.last().late());
        assertEquals(Watchroom.START_MILLIS + 2_000_000, room.last().eventAt());
    }
}
