package io.hazardwatch.gateway.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.hazardwatch.gateway.model.DeviceId;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Quality;
import io.hazardwatch.gateway.model.Reading;
import org.junit.jupiter.api.Test;

/** A backlog that is sent late is not the present; a device whose clock is wrong is. */
class PresentReadingsTest {
    private static final PointId POINT = new DeviceId("e", "s", "d").point("p");
    private static final long NOW = 1_800_000_000_000L;

    private final PresentReadings present = new PresentReadings();

    private Reading of(long event, long arrival, double value) {
        return present.of(new Reading(POINT, NOW + event, NOW + arrival, value, Quality.GOOD), 1_000);
    }

    @Test
    void backlog_leavesTheLastReadingOfThePresent_untilItHasCaughtUp() {
        assertNull(present.of(null, 1_000));
        assertEquals(1, of(0, 0, 1).value());
        for (int second = 0; second < 20; second++) {
            assertEquals(1, of(second * 90_000, 1_800_000 + second * 1_000, 2).value());
        }
        assertEquals(3, of(1_820_000, 1_820_500, 3).value());
    }

    @Test
    void backlogOfADeviceThatWasNeverHeard_isNothing() {
        assertNull(of(-1_800_000, 0, 1));
        assertNull(of(-1_700_000, 1_000, 1));
    }

    @Test
    void wrongClock_countsAfterAMinute() {
        long wrong = -28_800_000;
        for (int second = 0; second < 60; second++) {
            assertNull(of(wrong + second * 1_000, second * 1_000, second));
        }
        assertEquals(60, of(wrong + 60_000, 60_000, 60).value());
    }

    @Test
    void pointThatReportsSeldom_mayTakeThreePeriods() {
        assertEquals(1, present.of(new Reading(POINT, NOW - 170_000, NOW, 1, Quality.GOOD), 60_000).value());
    }

    @Test
    void gatewayClockSetBack_isAWrongClockOfTheDevice_notSilence() {
        assertEquals(1, of(0, 0, 1).value());
        for (int second = 1; second < 60; second++) {
            assertEquals(1, of(second * 1_000, second * 1_000 - 3_600_000, 2).value());
        }
        assertEquals(3, of(61_000, 61_000 - 3_600_000, 3).value());
    }
}
