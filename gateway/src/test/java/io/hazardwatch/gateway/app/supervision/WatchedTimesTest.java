package io.hazardwatch.gateway.app.supervision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.app.process.ErrorSink;
import io.hazardwatch.gateway.app.process.SupervisedThreads;
import io.hazardwatch.gateway.kpi.Period;
import io.hazardwatch.gateway.testkit.FakeClock;
import io.hazardwatch.gateway.testkit.LeakCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LeakCheck.class)
class WatchedTimesTest {
    private static final long START = 1_763_781_234_567L;
    private final ErrorSink defects = new ErrorSink();

    @TempDir
    Path folder;

    @Test
    void stoppedAndStartedLater_theTimeBetweenIsNotWatched() throws IOException {
        WatchedTimes first = watched();
        watch(first, START, START + 600_000);
        first.stop();
        WatchedTimes second = watched();
        watch(second, START + 900_000, START + 950_000);
        List<Period> both = List.of(new Period(START, START + 600_000), new Period(START + 900_000, START + 950_000));
        assertEquals(both, second.spans());
        second.stop();
        WatchedTimes third = watched();
        assertEquals(both, third.spans());
        third.stop();
    }

    @Test
    void lanesStandStill_orTheMachineSleeps_thatTimeIsNotWatched() throws IOException {
        WatchedTimes times = watched();
        watch(times, START, START + 60_000);
        times.look(false, START + 61_000);
        times.look(false, START + 62_000);
        watch(times, START + 70_000, START + 80_000);
        watch(times, START + 3_600_000, START + 3_605_000);
        assertEquals(List.of(new Period(START, START + 60_000), new Period(START + 70_000, START + 80_000),
                new Period(START + 3_600_000, START + 3_605_000)), times.spans());
        times.stop();
    }

    @Test
    void lineDamaged_onlyItsTimeIsUnknown() throws IOException {
        Files.writeString(folder.resolve("watched.txt"), "1000 2000\ngarbage\n3000 2500\n4000 5000\n");
        WatchedTimes times = watched();
        assertEquals(List.of(new Period(1000, 2000), new Period(4000, 5000)), times.spans());
        times.stop();
    }

    @Test
    void manyRuns_theOldestAreForgotten() throws IOException {
        WatchedTimes times = watched();
        for (int i = 0; i < WatchedTimes.SPANS_MAX + 10; i++) {
            watch(times, START + i * 100_000L, START + i * 100_000L + 1_000);
        }
        assertTrue(times.spans().size() <= WatchedTimes.SPANS_MAX + 1);
        assertEquals(START + (WatchedTimes.SPANS_MAX + 9) * 100_000L, times.spans().getLast().from());
        times.stop();
    }

    private WatchedTimes watched() throws IOException {
        return new WatchedTimes(folder.resolve("watched.txt"), () -> true, new FakeClock(START), defects,
                new SupervisedThreads(defects::caught));
    }

    private static void watch(WatchedTimes times, long from, long to) {
        for (long now = from; now <= to; now += 1_000) {
            times.look(true, now);
        }
    }
}
