package io.hazardwatch.gateway.history.rollup;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.history.store.FakeStore;
import io.hazardwatch.gateway.history.store.ReadingBatch;
import io.hazardwatch.gateway.history.store.Resolution;
import io.hazardwatch.gateway.history.store.Retention;
import io.hazardwatch.gateway.history.store.StoreException;
import io.hazardwatch.gateway.history.store.TimeSeriesStoreContract;
import io.hazardwatch.gateway.model.PointId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rolling up, and reading back what was rolled up, over a store in memory. */
class RollupJobTest {
    private static final long DAY = TimeSeriesStoreContract.DAY;
    private static final long HOUR = Resolution.HOUR.millis();
    private static final long RANGE = 40 * HOUR;
    private static final PointId POINT = new PointId("huarun-gas", "lpg-depot-01", "gd-07", "lel");
    private static final PointId OTHER = new PointId("huarun-gas", "lpg-depot-01", "gd-07", "co");

    @TempDir
    Path directory;

    private final FakeStore store = new FakeStore();
    private final List<String> incidents = new ArrayList<>();
    private long now = DAY + 48 * HOUR;
    private DirtyHours hours;
    private TrackedStore tracked;
    private RollupJob keeper;

    @BeforeEach
    void open() throws Exception {
        open(DirtyHours.CAPACITY);
    }

    private void open(int capacity) throws Exception {
        hours = new DirtyHours(directory.resolve("fake.open"), capacity);
        tracked = new TrackedStore(store, hours, () -> now);
        keeper = job(Retention.FOR_EVER);
        tracked.prepare();
    }

    private RollupJob job(Retention kept) {
        return new RollupJob(tracked, hours, kept, (what, cause) -> incidents.add(what), () -> now, Thread::new);
    }

    @AfterEach
    void close() throws IOException {
        hours.close();
    }

    @Test
    void hourThatIsOverAndQuiet_isRolledUpAndReadFromTheRollup() throws StoreException {
        write(POINT, DAY, 3600, 1000);
        assertEquals(1, hours.count());
        look();
        assertEquals(1, hours.count(), "a write since the look before");
        look();
        assertEquals(0, hours.count());
        store.asked.clear();
        SteppedSeries answer = read(DAY, DAY + RANGE, HOUR);
        assertEquals(List.of(new QuerySegment(Resolution.HOUR, DAY, DAY + RANGE)), store.asked);
        assertEquals(3600, answer.series().n()[0]);
        assertEquals(3599, answer.series().last()[0]);
        assertEquals(1799.5, answer.series().mean()[0], 1e-9);
    }

    @Test
    void rollupsCannotBeMade_whatIsTooOldGoesAllTheSameAndTheTroubleIsKnown() throws StoreException {
        write(POINT, DAY, 10, 1000);
        look();
        int before = store.retained;
        store.isDown = true;
        now += 86_400_000;
        look();
        look();
        assertEquals(before + 1, store.retained);
        assertNull(keeper.trouble(now, RollupJob.LOOK_MILLIS + 1));
        assertEquals("connection refused", keeper.trouble(now, 0));
        store.isDown = false;
        look();
        assertNull(keeper.trouble(now, 0));
    }

    @Test
    void hourStillRunning_isReadFromReadings() throws StoreException {
        now = DAY + HOUR + RollupJob.GRACE_MILLIS - 1 - RollupJob.LOOK_MILLIS;
        write(POINT, DAY, 10, 1000);
        keeper.step(now);
        look();
        assertEquals(1, hours.count());
        look();
        assertEquals(0, hours.count());
    }

    @Test
    void lateReading_opensTheHourAndIsRolledUpWithTheOthers() throws StoreException {
        write(POINT, DAY, 3600, 1000);
        rollUp();
        write(POINT, DAY + 500, 1, 1000, 9_999);
        assertEquals(3601, read(DAY, DAY + RANGE, HOUR).series().n()[0]);
        assertEquals(9_999, read(DAY, DAY + RANGE, HOUR).series().max()[0]);
        rollUp();
        store.asked.clear();
        assertEquals(3601, read(DAY, DAY + RANGE, HOUR).series().n()[0]);
        assertEquals(Resolution.HOUR, store.asked.getFirst().grain());
    }

    /** The day of the readings is dropped, a device sends one more of them: the rollup of 3,600 must not become one of 1. */
    @Test
    void lateReadingOfDroppedHour_keepsItsRollup() throws StoreException {
        RollupJob month = job(new Retention(30, 0, 0));
        write(POINT, DAY, 3600, 1000);
        rollUp();
        now = DAY + 40 * 24 * HOUR;
        store.dropReadings(DAY + 24 * HOUR);
        write(POINT, DAY + 500, 1, 1000, 9_999);
        write(POINT, DAY + HOUR + 500, 1, 1000, 8_888);
        look(month);
        look(month);
        assertEquals(0, hours.count());
        SteppedSeries answer = new SeriesReader(tracked, hours, new Retention(30, 0, 0))
                .series(POINT, DAY, DAY + RANGE, HOUR, now, ZoneOffset.UTC);
        assertArrayEquals(new long[] {3600, 1}, answer.series().n());
        assertArrayEquals(new double[] {3599, 8_888}, answer.series().max());
    }

    /** Readings were kept for 30 days when the hour was dropped, and for ever when the late one came. */
    @Test
    void lateReadingAfterTheRetentionWasLengthened_keepsTheRollupOfMoreReadings() throws StoreException {
        write(POINT, DAY, 3600, 1000);
        rollUp();
        now = DAY + 40 * 24 * HOUR;
        store.dropReadings(DAY + 24 * HOUR);
        write(POINT, DAY + 500, 1, 1000, 9_999);
        write(POINT, DAY + HOUR, 1, 1000, 1);
        rollUp();
        write(POINT, DAY + HOUR + 500, 1, 1000, 8_888);
        rollUp();
        assertEquals(0, hours.count());
        SteppedSeries answer = read(DAY, DAY + RANGE, HOUR);
        assertArrayEquals(new long[] {3600, 2}, answer.series().n());
        assertArrayEquals(new double[] {3599, 8_888}, answer.series().max());
    }

    @Test
    void writeUnderWay_keepsItsHourOpen() throws Exception {
        ReadingBatch batch = batch(POINT, DAY, 10, 1000, 0);
        long turn = hours.begin(batch);
        look();
        look();
        look();
        assertEquals(1, hours.count());
        store.write(batch);
        hours.end(turn);
        look();
        assertEquals(0, hours.count());
        assertEquals(10, read(DAY, DAY + RANGE, HOUR).series().n()[0]);
    }

    @Test
    void hourTouchedWhileItIsRolledUp_staysOpen() throws Exception {
        write(POINT, DAY, 10, 1000);
        List<DirtyHour> due = hours.due(now, hours.turn(), 10);
        write(POINT, DAY + 20_000, 1, 1000);
        hours.close(due);
        assertEquals(1, hours.count());
    }

    @Test
    void processKilled_knowsItsOpenHoursAfterwards() throws Exception {
        write(POINT, DAY, 3600, 1000);
        write(OTHER, DAY, 3600, 1000);
        rollUp();
        write(OTHER, DAY + 500, 1, 1000);
        Path file = directory.resolve("fake.open");
        Files.writeString(file, Files.readString(file) + "+17637", java.nio.charset.StandardCharsets.US_ASCII);
        open(DirtyHours.CAPACITY);
        assertEquals(1, hours.count());
        assertEquals(1, hours.cover(OTHER, DAY, DAY + HOUR, 0).openHours().length);
        assertEquals(0, hours.cover(POINT, DAY, DAY + HOUR, 0).openHours().length);
        rollUp();
        assertEquals(0, hours.count());
    }

    @Test
    void fileDamaged_hoursSoFarAreReadFromReadings() throws Exception {
        write(POINT, DAY, 3600, 1000);
        rollUp();
        Files.writeString(directory.resolve("fake.open"), "!0\n+garbage\n");
        open(DirtyHours.CAPACITY);
        store.asked.clear();
        assertEquals(3600, read(DAY, DAY + RANGE, HOUR).series().n()[0]);
        assertEquals(List.of(new QuerySegment(Resolution.RAW, DAY, DAY + RANGE)), store.asked);
    }

    @Test
    void moreOpenHoursThanCapacity_areReadFromReadingsForGood() throws Exception {
        close();
        Files.delete(directory.resolve("fake.open"));
        open(3);
        for (int hour = 0; hour < 10; hour++) {
            write(POINT, DAY + hour * HOUR, 10, 1000);
        }
        assertTrue(hours.count() <= 3, hours.count() + " open");
        rollUp();
        assertEquals(100, Arrays.stream(read(DAY, DAY + RANGE, HOUR).series().n()).sum());
    }

    @Test
    void storeAway_isToldOnceAndTriedAgain() throws StoreException {
        write(POINT, DAY, 10, 1000);
        look();
        store.isDown = true;
        look();
        look();
        assertEquals(1, incidents.stream().filter(what -> what.contains("rollups and retention wait")).count());
        store.isDown = false;
        rollUp();
        assertEquals(0, hours.count());
    }

    @Test
    void everyDay_letsGoAndTells() {
        for (int hour = 0; hour < 72; hour++) {
            now += HOUR;
            keeper.step(now);
        }
        assertEquals(List.of("let go of day 1", "let go of day 2", "let go of day 3"), incidents);
    }

    @Test
    void spikeAnywhereInTheYear_isInTheAnswer() throws StoreException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        now = DAY + 366 * 24 * HOUR;
        for (int day = 0; day < 365; day++) {
            write(POINT, DAY + day * 24 * HOUR, 24 * 60, 60_000, -5_000);
        }
        long spike = DAY + random.nextLong(365 * 24 * HOUR);
        write(POINT, spike, 1, 1000, 1e6);
        rollUp();
        assertEquals(0, hours.count());
        SteppedSeries year = read(DAY, DAY + 365 * 24 * HOUR, 0);
        assertEquals(6 * HOUR, year.stepMillis());
        assertEquals(1e6, Arrays.stream(year.series().max()).max().orElseThrow(), "seed " + seed);
        assertEquals(365 * 1440, Arrays.stream(year.series().n()).sum(), 1.0);
    }

    @Test
    void oddStepOverALongRange_isWidenedToWholeHours() throws StoreException {
        assertEquals(9 * HOUR, read(DAY - 365 * 24 * HOUR, DAY, 31_536_000).stepMillis());
        assertEquals(31_500, read(DAY, DAY + 24 * HOUR, 31_500).stepMillis());
    }

    @Test
    void rangeInTheFuture_isEmptyAndAsksNobody() throws StoreException {
        assertEquals(0, read(now + 1000 * HOUR, now + 2000 * HOUR, 0).series().rows());
        assertEquals(0, read(Long.MIN_VALUE / 2, 0, HOUR).series().rows());
        assertEquals(List.of(), store.asked);
    }

    private void rollUp() {
        look();
        look();
    }

    private void look() {
        look(keeper);
    }

    private void look(RollupJob job) {
        now += RollupJob.LOOK_MILLIS;
        job.step(now);
    }

    private SteppedSeries read(long from, long to, long step) throws StoreException {
        return new SeriesReader(tracked, hours, Retention.FOR_EVER).series(POINT, from, to, step, now, ZoneOffset.UTC);
    }

    private void write(PointId point, long from, int count, long every) throws StoreException {
        write(point, from, count, every, 0);
    }

    private void write(PointId point, long from, int count, long every, double base) throws StoreException {
        tracked.write(batch(point, from, count, every, base));
    }

    private static ReadingBatch batch(PointId point, long from, int count, long every, double base) {
        ReadingBatch batch = new ReadingBatch(count);
        for (int i = 0; i < count; i++) {
            batch.add(point, from + i * every, base + i, (byte) 0);
        }
        return batch;
    }
}
