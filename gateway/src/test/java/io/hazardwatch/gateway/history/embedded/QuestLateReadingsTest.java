package io.hazardwatch.gateway.history.embedded;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hazardwatch.gateway.history.store.CorrectionContract;
import io.hazardwatch.gateway.history.store.ReadingBatch;
import io.hazardwatch.gateway.history.store.Resolution;
import io.hazardwatch.gateway.history.store.Retention;
import io.hazardwatch.gateway.history.store.Series;
import io.hazardwatch.gateway.history.store.StoreException;
import io.hazardwatch.gateway.history.store.StoreWait;
import io.hazardwatch.gateway.history.store.TimeSeriesStore;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.testkit.LeakCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The contract while time passes: the first three writes of each test are prompt, later ones of the same day are late. */
@ExtendWith(LeakCheck.class)
class QuestLateReadingsTest implements CorrectionContract {
    private static final PointId POINT = new PointId("huarun-gas", "lpg-depot-01", "gd-07", "lel");
    private static final long DAY_MILLIS = TimeUnit.DAYS.toMillis(1);

    @TempDir
    static Path shared;

    @TempDir
    Path directory;

    private static final AtomicInteger WRITES = new AtomicInteger();
    private static QuestStore store;

    @BeforeAll
    static void open() throws StoreException {
        store = new QuestStore(shared, Thread::new, () -> WRITES.getAndIncrement() < 3 ? DAY : DAY + 30 * DAY_MILLIS);
        store.prepare();
    }

    @BeforeEach
    void writePromptly() {
        WRITES.set(0);
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
    void sameTimePromptAndLate_isOneReadingWithTheLateValue() throws StoreException {
        AtomicLong now = new AtomicLong(DAY + 7 * MINUTE);
        try (QuestStore own = new QuestStore(directory, Thread::new, now::get)) {
            own.prepare();
            own.write(readings(0, 6, 10));
            now.addAndGet(3 * DAY_MILLIS);
            own.write(readings(3, 9, 20));
            StoreWait.untilShown(own);
            assertEquals(9, own.count(POINT, DAY, DAY + DAY_MILLIS));
            Series series = own.query(Resolution.RAW, POINT, DAY, DAY + DAY_MILLIS, 3 * MINUTE);
            assertArrayEquals(new double[] {12, 25, 28}, series.max());
            assertArrayEquals(new long[] {3, 3, 3}, series.n());
            assertArrayEquals(new double[] {10, 11, 12, 23, 24, 25, 26}, page(own, 7));
            assertArrayEquals(new double[] {10, 11, 12, 23, 24, 25, 26, 27, 28}, page(own, 20));
        }
    }

    /** A day costs files of its own in the table of readings; a year of them delayed everybody by minutes. */
    @Test
    void yearOfHourlyReadingsAtOnce_makesFilesByTheMonth() throws Exception {
        long now = DAY + 400 * DAY_MILLIS;
        try (QuestStore own = new QuestStore(directory, Thread::new, () -> now)) {
            own.prepare();
            ReadingBatch year = new ReadingBatch(8_760);
            for (int hour = 0; hour < 8_760; hour++) {
                year.add(POINT, DAY + hour * HOUR, hour, (byte) 0);
            }
            own.write(year);
            StoreWait.untilShown(own);
            assertEquals(8_760, own.count(POINT, DAY, now));
            assertEquals(0, partitions("readings~"));
            assertEquals(13, partitions("late_readings~"));
        }
    }

    @Test
    void lateReadingsOlderThanTheRetention_areDroppedByTheMonth() throws StoreException {
        long now = DAY + 400 * DAY_MILLIS;
        try (QuestStore own = new QuestStore(directory, Thread::new, () -> now)) {
            own.prepare();
            ReadingBatch batch = new ReadingBatch(400);
            for (int day = 0; day < 399; day++) {
                batch.add(POINT, DAY + day * DAY_MILLIS, day, (byte) 0);
            }
            own.write(batch);
            StoreWait.untilShown(own);
            assertEquals(12, own.retain(new Retention(30, 400, 800), now).size());
            StoreWait.untilShown(own);
            assertEquals(30 - 1, own.count(POINT, now - 30 * DAY_MILLIS, now));
        }
    }

    /** Live readings are never older than the retention, late ones are: the newest month of their table is dropped like the others. */
    @Test
    void newestMonthOfLateReadingsOlderThanTheRetention_isDroppedToo() throws StoreException {
        long now = DAY + 400 * DAY_MILLIS;
        try (QuestStore own = new QuestStore(directory, Thread::new, () -> now)) {
            own.prepare();
            own.write(readings(0, 9, 10));
            StoreWait.untilShown(own);
            assertEquals(1, own.retain(new Retention(30, 400, 800), now).size());
            StoreWait.untilShown(own);
            assertEquals(0, own.count(POINT, DAY, now));
            own.write(readings(3, 6, 20));
            StoreWait.untilShown(own);
            assertEquals(3, own.count(POINT, DAY, now));
        }
    }

    private long partitions(String table) throws IOException {
        try (Stream<Path> tables = Files.list(directory)) {
            Path folder = tables.filter(each -> each.getFileName().toString().startsWith(table)).findFirst().orElseThrow();
            try (Stream<Path> parts = Files.list(folder)) {
                return parts.filter(each -> each.getFileName().toString().matches("[0-9]{4}-[0-9]{2}.*")).count();
            }
        }
    }

    private static ReadingBatch readings(int from, int to, int base) {
        ReadingBatch batch = new ReadingBatch(to - from);
        for (int i = from; i < to; i++) {
            batch.add(POINT, DAY + i * MINUTE, base + i, (byte) 0);
        }
        return batch;
    }

    private static double[] page(QuestStore own, int capacity) throws StoreException {
        ReadingBatch page = new ReadingBatch(capacity);
        own.page(POINT, DAY, DAY + DAY_MILLIS, page);
        return Arrays.copyOf(page.value, page.count);
    }
}
