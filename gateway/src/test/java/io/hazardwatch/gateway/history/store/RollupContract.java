package io.hazardwatch.gateway.history.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.history.rollup.DirtyHours;
import io.hazardwatch.gateway.history.rollup.RollupJob;
import io.hazardwatch.gateway.history.rollup.SeriesReader;
import io.hazardwatch.gateway.history.rollup.TrackedStore;
import io.hazardwatch.gateway.model.PointId;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every store must do with rollups, beside what it must do with readings. */
public interface RollupContract extends TimeSeriesStoreContract {
    long HOUR = 60 * MINUTE;

    @Test
    default void rollupsOfReadings_answerAsTheReadingsDo() throws StoreException {
        PointId point = TimeSeriesStoreContract.point("rolled");
        long seed = System.nanoTime();
        Random random = new Random(seed);
        ReadingBatch batch = new ReadingBatch(3600);
        for (int i = 0; i < 3600; i++) {
            int quality = random.nextInt(10);
            batch.add(point, DAY + i * 1000L, random.nextGaussian(), (byte) (quality < 8 ? 0 : quality - 7));
        }
        store().write(batch);
        awaitCount(point, 3600);
        Series minutes = hour(point, MINUTE);
        store().write(Resolution.MINUTE, List.of(new Rollup(point, minutes), new Rollup(TimeSeriesStoreContract.point("rolledToo"), minutes)));
        store().write(Resolution.MINUTE, List.of(new Rollup(point, minutes)));
        StoreWait.untilShown(store());
        for (long step : new long[] {MINUTE, 7 * MINUTE, 60 * MINUTE}) {
            assertAlike(hour(point, step), store().query(Resolution.MINUTE, point, DAY, DAY + 60 * MINUTE, step), "seed " + seed);
        }
        assertEquals(0, store().query(Resolution.HOUR, point, DAY, DAY + 60 * MINUTE, 60 * MINUTE).rows());
    }

    @Test
    default void rollupWrittenAgain_replacesTheRow() throws StoreException {
        PointId point = TimeSeriesStoreContract.point("rolledAgain");
        for (int n = 1; n < 4; n++) {
            SeriesColumns row = new SeriesColumns();
            row.add(DAY, 1, 2, n, 3, n, n, 0);
            store().write(Resolution.HOUR, List.of(new Rollup(point, row.series())));
        }
        StoreWait.untilShown(store());
        Series series = store().query(Resolution.HOUR, point, DAY, DAY + 60 * MINUTE, 60 * MINUTE);
        assertArrayEquals(new long[] {3}, series.n());
        assertArrayEquals(new double[] {3}, series.max());
    }

    @Test
    default void rollupOfBadReadingsOnly_hasNoValues() throws StoreException {
        PointId point = TimeSeriesStoreContract.point("rolledBad");
        SeriesColumns rows = new SeriesColumns();
        rows.add(DAY, Double.NaN, Double.NaN, Double.NaN, Double.NaN, 5, 0, 5);
        rows.add(DAY + MINUTE, 1, 2, 3, 4, 6, 5, 1);
        store().write(Resolution.MINUTE, List.of(new Rollup(point, rows.series())));
        StoreWait.untilShown(store());
        assertTrue(Double.isNaN(store().query(Resolution.MINUTE, point, DAY, DAY + MINUTE, MINUTE).mean()[0]));
        Series both = store().query(Resolution.MINUTE, point, DAY, DAY + 2 * MINUTE, 60 * MINUTE);
        assertEquals(2, both.mean()[0], 1e-9);
        assertArrayEquals(new long[] {11}, both.n());
        assertArrayEquals(new long[] {6}, both.bad());
    }

    /** Readings in any order, rolled up now and then: at every moment the answer is that of the readings. */
    @Test
    default void readingsInAnyOrder_areAnsweredTheSameFromRollups(@TempDir Path directory) throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        PointId point = TimeSeriesStoreContract.point("anyOrder" + seed);
        long[] now = {DAY + 48 * HOUR};
        try (DirtyHours hours = new DirtyHours(directory.resolve("any.open"), DirtyHours.CAPACITY)) {
            hours.begin(true, now[0]);
            TrackedStore tracked = new TrackedStore(store(), hours, () -> now[0]);
            tracked.prepare();
            RollupJob keeper = new RollupJob(tracked, hours, Retention.FOR_EVER, (what, cause) -> {
                if (!(cause instanceof StoreException slow && slow.isRetryable())) { // a starved machine shows nothing within five seconds
                    throw new AssertionError(what, cause);
                }
            }, () -> now[0], Thread::new);
            SeriesReader reader = new SeriesReader(tracked, hours, Retention.FOR_EVER);
            for (int round = 0; round < 12; round++) {
                tracked.write(anywhere(random, point));
                for (int look = random.nextInt(4); look > 0; look--) {
                    now[0] += RollupJob.LOOK_MILLIS;
                    keeper.step(now[0]);
                }
                StoreWait.untilShown(store());
                long from = DAY + random.nextInt((int) (10 * HOUR));
                long to = DAY + 30 * HOUR + random.nextInt((int) HOUR);
                for (long step : new long[] {HOUR, 30 * MINUTE, 3 * HOUR}) {
                    assertAlike(store().query(Resolution.RAW, point, from, to, step),
                            reader.series(point, from, to, step, now[0], ZoneOffset.UTC).series(), "round " + round + " seed " + seed);
                }
            }
        }
    }

    /** Three hundred readings of any quality within a few of thirty hours. */
    private static ReadingBatch anywhere(Random random, PointId point) {
        ReadingBatch batch = new ReadingBatch(300);
        long first = DAY + random.nextInt(26) * HOUR;
        while (!batch.isFull()) {
            batch.add(point, first + random.nextInt((int) (4 * HOUR)), random.nextGaussian(), (byte) (random.nextInt(6) / 2 % 3));
        }
        return batch;
    }

    static void assertAlike(Series expected, Series actual, String seed) {
        assertArrayEquals(expected.t(), actual.t(), seed);
        assertArrayEquals(expected.min(), actual.min(), seed);
        assertArrayEquals(expected.max(), actual.max(), seed);
        assertArrayEquals(expected.last(), actual.last(), seed);
        assertArrayEquals(expected.mean(), actual.mean(), 1e-9, seed);
        assertArrayEquals(expected.n(), actual.n(), seed);
        assertArrayEquals(expected.good(), actual.good(), seed);
        assertArrayEquals(expected.bad(), actual.bad(), seed);
    }
}
