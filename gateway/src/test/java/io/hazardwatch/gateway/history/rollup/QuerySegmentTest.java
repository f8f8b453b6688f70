package io.hazardwatch.gateway.history.rollup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.history.store.Resolution;
import io.hazardwatch.gateway.history.store.TimeSeriesStoreContract;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class QuerySegmentTest {
    private static final long HOUR = Resolution.HOUR.millis();
    private static final long DAY = TimeSeriesStoreContract.DAY;
    private static final long[] NONE = {};

    @Test
    void wholeHoursRolledUp_areOnePiece() {
        assertEquals(List.of(new QuerySegment(Resolution.HOUR, DAY, DAY + 24 * HOUR)), pieces(DAY, DAY + 24 * HOUR, NONE, 0, 0));
    }

    @Test
    void endsWithinAnHour_areReadFromReadings() {
        assertEquals(List.of(new QuerySegment(Resolution.RAW, DAY + 1, DAY + HOUR), new QuerySegment(Resolution.HOUR, DAY + HOUR, DAY + 3 * HOUR),
                new QuerySegment(Resolution.RAW, DAY + 3 * HOUR, DAY + 3 * HOUR + 5)), pieces(DAY + 1, DAY + 3 * HOUR + 5, NONE, 0, 0));
    }

    @Test
    void openHour_isReadFromReadings() {
        assertEquals(List.of(new QuerySegment(Resolution.HOUR, DAY, DAY + HOUR), new QuerySegment(Resolution.RAW, DAY + HOUR, DAY + 3 * HOUR),
                        new QuerySegment(Resolution.HOUR, DAY + 3 * HOUR, DAY + 4 * HOUR)),
                pieces(DAY, DAY + 4 * HOUR, new long[] {DAY + HOUR, DAY + 2 * HOUR}, 0, 0));
    }

    @Test
    void hoursNeverRolledUp_areReadFromReadings() {
        assertEquals(List.of(new QuerySegment(Resolution.RAW, DAY, DAY + 2 * HOUR), new QuerySegment(Resolution.HOUR, DAY + 2 * HOUR, DAY
                + 4 * HOUR)),
                pieces(DAY, DAY + 4 * HOUR, NONE, DAY + 2 * HOUR, 0));
    }

    @Test
    void readingsGone_leavesOnlyRollupsToTell() {
        assertEquals(List.of(new QuerySegment(Resolution.HOUR, DAY, DAY + 2 * HOUR), new QuerySegment(Resolution.RAW, DAY + 2 * HOUR, DAY
                + 4 * HOUR)),
                pieces(DAY + 1, DAY + 4 * HOUR, new long[] {DAY + HOUR, DAY + 2 * HOUR, DAY + 3 * HOUR}, 0, DAY + 2 * HOUR));
    }

    @Test
    void anyCover_givesEveryMillisecondExactlyOnce() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 2_000; round++) {
            long from = DAY + random.nextInt((int) (30 * HOUR));
            long to = from + 1 + random.nextInt((int) (30 * HOUR));
            long[] open = random.longs(random.nextInt(20), 0, 60).map(hour -> DAY + hour * HOUR).distinct().sorted().toArray();
            long at = from;
            for (QuerySegment piece : pieces(from, to, open, DAY + random.nextInt(60) * HOUR, 0)) {
                assertEquals(at, piece.fromMillis(), "seed " + seed);
                assertTrue(piece.grain() == Resolution.RAW || Arrays.stream(open).noneMatch(hour ->
                        hour >= piece.fromMillis() && hour < piece.toMillis()), "seed " + seed);
                at = piece.toMillis();
            }
            assertEquals(to, at, "seed " + seed);
        }
    }

    private static List<QuerySegment> pieces(long from, long to, long[] open, long rolledFrom, long rawKeptFrom) {
        return QuerySegment.of(Resolution.HOUR, from, to, new QuerySegment.Cover(open, rolledFrom, rawKeptFrom));
    }
}
