package io.hazardwatch.gateway.history.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Quality;
import io.hazardwatch.gateway.testkit.Await;
import java.util.Arrays;
import java.util.Collections;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every store must do; the readings of each test are of points of its own, so one store serves them all. */
public interface TimeSeriesStoreContract {
    /** Midnight UTC of some day. */
    long DAY = 1_763_769_600_000L;
    long MINUTE = 60_000;
    /** How long a busy machine may take for what normally takes a second. */
    long PATIENCE_MILLIS = 60_000;

    /** A store that has been prepared. */
    TimeSeriesStore store();

    @Test
    default void writtenTwice_isOneReading() throws StoreException {
        PointId point = point("twice");
        ReadingBatch batch = ramp(point, 100, 1000);
        store().write(batch);
        store().write(batch);
        awaitCount(point, 100);
        assertEquals(100, sum(hour(point, MINUTE).n()));
    }

    @Test
    default void sameTimeTwiceInOneBatch_keepsTheLast() throws StoreException {
        PointId point = point("sameTime");
        ReadingBatch batch = new ReadingBatch(3);
        batch.add(point, DAY, 1, Quality.GOOD.code());
        batch.add(point, DAY, 2, Quality.GOOD.code());
        batch.add(point("other"), DAY, 3, Quality.GOOD.code());
        store().write(batch);
        awaitCount(point, 1);
        assertArrayEquals(new double[] {2}, hour(point, MINUTE).last());
    }

    @Test
    default void writtenOutOfOrder_isReadInOrder() throws StoreException {
        long seed = System.nanoTime();
        PointId point = point("outOfOrder");
        Integer[] order = IntStream.range(0, 600).boxed().toArray(Integer[]::new);
        Collections.shuffle(Arrays.asList(order), new Random(seed));
        for (int part = 0; part < 3; part++) {
            ReadingBatch batch = new ReadingBatch(200);
            for (int i = 0; i < 200; i++) {
                int k = order[part * 200 + i];
                batch.add(point, DAY + k * 1000L, k, Quality.GOOD.code());
            }
            store().write(batch);
        }
        awaitCount(point, 600);
        Series series = hour(point, MINUTE);
        for (int i = 0; i < 10; i++) {
            assertEquals(DAY + i * MINUTE, series.t()[i], "seed " + seed);
            assertEquals(i * 60, series.min()[i], "seed " + seed);
            assertEquals(i * 60 + 59, series.last()[i], "seed " + seed);
        }
    }

    @Test
    default void spikeInStep_isKeptInMax() throws StoreException {
        PointId point = point("spike");
        ReadingBatch batch = new ReadingBatch(60);
        for (int i = 0; i < 60; i++) {
            batch.add(point, DAY + i * 1000L, i == 17 ? 99 : i == 40 ? -5 : 1, Quality.GOOD.code());
        }
        store().write(batch);
        awaitCount(point, 60);
        Series series = hour(point, MINUTE);
        assertArrayEquals(new long[] {DAY}, series.t());
        assertArrayEquals(new double[] {-5}, series.min());
        assertArrayEquals(new double[] {99}, series.max());
        assertArrayEquals(new double[] {1}, series.last());
        assertEquals((58 + 99 - 5) / 60.0, series.mean()[0], 1e-9);
        assertArrayEquals(new long[] {60}, series.n());
    }

    @Test
    default void gap_staysGap() throws StoreException {
        PointId point = point("gap");
        ReadingBatch batch = new ReadingBatch(2);
        batch.add(point, DAY + 30_000, 1, Quality.GOOD.code());
        batch.add(point, DAY + 10 * MINUTE + 30_000, 2, Quality.GOOD.code());
        store().write(batch);
        awaitCount(point, 2);
        Series series = hour(point, MINUTE);
        assertArrayEquals(new long[] {DAY, DAY + 10 * MINUTE}, series.t());
        assertArrayEquals(new long[] {1, 1}, series.n());
    }

    @Test
    default void oddStep_isAlignedToItsMultiples() throws StoreException {
        PointId point = point("oddStep");
        store().write(ramp(point, 100, 1000));
        awaitCount(point, 100);
        Series series = hour(point, 7_000);
        assertEquals(100, sum(series.n()));
        for (long t : series.t()) {
            assertEquals(0, t % 7_000);
        }
        assertEquals(DAY / 7_000 * 7_000, series.t()[0]);
    }

    @Test
    default void rangeEnds_areInclusiveAndExclusive() throws StoreException {
        PointId point = point("ends");
        store().write(ramp(point, 10, 1000));
        awaitCount(point, 10);
        assertEquals(3, store().count(point, DAY + 2000, DAY + 5000));
        Series series = store().query(Resolution.RAW, point, DAY + 2000, DAY + 5000, MINUTE);
        assertArrayEquals(new long[] {DAY}, series.t());
        assertArrayEquals(new double[] {2}, series.min());
        assertArrayEquals(new double[] {4}, series.max());
    }

    @Test
    default void badReadings_countWithoutSpoilingTheOthers() throws StoreException {
        PointId point = point("bad");
        ReadingBatch batch = new ReadingBatch(5);
        batch.add(point, DAY, 10, Quality.GOOD.code());
        batch.add(point, DAY + 1000, Double.NaN, Quality.BAD.code());
        batch.add(point, DAY + 2000, 9999, Quality.BAD.code());
        batch.add(point, DAY + 3000, 20, Quality.UNCERTAIN.code());
        batch.add(point, DAY + 4000, -9999, Quality.BAD.code());
        store().write(batch);
        awaitCount(point, 5);
        Series series = hour(point, MINUTE);
        assertArrayEquals(new double[] {10}, series.min());
        assertArrayEquals(new double[] {15}, series.mean());
        assertArrayEquals(new double[] {20}, series.max());
        assertArrayEquals(new double[] {20}, series.last());
        assertArrayEquals(new long[] {5}, series.n());
        assertArrayEquals(new long[] {1}, series.good());
        assertArrayEquals(new long[] {3}, series.bad());
    }

    @Test
    default void valueThatIsNoNumber_isBadWhateverItSays() throws StoreException {
        PointId point = point("infinite");
        ReadingBatch batch = new ReadingBatch(2);
        batch.add(point, DAY, Double.POSITIVE_INFINITY, Quality.GOOD.code());
        batch.add(point, DAY + 1000, 7, Quality.GOOD.code());
        store().write(batch);
        awaitCount(point, 2);
        Series series = hour(point, MINUTE);
        assertArrayEquals(new double[] {7}, series.max());
        assertArrayEquals(new long[] {1}, series.good());
        assertArrayEquals(new long[] {1}, series.bad());
    }

    @Test
    default void pages_giveEveryReadingOnceWithItsQuality() throws StoreException {
        PointId point = point("paged");
        ReadingBatch batch = ramp(point, 250, 1000);
        batch.quality[7] = Quality.UNCERTAIN.code();
        batch.quality[8] = Quality.BAD.code();
        store().write(batch);
        awaitCount(point, 250);
        ReadingBatch page = new ReadingBatch(100);
        long seen = 0;
        for (long from = DAY; ; from = page.eventMillis[page.count - 1] + 1, seen += page.count) {
            page.count = 0;
            store().page(point, from, DAY + 60 * MINUTE, page);
            if (page.count == 0) {
                break;
            }
            for (int i = 0; i < page.count; i++) {
                assertEquals(DAY + (seen + i) * 1000, page.eventMillis[i]);
                assertEquals(seen + i, page.value[i]);
                assertEquals(batch.quality[(int) seen + i], page.quality[i]);
            }
        }
        assertEquals(250, seen);
    }

    @Test
    default void onlyBadReadings_giveARowWithoutValues() throws StoreException {
        PointId point = point("onlyBad");
        ReadingBatch batch = new ReadingBatch(1);
        batch.add(point, DAY, Double.NaN, Quality.BAD.code());
        store().write(batch);
        awaitCount(point, 1);
        Series series = hour(point, MINUTE);
        assertArrayEquals(new long[] {1}, series.n());
        assertTrue(Double.isNaN(series.mean()[0]));
    }

    @Test
    default void unknownPointOrEmptyRange_givesNothing() throws StoreException {
        assertEquals(0, hour(point("unknown"), MINUTE).t().length);
        assertEquals(0, store().query(Resolution.RAW, point("twice"), 0, 1000, MINUTE).t().length);
        assertEquals(0, store().count(point("unknown"), 0, Long.MAX_VALUE / 1_000_000));
    }

    @Test
    default void namesAtTheirLimits_areKeptApart() throws StoreException {
        String longest = "A-z_0".repeat(12) + "last";
        PointId first = new PointId(longest, "--", "_", longest);
        PointId second = new PointId(longest, "--", "_", longest.toLowerCase(java.util.Locale.ROOT));
        store().write(ramp(first, 3, 1000));
        store().write(ramp(second, 5, 1000));
        awaitCount(first, 3);
        awaitCount(second, 5);
    }

    @Test
    default void extremeValues_comeBackUnchanged() throws StoreException {
        double[] values = {Double.MAX_VALUE, -Double.MAX_VALUE, Double.MIN_VALUE, 0.1 + 0.2, 1e-300, -0.0};
        PointId point = point("extreme");
        ReadingBatch batch = new ReadingBatch(values.length);
        for (int i = 0; i < values.length; i++) {
            batch.add(point, DAY + i * 1000L, values[i], Quality.GOOD.code());
        }
        store().write(batch);
        awaitCount(point, values.length);
        assertArrayEquals(values, hour(point, 1000).last());
    }

    @Test
    default void hundredThousandReadings_areAllThere() throws StoreException {
        int points = 20;
        int each = 5_000;
        ReadingBatch batch = new ReadingBatch(10_000);
        for (int k = 0; k < each; k++) {
            for (int p = 0; p < points; p++) {
                batch.add(point("many" + p), DAY + k * 500L, k, Quality.GOOD.code());
            }
            if (batch.count == 10_000) {
                store().write(batch);
                batch.count = 0;
            }
        }
        for (int p = 0; p < points; p++) {
            awaitCount(point("many" + p), each);
        }
        assertEquals(each, sum(hour(point("many7"), MINUTE).n()));
    }

    @Test
    default void queriedWhileWritten_neverFailsNorGoesBack() throws Exception {
        PointId point = point("busy");
        AtomicBoolean isWritten = new AtomicBoolean();
        CompletableFuture<Integer> queries = CompletableFuture.supplyAsync(() -> queryUntil(isWritten, point));
        try {
            for (int k = 0; k < 50; k++) {
                ReadingBatch batch = new ReadingBatch(100);
                for (int i = 0; i < 100; i++) {
                    batch.add(point, DAY + (k * 100L + i) * 100, i, Quality.GOOD.code());
                }
                store().write(batch);
            }
        } finally {
            isWritten.set(true);
        }
        assertTrue(queries.get() > 0);
        awaitCount(point, 5000);
    }

    private int queryUntil(AtomicBoolean isWritten, PointId point) {
        int queries = 0;
        long seen = 0;
        try {
            for (; !isWritten.get() || queries == 0; queries++) {
                long now = sum(hour(point, MINUTE).n());
                assertTrue(now >= seen, now + " after " + seen);
                seen = now;
            }
            return queries;
        } catch (StoreException e) {
            throw new AssertionError(e);
        }
    }

    /** The hour from {@link #DAY} on, out of the readings. */
    default Series hour(PointId point, long step) throws StoreException {
        return store().query(Resolution.RAW, point, DAY, DAY + 60 * MINUTE, step);
    }

    /** A store may show a batch a little after it took it. */
    default void awaitCount(PointId point, long expected) {
        Await.until(point + " has " + expected, PATIENCE_MILLIS, () -> {
            try {
                return store().count(point, DAY - MINUTE, DAY + 120 * MINUTE) == expected;
            } catch (StoreException e) {
                throw new AssertionError(e);
            }
        });
    }

    /** A point of this suite. */
    static PointId point(String name) {
        return new PointId("huarun-gas", "lpg-depot-01", "contract", name);
    }

    private static ReadingBatch ramp(PointId point, int count, long everyMillis) {
        ReadingBatch batch = new ReadingBatch(count);
        for (int i = 0; i < count; i++) {
            batch.add(point, DAY + i * everyMillis, i, Quality.GOOD.code());
        }
        return batch;
    }

    private static long sum(long[] values) {
        return Arrays.stream(values).sum();
    }
}
