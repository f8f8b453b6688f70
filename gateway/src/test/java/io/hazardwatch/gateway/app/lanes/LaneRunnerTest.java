package io.hazardwatch.gateway.app.lanes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LaneRunnerTest {
    @Test
    void laneThatTookAReadingJustNow_looksAgainAfterTwoMillis() {
        assertEquals(TimeUnit.MILLISECONDS.toNanos(2), LaneRunner.napNanos(0, false));
        assertEquals(TimeUnit.MILLISECONDS.toNanos(2), LaneRunner.napNanos(999_999_999, false));
    }

    @Test
    void quietLaneWithRepliesToGive_looksAgainAfterTwoMillis() {
        assertEquals(TimeUnit.MILLISECONDS.toNanos(2), LaneRunner.napNanos(1_000_000_000, true));
    }

    @Test
    void laneWithoutReadingsForASecond_looksFortyTimesASecond() {
        assertEquals(TimeUnit.MILLISECONDS.toNanos(25), LaneRunner.napNanos(1_000_000_000, false));
        assertEquals(TimeUnit.MILLISECONDS.toNanos(25), LaneRunner.napNanos(9_999_999_999L, false));
        assertEquals(TimeUnit.MILLISECONDS.toNanos(100), LaneRunner.napNanos(10_000_000_000L, false));
    }
}
