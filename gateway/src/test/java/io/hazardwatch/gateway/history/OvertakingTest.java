package io.hazardwatch.gateway.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.history.spool.Spool;
import io.hazardwatch.gateway.history.spool.SpoolBounds;
import io.hazardwatch.gateway.history.store.FakeStore;
import io.hazardwatch.gateway.model.PointId;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Readings that have just been measured are stored while a backlog before them is, and nothing else changes by it. */
class OvertakingTest {
    private static final long START = 1_763_769_600_000L;
    private static final long DAY = 86_400_000;
    private static final int BACKLOG = 4 * Drainer.BATCH_READINGS;
    private static final int LIVE = 500;
    private static final int SEGMENT = 8 << 20;

    @TempDir
    Path directory;

    private final FakeStore store = new FakeStore();
    private Spool spool;
    private Drainer drainer;

    @BeforeEach
    void open() throws IOException {
        open(SEGMENT);
    }

    private void open(int segmentBytes) throws IOException {
        spool = new Spool(directory, new SpoolBounds(segmentBytes, 256L * segmentBytes, 0), OvertakingTest::point, (what, cause) -> { });
        drainer = new Drainer("drain-0", spool, store, new RefusedReadings(directory.resolve("refused"), 100_000), null, (what, cause) -> { },
                () -> START, Thread::new);
    }

    @AfterEach
    void close() throws IOException {
        spool.close();
    }

    private static PointId point(int index) {
        return new PointId("e", "s", "d" + index, "p");
    }

    private void append(int from, int count, long lateMillis) {
        for (int n = from; n < from + count; n++) {
            while (spool.room() == 0) {
                spool.prepare();
            }
            spool.append(n % 10, START - lateMillis + n, START + n, n, (byte) 0);
        }
    }

    private void drain(long now) {
        for (long at = now; drainer.step(at) || drainer.health(at).lagReadings() > 0; at += Drainer.LINGER_MILLIS) {
            assertTrue(at < now + 1_000 * Drainer.LINGER_MILLIS);
        }
    }

    @Test
    void liveReadingsBehindABacklog_areStoredWithItsFirstBatch() {
        append(0, BACKLOG, DAY);
        append(BACKLOG, LIVE, 0);
        assertTrue(drainer.step(START));
        assertEquals(Drainer.BATCH_READINGS + LIVE, store.total());
        append(BACKLOG + LIVE, LIVE, 0);
        assertTrue(drainer.step(START + Drainer.LINGER_MILLIS));
        assertEquals(2 * Drainer.BATCH_READINGS + 2 * LIVE, store.total());
        drain(START + 2 * Drainer.LINGER_MILLIS);
        assertEquals(BACKLOG + 2 * LIVE, store.total());
        assertEquals(BACKLOG + 2 * LIVE, drainer.health(START).written(), "each counts once, in its turn");
    }

    @Test
    void killedBesideABacklog_nothingIsMissing() throws IOException {
        append(0, BACKLOG, DAY);
        append(BACKLOG, LIVE, 0);
        assertTrue(drainer.step(START));
        spool.close();
        open(SEGMENT);
        drain(START + DAY);
        assertEquals(BACKLOG + LIVE, store.total());
    }

    /** The newest segment alone is looked at first; those it follows come in their turn. */
    @Test
    void manySegments_allAreStoredAndTheNewestOvertake() throws IOException {
        spool.close();
        open(SpoolBounds.SEGMENT_BYTES_MIN);
        append(0, BACKLOG, DAY);
        append(BACKLOG, 6_000, 0);
        assertTrue(drainer.step(START));
        assertTrue(store.total() > Drainer.BATCH_READINGS, "some overtake");
        append(BACKLOG + 6_000, 6_000, 0);
        long before = store.total();
        assertTrue(drainer.step(START + Drainer.LINGER_MILLIS));
        assertEquals(before + Drainer.BATCH_READINGS + 6_000, store.total());
        drain(START + 2 * Drainer.LINGER_MILLIS);
        assertEquals(BACKLOG + 12_000, store.total());
    }

    @Test
    void liveReadingsAlone_areWrittenOnce() {
        append(0, 2 * Drainer.BATCH_READINGS, 0);
        assertTrue(drainer.step(START));
        assertTrue(drainer.step(START + Drainer.LINGER_MILLIS));
        assertEquals(2, store.writes);
    }

    @Test
    void storeAwayMeanwhile_allIsStoredLater() {
        append(0, BACKLOG, DAY);
        append(BACKLOG, LIVE, 0);
        assertTrue(drainer.step(START));
        store.isDown = true;
        drainer.step(START + Drainer.LINGER_MILLIS);
        append(BACKLOG + LIVE, LIVE, 0);
        store.isDown = false;
        drain(START + DAY);
        assertEquals(BACKLOG + 2 * LIVE, store.total());
    }
}
