package io.hazardwatch.gateway.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.registry.AverageSetting;
import io.hazardwatch.gateway.registry.LimitLevel;
import io.hazardwatch.gateway.registry.LimitSetting;
import io.hazardwatch.gateway.registry.Point;
import java.util.List;
import org.junit.jupiter.api.Test;

class BackTestTest {
    private static final long START = 1_760_000_000_000L;
    private static final byte GOOD = 0;

    private static Point point(long onDelayMillis, long staleAfterMillis) {
        return new Point(0, PointId.parse("a/b/c/level"), Text.of("level"), "%", 0, 100, 1_000, staleAfterMillis,
                List.of(new LimitSetting(LimitLevel.H, 50, 2, onDelayMillis, 0, Priority.P2, false)), List.of(), null);
    }

    /** A reading each second, above the limit in the given seconds. */
    private static BackTestResult play(Point point, int seconds, List<int[]> high, LabelledEvent... labels) {
        BackTest trial = new BackTest(point, START);
        for (int second = 0; second < seconds; second++) {
            int now = second;
            boolean above = high.stream().anyMatch(span -> now >= span[0] && now < span[1]);
            trial.reading(START + second * 1_000L, above ? 60 : 10, GOOD);
        }
        return trial.outcome(START + seconds * 1_000L, List.of(labels));
    }

    private static LabelledEvent label(String name, int from, int to) {
        return new LabelledEvent(name, START + from * 1_000L, START + to * 1_000L);
    }

    @Test
    void eventsAreFoundMissedAndOutside() {
        BackTestResult outcome = play(point(0, 0), 1_000, List.of(new int[] {100, 120}, new int[] {500, 501}),
                label("leak", 95, 200), label("spill", 300, 400));
        assertEquals(2, outcome.episodes().size());
        assertEquals(List.of(new BackTestResult.Found(label("leak", 95, 200), "high", 5_000)), outcome.found());
        assertEquals(List.of(label("spill", 300, 400)), outcome.missed());
        assertEquals(1, outcome.falseAlarms());
        assertEquals(86_400.0 / (1_000 - 105 - 100), outcome.falsePerDay(), 1e-9);
        assertEquals(21_000, outcome.activeMillis());
        assertEquals(20_000, outcome.longestMillis());
    }

    /** Fifteen minutes at 10, then at 60: the mean passes 35 when half of the window is at 60. */
    @Test
    void average_isFoundWhenTheMeanPassesItsLimit() {
        Point plain = point(0, 0);
        Point averaged = new Point(plain.index(), plain.id(), plain.name(), plain.unit(), plain.rangeLow(), plain.rangeHigh(), 1_000, 0, List.of(),
                List.of(), null, List.of(new AverageSetting("stel", 900_000, 1_000, 35, Priority.P2)));
        BackTestResult outcome = play(averaged, 2_000, List.of(new int[] {900, 2_000}));
        assertEquals(List.of("stel"), outcome.episodes().stream().map(Episode::rule).toList());
        assertEquals(1_350, (outcome.episodes().getFirst().raisedAt() - START) / 1_000.0, 20);
    }

    @Test
    void onDelay_runsOnTheReadingsTime() {
        assertEquals(0, play(point(30_000, 0), 1_000, List.of(new int[] {100, 120})).episodes().size());
        BackTestResult outcome = play(point(30_000, 0), 1_000, List.of(new int[] {100, 200}));
        assertEquals(START + 130_000, outcome.episodes().getFirst().raisedAt());
        assertEquals(START + 100_000, outcome.episodes().getFirst().eventAt());
    }

    @Test
    void silence_isStaleAtTheSecondItWouldHaveBeen() {
        BackTest trial = new BackTest(point(0, 60_000), START);
        trial.reading(START, 10, GOOD);
        trial.reading(START + 600_000, 10, GOOD);
        Episode stale = trial.outcome(START + 700_000, List.of(label("any", 0, 700))).episodes().getFirst();
        assertEquals("stale", stale.rule());
        assertTrue(stale.raisedAt() - START - 60_000 <= 1_000, stale.toString());
    }

    @Test
    void instrumentAlarms_findNoEvent() {
        BackTest trial = new BackTest(point(0, 60_000), START);
        trial.reading(START, 10, GOOD);
        BackTestResult outcome = trial.outcome(START + 700_000, List.of(label("any", 0, 700)));
        assertEquals(1, outcome.missed().size());
        assertEquals(0, outcome.falseAlarms());
    }

    @Test
    void manyAlarms_areAFlood() {
        BackTestResult outcome = play(point(0, 0), 1_000, java.util.stream.IntStream.range(0, 12)
                .mapToObj(i -> new int[] {100 + 10 * i, 105 + 10 * i}).toList());
        assertEquals(12, outcome.episodes().size());
        assertEquals(1, outcome.floods().size());
    }

    @Test
    void sameReadings_giveTheSameAnswer() {
        List<int[]> high = List.of(new int[] {100, 300}, new int[] {400, 420}, new int[] {600, 601});
        assertEquals(play(point(7_000, 60_000), 1_000, high), play(point(7_000, 60_000), 1_000, high));
    }
}
