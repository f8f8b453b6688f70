package io.hazardwatch.gateway.history.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.history.store.CorrectionContract;
import io.hazardwatch.gateway.history.store.ReadingBatch;
import io.hazardwatch.gateway.history.store.Resolution;
import io.hazardwatch.gateway.history.store.Retention;
import io.hazardwatch.gateway.history.store.Rollup;
import io.hazardwatch.gateway.history.store.Series;
import io.hazardwatch.gateway.history.store.SeriesColumns;
import io.hazardwatch.gateway.history.store.StoreException;
import io.hazardwatch.gateway.history.store.StoreWait;
import io.hazardwatch.gateway.history.store.TimeSeriesStore;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.testkit.Await;
import io.hazardwatch.gateway.testkit.LeakCheck;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(LeakCheck.class)
class QuestStoreTest implements CorrectionContract {
    private static final PointId POINT = new PointId("huarun-gas", "lpg-depot-01", "gd-07", "lel");
    private static final Retention KEPT = new Retention(40, 400, 800);
    private static final long DAY_MILLIS = TimeUnit.DAYS.toMillis(1);
    /** A clock before all readings: none of them is late. */
    private static final LongSupplier EVERYTHING_PROMPT = () -> 0;

    @TempDir
    static Path shared;

    @TempDir
    Path directory;

    private static QuestStore store;

    @BeforeAll
    static void open() throws StoreException {
        store = new QuestStore(shared, Thread::new, EVERYTHING_PROMPT);
        store.prepare();
    }

    @AfterAll
    static void close() {
        store.close();
    }

    @Override
    public TimeSeriesStore store() {
        return store;
    }

    @Test
    void notPrepared_refusesAsRetryable() {
        try (QuestStore fresh = new QuestStore(directory, Thread::new, EVERYTHING_PROMPT)) {
            assertTrue(assertThrows(StoreException.class, () -> fresh.write(one(DAY))).isRetryable());
            assertTrue(assertThrows(StoreException.class, () -> fresh.count(POINT, 0, DAY)).isRetryable());
        }
    }

    @Test
    void timeBefore1970_isTheDatasFault() {
        assertFalse(assertThrows(StoreException.class, () -> store.write(one(-1))).isRetryable());
    }

    @Test
    void closedAndOpened_hasWhatItHad() throws StoreException {
        try (QuestStore first = new QuestStore(directory, Thread::new, EVERYTHING_PROMPT)) {
            first.prepare();
            first.prepare();
            first.write(one(DAY));
        }
        try (QuestStore second = new QuestStore(directory, Thread::new, EVERYTHING_PROMPT)) {
            second.prepare();
            awaitCount(second, 0, Long.MAX_VALUE / 1000, 1);
        }
    }

    @Test
    void oldPartitions_areDroppedAndTold() throws StoreException {
        try (QuestStore own = new QuestStore(directory, Thread::new, EVERYTHING_PROMPT)) {
            own.prepare();
            assertEquals(List.of(), own.retain(KEPT, DAY));
            for (int day = 0; day < 50; day++) {
                own.write(one(DAY + day * DAY_MILLIS));
            }
            long now = DAY + 49 * DAY_MILLIS;
            awaitCount(own, DAY, now + 1, 50);
            List<String> told = own.retain(KEPT, now);
            assertEquals(9, told.size());
            assertTrue(told.getFirst().startsWith("let go of 1 rows of readings, partition 2025-11-22"), told.toString());
            awaitCount(own, DAY, now + 1, 41);
            assertEquals(List.of(), own.retain(Retention.FOR_EVER, now));
            own.write(one(now + 1));
            awaitCount(own, DAY, now + 2, 42);
        }
    }

    @Test
    void clockJumpsAheadBeyondTheRetention_nothingYoungIsDropped() throws StoreException {
        try (QuestStore own = new QuestStore(directory, Thread::new, EVERYTHING_PROMPT)) {
            own.prepare();
            own.write(one(DAY - 60 * DAY_MILLIS));
            own.write(one(DAY - 30 * DAY_MILLIS));
            own.write(one(DAY));
            StoreWait.untilShown(own);
            assertEquals(1, own.retain(KEPT, DAY + 5_000 * DAY_MILLIS).size());
            StoreWait.untilShown(own);
            assertEquals(2, own.count(POINT, 0, DAY + 1));
        }
    }

    @Test
    void lateMonthBeforeTheRetention_isDropped() throws StoreException {
        try (QuestStore own = new QuestStore(directory, Thread::new, () -> DAY)) {
            own.prepare();
            own.write(one(DAY - 100 * DAY_MILLIS));
            own.write(one(DAY));
            StoreWait.untilShown(own);
            assertTrue(own.retain(KEPT, DAY).getFirst().startsWith("let go of 1 rows of late_readings"));
        }
    }

    @Test
    void oldRollups_areKeptLongerThanReadings() throws StoreException {
        try (QuestStore own = new QuestStore(directory, Thread::new, EVERYTHING_PROMPT)) {
            own.prepare();
            own.write(one(DAY));
            own.write(Resolution.HOUR, List.of(new Rollup(POINT, hour(DAY)), new Rollup(POINT, hour(DAY + 400 * DAY_MILLIS))));
            StoreWait.untilShown(own);
            own.write(one(DAY + 400 * DAY_MILLIS));
            StoreWait.untilShown(own);
            own.retain(KEPT, DAY + 400 * DAY_MILLIS);
            StoreWait.untilShown(own);
            assertEquals(0, own.count(POINT, DAY, DAY + DAY_MILLIS));
            assertEquals(1, own.query(Resolution.HOUR, POINT, DAY, DAY + DAY_MILLIS, DAY_MILLIS).rows());
        }
    }

    /** Whatever the hour of the day, the day of the month or the week of the year at which it is done. */
    @ParameterizedTest
    @CsvSource({"RAW,30,1,26,13", "MINUTE,400,24,792,16", "HOUR,800,24,9504,12"})
    void oldRowsLetGoAtAnyOffset_noneYoungerThanPromisedGoes(Resolution grain, int days, int rowHours, int stepHours, int steps)
            throws StoreException {
        Retention kept = new Retention(30, 400, 800);
        long from = DAY - days * DAY_MILLIS - stepHours * HOUR;
        long to = DAY + (long) steps * stepHours * HOUR;
        try (QuestStore own = new QuestStore(directory, Thread::new, EVERYTHING_PROMPT)) {
            own.prepare();
            fill(own, grain, from, to, rowHours * HOUR);
            int dropped = 0;
            for (long now = DAY; now < to; now += stepHours * HOUR) {
                dropped += own.retain(kept, now).size();
                StoreWait.untilShown(own);
                long promised = Math.ceilDiv(kept.keptFrom(grain, now) - from, rowHours * HOUR) * rowHours * HOUR + from;
                long expected = (to - promised) / (rowHours * HOUR);
                assertEquals(expected, own.query(grain, POINT, promised, to, rowHours * HOUR).rows(), "at " + Instant.ofEpochMilli(now));
            }
            assertTrue(dropped >= steps - 2, dropped + " partitions");
        }
    }

    private static void fill(QuestStore own, Resolution grain, long from, long to, long every) throws StoreException {
        ReadingBatch batch = new ReadingBatch((int) ((to - from) / every));
        SeriesColumns rows = new SeriesColumns();
        for (long t = from; t < to; t += every) {
            batch.add(POINT, t, 1, (byte) 0);
            rows.add(t, 1, 2, 3, 2, 60, 60, 0);
        }
        if (grain == Resolution.RAW) {
            own.write(batch);
        } else {
            own.write(grain, List.of(new Rollup(POINT, rows.series())));
        }
        StoreWait.untilShown(own);
    }

    private static Series hour(long start) {
        SeriesColumns row = new SeriesColumns();
        row.add(start, 1, 2, 3, 2, 3600, 3600, 0);
        return row.series();
    }

    @Test
    void processKilled_losesNothingItHadWritten() throws Exception {
        Process process = new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(),
                "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"),
                QuestWriter.class.getName(), directory.toString()).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        long reported = 0;
        try (BufferedReader lines = process.inputReader()) {
            while (reported < 20_000) {
                String line = lines.readLine();
                reported = line.startsWith(QuestWriter.SIGN) ? Long.parseLong(line.substring(QuestWriter.SIGN.length())) : 0;
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
        long expected = reported;
        try (QuestStore survivor = new QuestStore(directory, Thread::new, EVERYTHING_PROMPT)) {
            survivor.prepare();
            Await.until("all " + expected + " are there", PATIENCE_MILLIS, () -> count(survivor, DAY, DAY + expected) == expected);
        }
    }

    private static void awaitCount(QuestStore from, long fromMillis, long toMillis, long expected) {
        Await.until("count is " + expected, PATIENCE_MILLIS, () -> count(from, fromMillis, toMillis) == expected);
        assertEquals(expected, count(from, fromMillis, toMillis));
    }

    private static long count(QuestStore from, long fromMillis, long toMillis) {
        try {
            return from.count(POINT, fromMillis, toMillis);
        } catch (StoreException e) {
            throw new AssertionError(e);
        }
    }

    private static ReadingBatch one(long eventMillis) {
        ReadingBatch batch = new ReadingBatch(1);
        batch.add(POINT, eventMillis, 1, (byte) 0);
        return batch;
    }
}
