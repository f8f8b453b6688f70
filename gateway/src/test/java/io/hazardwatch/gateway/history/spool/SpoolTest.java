package io.hazardwatch.gateway.history.spool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.history.store.ReadingBatch;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.testkit.LeakCheck;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LeakCheck.class)
class SpoolTest {
    private static final int SEGMENT = SpoolBounds.SEGMENT_BYTES_MIN;
    private static final int SLOTS = SEGMENT / Slot.BYTES;

    @TempDir
    Path directory;

    private final List<String> incidents = new ArrayList<>();

    @Test
    void readingsAppended_areReadInOrderAndWhole() throws IOException {
        try (Spool spool = open(1 << 20)) {
            SpoolReader reader = new SpoolReader(spool);
            assertTrue(spool.prepare());
            spool.append(3, 1000, 5000, 2.5, (byte) 0);
            spool.append(7, -1, 5001, Double.NaN, (byte) 2);
            ReadingBatch batch = new ReadingBatch(10);
            assertEquals(2, reader.fill(batch));
            assertEquals(SpoolWriter.point(3), batch.point[0]);
            assertEquals(1000, batch.eventMillis[0]);
            assertEquals(2.5, batch.value[0]);
            assertEquals(SpoolWriter.point(7), batch.point[1]);
            assertEquals(-1, batch.eventMillis[1]);
            assertTrue(Double.isNaN(batch.value[1]));
            assertEquals(2, batch.quality[1]);
            assertEquals(5000, reader.firstArrivalMillis());
            assertEquals(2, reader.lag());
            reader.commit();
            assertEquals(0, reader.lag());
        }
    }

    @Test
    void longestName_comesBack() throws IOException {
        String name = "n".repeat(64);
        PointId longest = new PointId(name, name, name, name);
        try (Spool spool = open(1 << 20, index -> longest)) {
            append(spool, 0, 1);
            assertEquals(longest, readAll(spool).getFirst());
        }
    }

    @Test
    void manySegments_areReadInOrderAndUsedAgain() throws IOException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        try (Spool spool = open(4L * SEGMENT)) {
            SpoolReader reader = new SpoolReader(spool);
            ReadingBatch batch = new ReadingBatch(999);
            long written = 0;
            long read = 0;
            while (read < 100_000) {
                spool.prepare();
                for (int n = Math.min(spool.room(), random.nextInt(2000)); n > 0; n--) {
                    spool.append(random.nextInt(3000), written, 0, written++, (byte) 0);
                }
                reader.fill(batch);
                for (int i = 0; i < batch.count; i++) {
                    assertEquals(read, batch.eventMillis[i], "seed " + seed);
                    assertEquals(read++, batch.value[i], "seed " + seed);
                }
                reader.commit();
                batch.count = 0;
                assertTrue(segments().size() <= 4, "seed " + seed);
            }
        }
    }

    @Test
    void boundReached_givesNoRoomUntilDrained() throws IOException {
        try (Spool spool = open(3L * SEGMENT)) {
            SpoolReader reader = new SpoolReader(spool);
            int appended = fillUp(spool);
            assertEquals(0, spool.room());
            assertThrows(IllegalStateException.class, () -> append(spool, 0, SLOTS));
            assertTrue(appended > 2 * SLOTS, "fills what it may: " + appended);
            ReadingBatch batch = new ReadingBatch(2 * SLOTS);
            reader.fill(batch);
            reader.commit();
            assertTrue(spool.prepare());
            assertNotEquals(0, spool.room());
        }
    }

    @Test
    void closedAndOpened_goesOnWhereTheStoreIs() throws IOException {
        try (Spool spool = open(1 << 20)) {
            append(spool, 0, 100);
            SpoolReader reader = new SpoolReader(spool);
            reader.fill(new ReadingBatch(40));
            reader.commit();
            reader.fill(new ReadingBatch(40));
        }
        try (Spool spool = open(1 << 20, index -> new PointId("other", "index", "other", "point"))) {
            append(spool, 100, 5);
            SpoolReader reader = new SpoolReader(spool);
            ReadingBatch batch = new ReadingBatch(1000);
            reader.fill(batch);
            assertEquals(65, batch.count);
            assertEquals(40, batch.value[0]);
            assertEquals(SpoolWriter.point(40 % SpoolWriter.POINTS), batch.point[0]);
            assertEquals(100, batch.value[60]);
            assertEquals("other", batch.point[60].enterprise());
            reader.commit();
            assertEquals(0, reader.lag());
        }
        try (Spool spool = open(1 << 20)) {
            assertTrue(readAll(spool).isEmpty());
        }
    }

    @Test
    void checkpointLost_drainsEverythingAgain() throws IOException {
        try (Spool spool = open(1 << 20)) {
            append(spool, 0, 100);
            SpoolReader reader = new SpoolReader(spool);
            reader.fill(new ReadingBatch(40));
            reader.commit();
        }
        Files.write(directory.resolve("checkpoint"), new byte[] {1, 2, 3});
        try (Spool spool = open(1 << 20)) {
            assertEquals(100, readAll(spool).size());
        }
    }

    @Test
    void damagedSlot_costsOneReadingAndSetsTheSegmentAside() throws IOException {
        try (Spool spool = open(1 << 20)) {
            append(spool, 0, 5000);
        }
        overwrite(segments().getFirst(), 500 * Slot.BYTES + 9, new byte[] {0x55});
        try (Spool spool = open(1 << 20)) {
            SpoolReader reader = new SpoolReader(spool);
            ReadingBatch batch = new ReadingBatch(10_000);
            reader.fill(batch);
            reader.commit();
            assertEquals(4999, batch.count);
            assertEquals(1, reader.corruptSegments());
            assertEquals(1, incidents.size());
            assertTrue(files(".corrupt").size() == 1);
        }
    }

    @Test
    void pagesNeverWritten_costOnlyTheirReadings() throws IOException {
        try (Spool spool = open(1 << 20)) {
            append(spool, 0, 1000);
        }
        overwrite(segments().getFirst(), 8192, new byte[4096]);
        try (Spool spool = open(1 << 20)) {
            SpoolReader reader = new SpoolReader(spool);
            ReadingBatch batch = new ReadingBatch(10_000);
            reader.fill(batch);
            reader.commit();
            assertEquals(1000 - 4096 / Slot.BYTES, batch.count);
            assertEquals(1, reader.corruptSegments());
        }
    }

    @Test
    void headerDestroyed_setsTheSegmentAsideAndKeepsTheRest() throws IOException {
        try (Spool spool = open(1 << 20)) {
            append(spool, 0, SLOTS * 2);
        }
        overwrite(segments().getFirst(), 0, new byte[] {1, 2, 3, 4, 5, 6, 7, 8});
        Files.write(directory.resolve("0000000000000000000.spool"), new byte[5]);
        try (Spool spool = open(1 << 20)) {
            SpoolReader reader = new SpoolReader(spool);
            assertEquals(2, reader.corruptSegments());
            assertEquals(2, incidents.size());
            assertTrue(reader.fill(new ReadingBatch(SLOTS * 2)) > SLOTS / 2);
        }
    }

    @Test
    void secondOpening_isRefused() throws IOException {
        try (Spool spool = open(1 << 20)) {
            assertThrows(IOException.class, () -> open(1 << 20));
            assertEquals(0, spool.appended());
        }
    }

    @Test
    void processKilled_losesNothingItHadAppended() throws Exception {
        Process process = new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(), "-cp",
                System.getProperty("java.class.path"), SpoolWriter.class.getName(), directory.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        long reported = 0;
        try (BufferedReader lines = process.inputReader()) {
            while (reported < 300_000) {
                reported = Long.parseLong(lines.readLine());
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
        assertAllFound(reported);
    }

    private void assertAllFound(long reported) throws IOException {
        try (Spool spool = open(1L << 30)) {
            SpoolReader reader = new SpoolReader(spool);
            ReadingBatch batch = new ReadingBatch(10_000);
            long found = 0;
            for (; reader.fill(batch) > 0; batch.count = 0) {
                for (int i = 0; i < batch.count; i++, found++) {
                    assertEquals(found, batch.value[i]);
                    assertEquals(SpoolWriter.EVENT_MILLIS + found, batch.eventMillis[i]);
                    assertEquals(SpoolWriter.point((int) (found % SpoolWriter.POINTS)), batch.point[i]);
                }
                reader.commit();
            }
            assertTrue(found >= reported, found + " found, " + reported + " reported");
            assertEquals(0, reader.corruptSegments());
            assertFalse(SpoolDirectory.hasReadings(directory));
        }
    }

    private Spool open(long bytesMax) throws IOException {
        return open(bytesMax, SpoolWriter::point);
    }

    private Spool open(long bytesMax, IntFunction<PointId> names) throws IOException {
        return new Spool(directory, new SpoolBounds(SEGMENT, bytesMax, 0), names, (what, cause) -> incidents.add(what));
    }

    private static void append(Spool spool, int from, int count) {
        for (int n = from; n < from + count; n++) {
            if (spool.room() == 0) {
                spool.prepare();
            }
            spool.append(n % SpoolWriter.POINTS, n, n, n, (byte) 0);
        }
    }

    private static int fillUp(Spool spool) {
        int appended = 0;
        while (spool.prepare() || spool.room() > 0) {
            append(spool, appended++, 1);
        }
        return appended;
    }

    private static List<PointId> readAll(Spool spool) throws IOException {
        ReadingBatch batch = new ReadingBatch(10_000);
        new SpoolReader(spool).fill(batch);
        return Stream.of(batch.point).limit(batch.count).toList();
    }

    private List<Path> segments() throws IOException {
        return files(".spool");
    }

    private List<Path> files(String ending) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        }
    }

    private static void overwrite(Path file, long at, byte[] bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(bytes), at);
        }
    }
}
