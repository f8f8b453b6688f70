package io.hazardwatch.gateway.history.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hazardwatch.gateway.history.rollup.DirtyHours;
import io.hazardwatch.gateway.history.rollup.LocalDays;
import io.hazardwatch.gateway.history.rollup.RollupJob;
import io.hazardwatch.gateway.history.rollup.SeriesReader;
import io.hazardwatch.gateway.history.rollup.SteppedSeries;
import io.hazardwatch.gateway.history.rollup.TrackedStore;
import io.hazardwatch.gateway.model.PointId;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every store must do when a reading is sent again with another value or quality: the last word counts, everywhere. */
public interface CorrectionContract extends RollupContract {
    /** One of each kind: good, another good, uncertain, bad with a number, bad without one. */
    List<Said> KINDS = List.of(new Said(80, (byte) 0), new Said(7, (byte) 0), new Said(50, (byte) 1),
            new Said(-9999, (byte) 2), new Said(Double.NaN, (byte) 2));

    /** What was said of one time. */
    record Said(double value, byte quality) {
        boolean isUsable() {
            return quality < 2 && Double.isFinite(value);
        }
    }

    @Test
    default void readingCorrected_onlyTheCorrectionCounts() throws StoreException {
        long seed = System.nanoTime();
        for (Said first : KINDS) {
            write(seed, first, 0);
        }
        assertAll(seed, 0);
        for (int shift = 1; shift < KINDS.size(); shift++) {
            for (Said said : KINDS) {
                write(seed, said, shift);
            }
            assertAll(seed, shift);
        }
    }

    /** Readings, corrections and repetitions in any order: every store answers as a map of the last word would. */
    @Test
    default void readingsCorrectionsAndDisorder_areAnsweredAsTheLastWordOfEachTime() throws StoreException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        PointId point = TimeSeriesStoreContract.point("lastWord" + seed);
        NavigableMap<Long, Said> truth = new TreeMap<>();
        for (int round = 0; round < 4; round++) {
            ReadingBatch batch = new ReadingBatch(200);
            while (!batch.isFull()) {
                long t = DAY + random.nextInt(90) * 20_000L;
                Said said = KINDS.get(random.nextInt(KINDS.size()));
                batch.add(point, t, said.value(), said.quality());
                truth.put(t, said);
            }
            store().write(batch);
            StoreWait.untilShown(store());
            awaitCount(point, truth.size());
            assertLike(truth, point, "seed " + seed + " round " + round);
            rollUp(point);
            StoreWait.untilShown(store());
            assertRolled(point, "seed " + seed + " round " + round);
        }
    }

    /** Days as the site counts them: 23 hours when the clock goes forward, 25 when it goes back, from readings and rollups alike. */
    @Test
    default void stepsOfDays_areCutAtTheSitesMidnight(@TempDir Path directory) throws Exception {
        for (LocalDate change : List.of(LocalDate.of(2025, 3, 30), LocalDate.of(2025, 10, 26))) {
            for (String zone : List.of("Europe/Berlin", "Asia/Shanghai", "Asia/Kathmandu", "Australia/Lord_Howe")) {
                days(ZoneId.of(zone), change, directory.resolve(change + zone.replace('/', '-')));
            }
        }
    }

    private void days(ZoneId zone, LocalDate middle, Path file) throws Exception {
        PointId point = TimeSeriesStoreContract.point("days" + zone.getId().replace('/', '-') + middle);
        long from = middle.minusDays(1).atStartOfDay(zone).toInstant().toEpochMilli();
        long to = middle.plusDays(2).atStartOfDay(zone).toInstant().toEpochMilli();
        ReadingBatch batch = new ReadingBatch((int) ((to - from) / 900_000) + 2);
        for (long t = from - 900_000; t <= to; t += 900_000) {
            batch.add(point, t, 1, (byte) 0);
        }
        try (DirtyHours hours = new DirtyHours(file, DirtyHours.CAPACITY)) {
            hours.begin(true, to);
            TrackedStore tracked = new TrackedStore(store(), hours, () -> to);
            tracked.prepare();
            tracked.write(batch);
            StoreWait.untilShown(store());
            SeriesReader reader = new SeriesReader(tracked, hours, Retention.FOR_EVER);
            long[] starts = IntStream.range(-1, 2).mapToLong(day -> middle.plusDays(day).atStartOfDay(zone).toInstant().toEpochMilli()).toArray();
            long[] counts = {(starts[1] - starts[0]) / 900_000, (starts[2] - starts[1]) / 900_000, (to - starts[2]) / 900_000};
            RollupJob keeper = new RollupJob(tracked, hours, Retention.FOR_EVER, (what, cause) -> { }, () -> to, Thread::new);
            for (int look = 0; look < 3; look++) {
                SteppedSeries answer = reader.series(point, from, to, LocalDays.DAY_MILLIS, to, zone);
                assertArrayEquals(starts, answer.series().t(), zone + " " + middle);
                assertArrayEquals(counts, answer.series().n(), zone + " " + middle);
                keeper.step(to + 2 * HOUR + look * RollupJob.LOOK_MILLIS);
                StoreWait.untilShown(store());
            }
        }
    }

    private void write(long seed, Said said, int shift) throws StoreException {
        int kind = (KINDS.indexOf(said) + shift) % KINDS.size();
        ReadingBatch batch = new ReadingBatch(1);
        batch.add(corrected(seed, KINDS.indexOf(said)), DAY, KINDS.get(kind).value(), KINDS.get(kind).quality());
        store().write(batch);
    }

    private void assertAll(long seed, int shift) throws StoreException {
        StoreWait.untilShown(store());
        for (int i = 0; i < KINDS.size(); i++) {
            PointId point = corrected(seed, i);
            awaitCount(point, 1);
            TreeMap<Long, Said> truth = new TreeMap<>();
            truth.put(DAY, KINDS.get((i + shift) % KINDS.size()));
            assertLike(truth, point, KINDS.get((i + shift + KINDS.size() - 1) % KINDS.size()) + " corrected to " + truth);
            rollUp(point);
        }
        StoreWait.untilShown(store());
        for (int i = 0; i < KINDS.size(); i++) {
            assertRolled(corrected(seed, i), "corrected to " + KINDS.get((i + shift) % KINDS.size()));
        }
    }

    private void rollUp(PointId point) throws StoreException {
        store().write(Resolution.MINUTE, List.of(new Rollup(point, hour(point, MINUTE))));
        store().write(Resolution.HOUR, List.of(new Rollup(point, hour(point, HOUR))));
    }

    private void assertLike(NavigableMap<Long, Said> truth, PointId point, String told) throws StoreException {
        for (long step : new long[] {MINUTE, 7_000, HOUR}) {
            RollupContract.assertAlike(expected(truth, step), hour(point, step), told);
        }
        ReadingBatch page = new ReadingBatch(1000);
        store().page(point, DAY, DAY + HOUR, page);
        List<Said> read = new ArrayList<>();
        for (int i = 0; i < page.count; i++) {
            read.add(new Said(page.value[i], page.quality[i]));
        }
        assertEquals(List.copyOf(truth.values()), read, told);
        assertArrayEquals(truth.keySet().stream().mapToLong(t -> t).toArray(),
                Arrays.copyOf(page.eventMillis, page.count), told);
    }

    private void assertRolled(PointId point, String told) throws StoreException {
        for (long step : new long[] {MINUTE, 5 * MINUTE, HOUR}) {
            RollupContract.assertAlike(hour(point, step), store().query(Resolution.MINUTE, point, DAY, DAY + HOUR, step), told);
        }
        RollupContract.assertAlike(hour(point, HOUR), store().query(Resolution.HOUR, point, DAY, DAY + HOUR, HOUR), told);
    }

    private static Series expected(NavigableMap<Long, Said> truth, long step) {
        SeriesColumns columns = new SeriesColumns();
        truth.forEach((t, said) -> {
            double value = said.isUsable() ? said.value() : Double.NaN;
            columns.add(Math.floorDiv(t, step) * step, value, value, value, value, 1, said.quality() == 0 ? 1 : 0,
                    said.isUsable() ? 0 : 1);
        });
        return columns.series();
    }

    private static PointId corrected(long seed, int kind) {
        return TimeSeriesStoreContract.point("corrected" + seed + '-' + kind);
    }
}
