package io.hazardwatch.gateway.history.spool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.history.store.ReadingBatch;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.testkit.LeakCheck;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A spool that is full: what goes, what stays, and that all of it is counted. */
@ExtendWith(LeakCheck.class)
class ReadingShedderTest {
    private static final int SEGMENT = SpoolBounds.SEGMENT_BYTES_MIN;
    private static final int SEGMENTS = 8;
    private static final Predicate<PointId> NONE = point -> false;

    @TempDir
    Path directory;

    private final List<String> incidents = new ArrayList<>();
    private final PowerlessDisk disk = new PowerlessDisk();
    private int shift;

    @Test
    void nothingInAlarm_theOldestSegmentGoes() throws IOException {
        try (Spool spool = open()) {
            SpoolReader reader = new SpoolReader(spool);
            int appended = fillUp(spool, 0);
            assertTrue(spool.isShort());
            assertTrue(reader.shed(NONE));
            assertFalse(spool.isShort());
            assertTrue(spool.prepare());
            BitSet left = read(reader);
            assertEquals(appended - reader.shed(), left.cardinality());
            assertEquals(left.nextSetBit(0), reader.shed(), "only the oldest are gone");
        }
    }

    @Test
    void pointInAlarm_keepsAllItsReadingsWhileOthersGo() throws IOException {
        Predicate<PointId> isInAlarm = SpoolWriter.point(7)::equals;
        int appended = 0;
        try (Spool spool = open()) {
            SpoolReader reader = new SpoolReader(spool);
            while (appended < 3 * SEGMENTS * SEGMENT / Slot.BYTES) {
                appended = fillUp(spool, appended);
                assertTrue(reader.shed(isInAlarm));
            }
            assertEquals(appended - reader.shed(), reader.lag());
            BitSet left = read(reader);
            assertEquals(appended - reader.shed(), left.cardinality());
            for (int n = 7; n < appended; n += SpoolWriter.POINTS) {
                assertTrue(left.get(n), "reading " + n);
            }
            assertEquals(0, reader.lag());
        }
    }

    @Test
    void allInAlarm_theOldestGoAllTheSame() throws IOException {
        try (Spool spool = open()) {
            SpoolReader reader = new SpoolReader(spool);
            int appended = fillUp(spool, 0);
            assertTrue(reader.shed(point -> true));
            assertTrue(spool.prepare());
            BitSet left = read(reader);
            assertEquals(appended, left.length());
            assertEquals(reader.shed(), left.nextSetBit(0));
        }
    }

    @Test
    void noSegmentHasEnded_nothingGoes() throws IOException {
        try (Spool spool = open()) {
            SpoolReader reader = new SpoolReader(spool);
            append(spool, 0, 10);
            assertFalse(reader.shed(NONE));
            assertEquals(10, read(reader).cardinality());
            assertEquals(0, reader.shed());
        }
    }

    @Test
    void readingsStoredAlready_areNotCountedAsLost() throws IOException {
        try (Spool spool = open()) {
            SpoolReader reader = new SpoolReader(spool);
            int appended = fillUp(spool, 0);
            ReadingBatch stored = new ReadingBatch(1000);
            reader.fill(stored);
            reader.commit();
            reader.fill(new ReadingBatch(100));
            reader.shed(NONE);
            BitSet left = read(reader);
            assertEquals(appended - 1000 - reader.shed(), left.cardinality());
            assertEquals(1000 + reader.shed(), left.nextSetBit(0));
        }
    }

    @Test
    void diskNearlyFull_leavesTheRestToOthersAndIsShort() throws IOException {
        disk.freeBytes = 10L * SEGMENT;
        try (Spool spool = new Spool(directory, new SpoolBounds(SEGMENT, 16L * SEGMENT, 9L * SEGMENT + 1), SpoolWriter::point,
                (what, cause) -> incidents.add(what), disk)) {
            SpoolReader reader = new SpoolReader(spool);
            int appended = fillUp(spool, 0);
            assertTrue(appended < SpoolBounds.SEGMENTS_MIN * SEGMENT / Slot.BYTES, "no more than it cannot do without");
            assertTrue(spool.isFull());
            assertTrue(spool.isShort());
            reader.shed(NONE);
            assertTrue(spool.prepare());
            assertFalse(spool.isShort());
            disk.freeBytes = 100L * SEGMENT;
            read(reader);
            assertTrue(fillUp(spool, appended) - appended > SpoolBounds.SEGMENTS_MIN * SEGMENT / Slot.BYTES);
        }
    }

    /** Appending, draining, shedding and restarting in any order, alarms coming and going. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void whateverHappens_everyReadingIsStoredOnceInOrderOrCounted(long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        BitSet stored = new BitSet();
        int appended = 0;
        long shed = 0;
        for (int runs = 0; runs < 4; runs++) {
            try (Spool spool = open()) {
                SpoolReader reader = new SpoolReader(spool);
                for (int turns = random.nextInt(30); turns > 0; turns--) {
                    appended = random.nextInt(4) == 0 ? fillUp(spool, appended) : appended + append(spool, appended, random.nextInt(3000));
                    if (spool.isShort() || random.nextInt(6) == 0) {
                        int alarms = random.nextInt(SpoolWriter.POINTS + 1);
                        reader.shed(point -> Integer.parseInt(point.device().substring(3)) < alarms);
                    }
                    if (random.nextInt(4) == 0) {
                        store(reader, random.nextInt(5000), stored);
                    } else if (random.nextInt(4) == 0) {
                        reader.fill(new ReadingBatch(random.nextInt(1, 2000)));
                        reader.shed(NONE);
                    }
                }
                shed += reader.shed();
            }
        }
        try (Spool spool = open()) {
            SpoolReader reader = new SpoolReader(spool);
            store(reader, 1_000_000, stored);
            assertEquals(0, reader.lag());
        }
        assertEquals(appended - shed, stored.cardinality(), "seed " + seed);
        assertEquals(List.of(), incidents, "seed " + seed);
    }

    /** A process that sheds all the time is killed: what points in alarm had sent is all there. */
    @Test
    void killedWhileShedding_losesNothingOfPointsInAlarm() throws Exception {
        for (int round = 0; round < 3; round++) {
            Path own = directory.resolve("round-" + round);
            Process process = new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(), "-cp",
                    System.getProperty("java.class.path"), SpoolWriter.class.getName(), own.toString(), "shed")
                    .redirectError(ProcessBuilder.Redirect.DISCARD).start();
            long reported = 0;
            try (BufferedReader lines = process.inputReader()) {
                for (int until = 100_000 + round * 37_000; reported < until; ) {
                    reported = Long.parseLong(lines.readLine());
                }
            } finally {
                process.destroyForcibly().waitFor();
            }
            assertAllOfPointsInAlarmFound(own, reported);
        }
    }

    private static void assertAllOfPointsInAlarmFound(Path own, long reported) throws IOException {
        try (Spool spool = new Spool(own, new SpoolBounds(SEGMENT, 1L << 30, 0), SpoolWriter::point, (what, cause) -> {})) {
            BitSet left = readAfterAKill(new SpoolReader(spool));
            int missing = IntStream.range(0, (int) reported).filter(n -> n % SpoolWriter.POINTS == SpoolWriter.ALARMING)
                    .filter(n -> !left.get(n)).findFirst().orElse(-1);
            assertEquals(-1, missing, "of " + reported);
            assertTrue(left.cardinality() < reported, "something was let go");
        }
    }

    private static BitSet read(SpoolReader reader) {
        BitSet found = new BitSet();
        store(reader, Integer.MAX_VALUE, found);
        return found;
    }

    /** A kill in the midst of moving may leave a reading in its old place as well as in its new one, see {@link SegmentRewriter}. */
    private static BitSet readAfterAKill(SpoolReader reader) {
        BitSet found = new BitSet();
        ReadingBatch batch = new ReadingBatch(500);
        while (reader.fill(batch) > 0) {
            for (int i = 0; i < batch.count; i++) {
                found.set(checked(batch, i));
            }
            reader.commit();
            batch.count = 0;
        }
        return found;
    }

    /** The value of a reading, which is its time too and tells its point. */
    private static int checked(ReadingBatch batch, int i) {
        int n = (int) batch.value[i];
        assertEquals(n, batch.eventMillis[i] % SpoolWriter.EVENT_MILLIS);
        assertEquals(SpoolWriter.point(n % SpoolWriter.POINTS), batch.point[i]);
        return n;
    }

    /** Each value must be its time, belong to its point, and come after those before it. */
    private static void store(SpoolReader reader, int most, BitSet found) {
        ReadingBatch batch = new ReadingBatch(500);
        int last = -1;
        for (int done = 0; done < most && reader.fill(batch) > 0; done += batch.count) {
            for (int i = 0; i < batch.count; i++) {
                int n = checked(batch, i);
                assertTrue(n > last, n + " after " + last);
                assertFalse(found.get(n), n + " twice");
                found.set(n);
                last = n;
            }
            reader.commit();
            batch.count = 0;
        }
    }

    /** Every process numbers its points anew. */
    private Spool open() throws IOException {
        shift++;
        return new Spool(directory, new SpoolBounds(SEGMENT, (long) SEGMENTS * SEGMENT, 0),
                index -> SpoolWriter.point((index + shift) % SpoolWriter.POINTS), (what, cause) -> incidents.add(what));
    }

    private int append(Spool spool, int from, int count) {
        int done = 0;
        while (done < count && (spool.room() > 0 || spool.prepare())) {
            int index = (from + done + SpoolWriter.POINTS - shift) % SpoolWriter.POINTS;
            spool.append(index, from + done, 0, from + done, (byte) 0);
            done++;
        }
        return done;
    }

    private int fillUp(Spool spool, int from) {
        return from + append(spool, from, Integer.MAX_VALUE);
    }
}
