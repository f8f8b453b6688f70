package io.hazardwatch.gateway.pipelines;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.hazardwatch.gateway.registry.PipelineSegment;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** When a leak begins and when it is over. */
@Tag("compiled")
class SegmentLeaksTest {
    private final PipelineSegment segment = PipelineTrial.segment(true, Double.NaN);
    private final SegmentLeaks leaks = new SegmentLeaks("e.s.line", segment, new SegmentLearning(segment), new PressureFall(segment),
            new OperationWatch(segment), new GradientPlace(segment),
            new WaveSearch(segment, FastPressures.NONE));
    private long now = 1_800_000_000_000L;

    /** Ratios of loss and threshold in all windows but that of a day, and in that. */
    private void run(int seconds, double others, double day) {
        run(seconds, others, others, others, day);
    }

    private void run(int seconds, double... ratios) {
        List<WindowBalance> balances = Stream.of(BalanceWindow.values()).map(window -> balance(window, ratios[window.ordinal()])).toList();
        for (int i = 0; i < seconds; i++) {
            now += 1_000;
            leaks.look(balances, SegmentValues.of(segment, point -> null, now), WatchStatement.FULL, Double.NaN, 0, point -> null, now);
        }
    }

    private static WindowBalance balance(BalanceWindow window, double ratio) {
        return new WindowBalance(window, ratio * 1e-4, 1e-4 / 4, 0, 1e-4);
    }

    @Test
    void leakThatOnlyTheDayShows_goesOnUntilTheDayShowsItNoLonger() {
        run(40, 0.3, 1.2);
        assertEquals(BalanceWindow.DAY, leaks.open().window());
        run(3_600, 0.3, 1.1);
        assertNotNull(leaks.open(), "the shorter windows were quiet from the beginning");
        run(3_600, 0.3, Double.NaN);
        assertNotNull(leaks.open(), "a day that is not known is not quiet");
        run(601, 0.3, 0.4);
        assertNull(leaks.open());
    }

    @Test
    void burstWhileASmallLeakIsOpen_isToldByTheShorterWindow_andThenTheSmallOneGoesOn() {
        run(240, 0.3, 1.2);
        String id = leaks.open().id();
        run(10, 9, 2.3, 0.4, 1.2);
        assertEquals(BalanceWindow.DAY, leaks.open().window(), "ten seconds may be noise");
        run(10, 9, 2.3, 0.4, 1.2);
        assertEquals(BalanceWindow.MINUTE, leaks.open().window());
        assertEquals(9e-4, leaks.open().rate(), 1e-9);
        assertEquals(id, leaks.open().id());
        run(660, 0.1, 0.2, 0.3, 1.2);
        assertEquals(BalanceWindow.DAY, leaks.open().window(), "the small leak is still there");
        run(40, 0.3, 9, 0.4, 1.2);
        assertEquals(BalanceWindow.TEN_MINUTES, leaks.open().window(), "a second one is told too");
    }

    @Test
    void burstRightAfterASmallLeakWasTold_isToldWithoutWaiting() {
        run(40, 0.3, 1.2);
        assertEquals(BalanceWindow.DAY, leaks.open().window());
        run(20, 9, 2.3, 0.4, 1.2);
        assertEquals(BalanceWindow.MINUTE, leaks.open().window(), "within a minute of the first telling");
        assertEquals(2, leaks.open().tellings());
    }

    @Test
    void leakThatFillsTheMinute_isToldOnce_andABurstInTheSameWindowAnew() {
        run(20, 1.2, 0.2, 0.1, 0.1);
        assertEquals(BalanceWindow.MINUTE, leaks.open().window());
        run(40, 4, 0.9, 0.2, 0.1);
        run(300, 4, 4, 0.7, 0.1);
        assertEquals(1, leaks.open().tellings(), "the windows fill, the leak is the same");
        run(10, 9, 4, 0.7, 0.1);
        run(60, 4, 4, 0.7, 0.1);
        assertEquals(1, leaks.open().tellings(), "ten seconds may be noise");
        run(20, 9, 4, 0.7, 0.1);
        assertEquals(2, leaks.open().tellings());
    }

    @Test
    void burstWithinAMinuteOfASmallLeakInTheSameWindow_isToldAnew() {
        run(20, 1.2, 0.2, 0.1, 0.1);
        run(20, 11, 1, 0.2, 0.1);
        assertEquals(2, leaks.open().tellings());
    }

    @Test
    void leakThatHardlyGrows_isNotToldAnew() {
        run(240, 0.3, 1.2);
        run(600, 1.5, 1.5, 1.5, 1.2);
        assertEquals(BalanceWindow.DAY, leaks.open().window());
    }

    @Test
    void leakThatTheDayTold_isOverByTheHourThoughTheDayIsNotKnown() {
        run(40, 0.3, 1.2);
        run(1_200, 0.3, 0.3, Double.NaN, Double.NaN);
        assertEquals(1.2e-4, leaks.open().rate(), 1e-9, "the rate is that of the window that told it");
        run(3 * 3_600, 0.7, 0.3, 0.7, Double.NaN);
        assertNotNull(leaks.open(), "more than half of what was told");
        run(3 * 3_600 - 10, 0.7, 0.3, 0.4, Double.NaN);
        assertNotNull(leaks.open(), "one hour's balance may err");
        run(20, 0.7, 0.3, 0.4, Double.NaN);
        assertNull(leaks.open());
    }
}
