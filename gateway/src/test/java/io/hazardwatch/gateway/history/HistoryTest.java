package io.hazardwatch.gateway.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.history.rollup.SteppedSeries;
import io.hazardwatch.gateway.history.store.FakeStore;
import io.hazardwatch.gateway.history.store.HistorySettings;
import io.hazardwatch.gateway.history.store.ReadingLog;
import io.hazardwatch.gateway.history.store.SpoolSettings;
import io.hazardwatch.gateway.history.store.SpoolSettings.WhenFull;
import io.hazardwatch.gateway.history.store.StoreException;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.testkit.Await;
import io.hazardwatch.gateway.testkit.LeakCheck;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadFactory;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LeakCheck.class)
class HistoryTest {
    private static final long MEGABYTE = 1 << 20;
    /** How long a busy machine may take for what normally takes a second. */
    private static final long PATIENCE_MILLIS = 60_000;

    @TempDir
    Path directory;

    private final Queue<Thread> threads = new ConcurrentLinkedQueue<>();
    private final FakeStore store = new FakeStore();
    /** Every thread of the room comes from it, so whoever gives it sees how each ends. */
    private final ThreadFactory factory = work -> {
        Thread made = new Thread(work);
        threads.add(made);
        return made;
    };
    private final Queue<String> incidents = new ConcurrentLinkedQueue<>();

    @Test
    void readingsOfAllLanes_reachTheStore() throws IOException {
        History history = open(2, 8 * MEGABYTE);
        history.start();
        append(history.log(0), 0, 100_000);
        append(history.log(1), 100_000, 100_000);
        Await.until("all are stored", PATIENCE_MILLIS, () -> store.total() == 200_000);
        history.stop();
        assertEquals(200_000, history.health(0).written());
        assertEquals(0, history.health(0).lagReadings());
    }

    @Test
    void storeDownAtStart_startsAllTheSameAndCatchesUp() throws IOException {
        store.isDown = true;
        History history = open(1, 8 * MEGABYTE);
        history.start();
        append(history.log(0), 0, 1000);
        Await.until("is degraded", PATIENCE_MILLIS, () -> !history.health(0).isOk());
        store.isDown = false;
        Await.until("all are stored", PATIENCE_MILLIS, () -> store.total() == 1000);
        history.stop();
    }

    @Test
    void storeDownForLong_fillsTheSpoolAndRecovers() throws IOException {
        store.isDown = true;
        History history = open(1, MEGABYTE);
        history.start();
        ReadingLog log = history.log(0);
        int[] appended = {0};
        Await.until("spool is full", PATIENCE_MILLIS, () -> {
            appended[0] += fill(log, appended[0]);
            return history.health(0).condition() == HistoryHealth.Condition.SPOOL_FULL && log.room() == 0;
        });
        assertTrue(appended[0] * 32L > MEGABYTE / 2, appended[0] + " readings");
        store.isDown = false;
        Await.until("all are stored", PATIENCE_MILLIS, () -> store.total() == appended[0]);
        Await.until("there is room again", PATIENCE_MILLIS, () -> log.room() > 0);
        history.stop();
    }

    @Test
    void stoppedWithBacklog_isDrainedAfterTheNextStartEvenWithFewerLanes() throws IOException {
        store.isDown = true;
        History first = open(3, 8 * MEGABYTE);
        first.start();
        for (int lane = 0; lane < 3; lane++) {
            append(first.log(lane), lane * 1000, 1000);
        }
        first.stop();
        store.isDown = false;
        History second = open(1, 8 * MEGABYTE);
        assertTrue(second.health(0).lagReadings() >= 3000);
        second.start();
        Await.until("all are stored", PATIENCE_MILLIS, () -> store.total() == 3000);
        second.stop();
        History third = open(1, 8 * MEGABYTE);
        assertEquals(0, third.health(0).lagReadings());
        third.stop();
    }

    @Test
    void openedTwice_isRefusedAndLeavesTheFirstAlone() throws IOException {
        History first = open(2, 8 * MEGABYTE);
        assertThrows(IOException.class, () -> open(2, 8 * MEGABYTE));
        first.start();
        append(first.log(1), 0, 10);
        first.stop();
        assertTrue(incidents.isEmpty());
    }

    @Test
    void noStepAsked_choosesARoundOne() {
        assertEquals(1_000, SteppedSeries.step(0, 600_000, 0));
        assertEquals(60_000, SteppedSeries.step(0, 86_400_000, 0));
        assertEquals(5_000, SteppedSeries.step(0, 86_400_000, 1_000));
        assertEquals(7_777, SteppedSeries.step(0, 86_400_000, 7_777));
        assertEquals(604_800_000, SteppedSeries.step(0, Long.MAX_VALUE, 0));
    }

    @Test
    void embeddedStore_isOpenedBehindTheStart() throws IOException, StoreException {
        HistorySettings settings = new HistorySettings(spool(directory.resolve("spool"), 8 * MEGABYTE), "embedded",
                directory.resolve("embedded"), null);
        History history = new History(settings, 1, HistoryTest::point, point -> false, (what, cause) -> incidents.add(what),
                System::currentTimeMillis, factory);
        history.start();
        append(history.log(0), 0, 1000);
        Await.until("all are stored", PATIENCE_MILLIS, () -> history.health(0).written() == 1000);
        Await.until("all are shown", PATIENCE_MILLIS, () -> countOfOne(history) == 100);
        SteppedSeries answer = history.series(point(3), 0, 1000, 0, ZoneOffset.UTC);
        assertEquals(1000, answer.stepMillis());
        assertEquals(100, answer.series().n()[0]);
        history.stop();
        assertFalse(history.health(0).condition() == HistoryHealth.Condition.STORE_DOWN);
        assertEquals(Set.of("drain-0", "spool-prepare", "spool-sync", "history-keeper", "quest-apply"), threadNames());
    }

    private Set<String> threadNames() {
        return threads.stream().map(Thread::getName).collect(Collectors.toSet());
    }

    private static long countOfOne(History history) {
        try {
            return history.count(point(3), 0, 1000);
        } catch (StoreException e) {
            throw new AssertionError(e);
        }
    }

    private static SpoolSettings spool(Path directory, long bytesMax) {
        return new SpoolSettings(directory, MEGABYTE, bytesMax, SpoolSettings.SYNC_MILLIS, 0, WhenFull.SLOW);
    }

    private History open(int lanes, long bytesMax) throws IOException {
        HistorySettings settings = new HistorySettings(spool(directory, bytesMax), "embedded", directory, null);
        return new History(store, settings, lanes, HistoryTest::point, point -> false, (what, cause) -> {
            if (cause != null && !(cause instanceof StoreException)) {
                incidents.add(what + ": " + cause);
            }
        }, System::currentTimeMillis, factory);
    }

    private static int fill(ReadingLog log, int from) {
        int count = 0;
        while (log.room() > 0) {
            append(log, from + count++, 1);
        }
        return count;
    }

    private static void append(ReadingLog log, int from, int count) {
        for (int n = from; n < from + count; n++) {
            Await.until("there is room", PATIENCE_MILLIS, () -> log.room() > 0);
            log.append(n % 10, n, n, n, (byte) 0);
        }
    }

    private static PointId point(int index) {
        return new PointId("huarun-gas", "lpg-depot-01", "gd-" + index, "lel");
    }
}
