package io.hazardwatch.gateway.time;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hazardwatch.gateway.testkit.FakeClock;
import org.junit.jupiter.api.Test;

class ClockWatchTest {
    private final FakeClock clock = new FakeClock(1_763_780_000_000L);
    private final ClockWatch watch = new ClockWatch(clock.millis(), clock.nanos());

    private long look() {
        return watch.stepMillis(clock.millis(), clock.nanos());
    }

    @Test
    void timePasses_isNoStep() {
        clock.advance(3_600_000);
        assertEquals(0, look());
    }

    @Test
    void clockSetForwardOrBack_isToldOnceWithItsSize() {
        clock.stepWall(3_600_000);
        clock.advance(10);
        assertEquals(3_600_000, look());
        assertEquals(0, look());
        clock.stepWall(-60_000);
        assertEquals(-60_000, look());
    }

    @Test
    void correctionOfASecond_isNoStep() {
        clock.stepWall(-1_000);
        assertEquals(0, look());
    }
}
