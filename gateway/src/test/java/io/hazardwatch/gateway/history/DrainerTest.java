package io.hazardwatch.gateway.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.history.HistoryHealth.Condition;
import io.hazardwatch.gateway.history.spool.Spool;
import io.hazardwatch.gateway.history.spool.SpoolBounds;
import io.hazardwatch.gateway.history.store.FakeStore;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.testkit.LeakCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LeakCheck.class)
class DrainerTest {
    private static final long START = 1_763_769_600_000L;
    private static final int SEGMENT = SpoolBounds.SEGMENT_BYTES_MIN;
    private static final long SEGMENTS = 64;

    @TempDir
    Path directory;

    private final FakeStore store = new FakeStore();
    private final List<String> incidents = new ArrayList<>();
    private Spool spool;
    private Drainer drainer;
    private RefusedReadings refused;

    @BeforeEach
    void open() throws IOException {
        spool = new Spool(directory, new SpoolBounds(SEGMENT, SEGMENTS * SEGMENT, 0), DrainerTest::point,
                (what, cause) -> incidents.add(what));
        refused = new RefusedReadings(directory.resolve("refused"), 100_000);
        drainer = new Drainer("drain-0", spool, store, refused, null, (what, cause) -> incidents.add(what), () -> START,
                Thread::new);
    }

    @AfterEach
    void close() throws IOException {
        spool.close();
    }

    @Test
    void fewReadings_waitForMoreBeforeTheyAreWritten() {
        append(0, 5);
        assertFalse(drainer.step(START));
        append(5, 5);
        assertFalse(drainer.step(START + Drainer.LINGER_MILLIS - 1));
        assertEquals(0, store.writes);
        assertTrue(drainer.step(START + Drainer.LINGER_MILLIS));
        assertEquals(1, store.writes);
        assertEquals(10, store.total());
        assertEquals(10, health(0).written());
        assertEquals(0, health(0).lagReadings());
    }

    @Test
    void fullBatch_isWrittenAtOnce() {
        append(0, Drainer.BATCH_READINGS + 1);
        assertTrue(drainer.step(START));
        assertEquals(Drainer.BATCH_READINGS, store.total());
        assertFalse(drainer.step(START));
    }

    @Test
    void storeDown_keepsReadingsAndTriesAgainLaterAndLater() {
        store.isDown = true;
        append(0, 10);
        long now = START;
        int attempts = 0;
        for (; now < START + 60_000; now += 100) {
            drainer.step(now);
            attempts = (int) health(now).retries();
        }
        assertTrue(attempts >= 12 && attempts <= 20, attempts + " attempts in a minute");
        assertEquals(Condition.STORE_DOWN, health(now).condition());
        assertEquals("connection refused", health(now).detail());
        assertEquals(START, health(now).sinceMillis());
        assertEquals(10, health(now).lagReadings());
        assertEquals(now - START, health(now).lagMillis());
        assertEquals(1, incidents.size(), "told once: " + incidents);
        store.isDown = false;
        drainer.step(now + Drainer.BACKOFF_MILLIS_MAX);
        assertEquals(10, store.total());
        assertTrue(health(now).isOk());
        assertEquals(0, health(now).lagMillis());
        assertEquals(2, incidents.size());
    }

    @Test
    void storeBackAfterOutage_isPreparedAgain() {
        append(0, 1);
        drainer.step(START);
        assertEquals(1, store.prepared);
        store.isDown = true;
        drainer.step(START + 1000);
        store.isDown = false;
        drainer.step(START + 2000);
        assertEquals(2, store.prepared);
        assertEquals(1, store.total());
    }

    @Test
    void readingTheStoreRefuses_isFoundCountedAndLeftOut() {
        store.refusedFrom = 777;
        append(0, 778);
        drainer.step(START);
        drainer.step(START + 1000);
        assertEquals(777, store.total());
        assertEquals(1, health(0).rejected());
        assertEquals(777, health(0).written());
        assertTrue(health(0).isOk());
        assertTrue(incidents.getFirst().contains("refused 1 of 778"), incidents.toString());
        append(0, 5);
        drainer.step(START + 2000);
        drainer.step(START + 3000);
        assertEquals(782, health(0).written());
    }

    @Test
    void readingTheStoreRefuses_isKeptInAFileWithTheReason() throws IOException {
        store.refusedFrom = 777;
        append(0, 779);
        drainer.step(START);
        drainer.step(START + 1000);
        String kept = Files.readString(directory.resolve("refused/refused.lp"));
        assertTrue(kept.matches("(?s)# 2025-11-22T00:00:01Z refuses .*value=777\\.0,quality=0i 1763769600777\n.*value=778.*"), kept);
        assertTrue(incidents.getFirst().contains("refused.lp"), incidents.toString());
    }

    @Test
    void readingAtFaultInABatchRefusedWhole_isFoundAndItsNeighboursAreStored() throws IOException {
        store.refusesWhole = true;
        store.refusedFrom = 99;
        append(0, 100);
        drainer.step(START);
        drainer.step(START + 1000);
        assertEquals(99, store.total());
        assertEquals(1, health(0).rejected());
        assertEquals(2, Files.readAllLines(directory.resolve("refused/refused.lp")).size());
    }

    @Test
    void storeThatRefusesEverything_keepsTheReadingsInTheSpoolUntilItIsMended() {
        store.refusedFrom = 0;
        store.refusesProbe = true;
        append(0, 20_000);
        for (long now = START; now < START + 60_000; now += 100) {
            drainer.step(now);
        }
        assertEquals(Condition.REFUSING, health(0).condition());
        assertEquals(20_000, health(0).lagReadings());
        assertEquals(0, health(0).rejected());
        assertEquals(1, incidents.size(), "told once: " + incidents);
        assertFalse(Files.exists(directory.resolve("refused")));
        store.refusedFrom = Double.POSITIVE_INFINITY;
        store.refusesProbe = false;
        drainer.step(START + 100_000);
        assertEquals(20_000, store.total());
        assertTrue(health(0).isOk());
    }

    @Test
    void storeThatRefusesMostAndTheProbe_leavesNothingOut() {
        store.refusedFrom = 5;
        store.refusesProbe = true;
        append(0, 100);
        drainer.step(START);
        drainer.step(START + 1000);
        assertEquals(Condition.REFUSING, health(0).condition());
        assertEquals(100, health(0).lagReadings());
    }

    @Test
    void everyReadingOfABacklogAtFault_isKeptAtOnceBecauseTheStoreTakesOthers() throws IOException {
        store.refusedFrom = 0;
        append(0, 20_000);
        drainer.step(START);
        drainer.step(START + 1000);
        assertEquals(20_000, health(0).rejected());
        assertEquals(1, store.writes);
        assertEquals(20_001, Files.readAllLines(directory.resolve("refused/refused.lp")).size());
    }

    @Test
    void refusedReadingsCannotBeKept_nothingIsLeftOut() throws IOException {
        Files.writeString(directory.resolve("refused"), "a file in the way");
        store.refusedFrom = 50;
        append(0, 100);
        drainer.step(START);
        drainer.step(START + 1000);
        assertEquals(Condition.STORE_DOWN, health(0).condition());
        assertEquals(100, health(0).lagReadings());
    }

    @Test
    void refusedReadingsBeyondTheBound_theOlderFileGivesWayAndIsCounted() throws IOException {
        store.refusedFrom = 0;
        for (int round = 0; round < 5; round++) {
            append(round * 1000, 1000);
            drainer.step(START + round * 1000L);
            drainer.step(START + round * 1000L + 500);
        }
        assertEquals(5_000, health(0).rejected());
        assertEquals(3, refused.overwritten());
        try (Stream<Path> files = Files.list(directory.resolve("refused"))) {
            assertEquals(2, files.count());
        }
    }

    @Test
    void bugInTheStore_isReportedAndLosesNothing() {
        store.defect = new IllegalStateException("defect");
        append(0, 3);
        drainer.step(START);
        assertEquals(Condition.STORE_DOWN, health(START).condition());
        store.defect = null;
        drainer.step(START + 10_000);
        assertEquals(3, store.total());
    }

    @Test
    void wallClockSetBack_doesNotStopTheDraining() {
        store.isDown = true;
        append(0, 3);
        drainer.step(START);
        store.isDown = false;
        drainer.step(START - 3_600_000);
        assertEquals(3, store.total());
    }

    @Test
    void spoolFull_showsInHealth() {
        store.isDown = true;
        fillUp(0);
        drainer.step(START);
        assertEquals(Condition.SPOOL_FULL, health(START).condition());
        assertTrue(health(START).detail().startsWith(directory.toString()), health(START).detail());
    }

    @Test
    void spoolFullAndStoreDownForLong_oldestReadingsGoAndAreCounted() throws IOException {
        drainer = new Drainer("drain-0", spool, store, refused, point(3)::equals, (what, cause) -> incidents.add(what), () -> START,
                Thread::new);
        store.isDown = true;
        int appended = fillUp(0);
        drainer.step(START);
        drainer.step(START + Drainer.LINGER_MILLIS);
        for (long now = START + 1000; now < START + Drainer.SHED_AFTER_MILLIS; now += 100) {
            drainer.step(now);
        }
        assertEquals(Condition.SPOOL_FULL, health(START).condition());
        assertEquals(0, health(START).shed());
        for (long now = START + Drainer.SHED_AFTER_MILLIS; now < START + 2 * Drainer.SHED_AFTER_MILLIS; now += 10) {
            drainer.step(now);
        }
        assertEquals(Condition.SHEDDING, health(START).condition());
        assertTrue(health(START).shed() > 0);
        appended = fillUp(appended);
        assertEquals(appended - health(START).shed(), health(START).lagReadings());
        store.isDown = false;
        for (long now = START + 100_000; !health(now).isOk() || health(now).lagReadings() > 0; now += 1000) {
            drainer.step(now);
        }
        assertEquals(appended - health(START).shed(), store.total());
        assertEquals((appended + 6) / 10, store.count(point(3), 0, Long.MAX_VALUE), "of the point in alarm all");
        assertEquals(1, incidents.stream().filter(each -> each.contains("nearly full")).count(), incidents.toString());
    }

    @Test
    void storeDownAndRoomLeft_nothingIsLetGo() throws IOException {
        drainer = new Drainer("drain-0", spool, store, refused, point -> false, (what, cause) -> incidents.add(what), () -> START,
                Thread::new);
        store.isDown = true;
        spool.prepare();
        append(0, 10_000);
        for (long now = START; now < START + 10 * Drainer.SHED_AFTER_MILLIS; now += 100) {
            drainer.step(now);
        }
        assertEquals(10_000, health(START).lagReadings());
        assertEquals(Condition.STORE_DOWN, health(START).condition());
    }

    private HistoryHealth health(long now) {
        return drainer.health(now);
    }

    private int fillUp(int from) {
        int n = from;
        for (; spool.prepare() || spool.room() > 0; n++) {
            spool.append(n % 10, START + n, START, n, (byte) 0);
        }
        return n;
    }

    private void append(int from, int count) {
        for (int n = from; n < from + count; n++) {
            if (spool.room() == 0) {
                spool.prepare();
            }
            spool.append(n % 10, START + n, START, n, (byte) 0);
        }
    }

    private static PointId point(int index) {
        return new PointId("huarun-gas", "lpg-depot-01", "gd-" + index, "lel");
    }
}
