package io.hazardwatch.gateway.lane;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ArrivalTimesTest {
    private static final long NOW = 1_763_780_000_000L;
    private final ArrivalTimes times = new ArrivalTimes();

    @BeforeEach
    void reserve() {
        times.reserve(2);
    }

    @Test
    void severalInOneMillisecond_areSetApartByPoint() {
        assertEquals(NOW, times.next(0, NOW));
        assertEquals(NOW + 1, times.next(0, NOW));
        assertEquals(NOW, times.next(1, NOW));
        assertEquals(NOW + 2, times.next(0, NOW + 1));
        assertEquals(NOW + 50, times.next(0, NOW + 50));
    }

    @Test
    void morePointsAfterAReload_keepWhatWasGiven() {
        times.next(1, NOW);
        times.reserve(5);
        assertEquals(NOW + 1, times.next(1, NOW));
        assertEquals(NOW, times.next(4, NOW));
    }

    @Test
    void burstWithoutEndOrClockSetBack_neverRunsAheadFurtherThanAllowed() {
        long last = 0;
        for (int i = 0; i <= 2 * ArrivalTimes.AHEAD_MILLIS_MAX; i++) {
            last = times.next(0, NOW);
        }
        assertEquals(NOW + ArrivalTimes.AHEAD_MILLIS_MAX, last);
        assertEquals(NOW + ArrivalTimes.AHEAD_MILLIS_MAX + 1, times.next(0, NOW + 1));
        assertEquals(NOW - 3_600_000, times.next(0, NOW - 3_600_000));
    }
}
