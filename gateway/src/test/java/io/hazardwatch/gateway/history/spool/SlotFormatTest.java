package io.hazardwatch.gateway.history.spool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.hazardwatch.gateway.history.store.ReadingBatch;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.testkit.LeakCheck;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Both formats of slots. {@code spool/format-1.zip} is what the last gateway with the first one left behind: 2,600 readings of three
 * points, the first 500 of them in the store.
 */
@ExtendWith(LeakCheck.class)
@Tag("compiled")
class SlotFormatTest {
    private static final int READINGS = 2_600;
    private static final int STORED = 500;
    private static final long EVENT_MILLIS = 1_767_225_600_000L;
    private static final SpoolBounds BOUNDS = new SpoolBounds(SpoolBounds.SEGMENT_BYTES_MIN, 1 << 20, 0);

    @TempDir
    Path directory;

    private final List<String> incidents = new ArrayList<>();

    @Test
    void segmentsOfTheFirstFormat_areDrainedAfterTheUpgradeFromWhereTheyWere() throws IOException {
        leaveFirstFormat();
        try (Spool spool = open()) {
            SpoolReader reader = new SpoolReader(spool);
            spool.prepare();
            spool.append(0, 1, 1, -1, (byte) 0);
            ReadingBatch batch = new ReadingBatch(READINGS);
            while (reader.fill(batch) > 0) {
                assertTrue(batch.count <= READINGS - STORED + 1);
            }
            for (int i = 0; i < READINGS - STORED; i++) {
                assertReading(STORED + i, batch, i);
            }
            assertEquals(-1, batch.value[READINGS - STORED], "what is appended now follows");
            reader.commit();
            assertEquals(0, reader.corruptSegments());
        }
        assertEquals(List.of(), incidents);
    }

    @Test
    void segmentsOfTheFirstFormat_areWrittenOnInIt_whenReadingsAreLetGo() throws IOException {
        leaveFirstFormat();
        PointId alarming = point(1);
        try (Spool spool = open()) {
            assertTrue(new SpoolReader(spool).shed(alarming::equals));
        }
        try (Spool spool = open()) {
            SpoolReader reader = new SpoolReader(spool);
            ReadingBatch batch = new ReadingBatch(READINGS);
            reader.fill(batch);
            List<Double> kept = new ArrayList<>();
            for (int i = 0; i < batch.count; i++) {
                if (batch.point[i].equals(alarming)) {
                    kept.add(batch.value[i] * 8);
                }
            }
            List<Double> expected = new ArrayList<>();
            for (int n = STORED; n < READINGS; n++) {
                if (n % 3 == 1) {
                    expected.add((double) n);
                }
            }
            assertEquals(expected, kept);
            assertEquals(0, reader.corruptSegments());
        }
        assertEquals(List.of(), incidents);
    }

    @Test
    void oneOrTwoBitsTurned_areToldWhereverTheyAre() {
        CrcSlotFormat format = new CrcSlotFormat();
        long[] slot = {EVENT_MILLIS, Double.doubleToRawLongBits(12.5), EVENT_MILLIS + 500, 0};
        slot[3] = format.word(7, 42, slot[0], slot[1], slot[2], 123, 2);
        for (int first = 0; first < 256; first++) {
            slot[first >> 6] ^= 1L << first;
            assertTrue(!isIntact(format, slot), "bit " + first);
            for (int second = first + 1; second < 256; second++) {
                slot[second >> 6] ^= 1L << second;
                assertTrue(!isIntact(format, slot), "bits " + first + " and " + second);
                slot[second >> 6] ^= 1L << second;
            }
            slot[first >> 6] ^= 1L << first;
        }
        assertTrue(isIntact(format, slot));
    }

    private static boolean isIntact(SlotFormat format, long[] slot) {
        return format.isIntact(7, 42, slot[0], slot[1], slot[2], slot[3]);
    }

    @Test
    void wordOfAnySlot_saysIndexAndKindAndIsNeverZero() {
        SplittableRandom random = new SplittableRandom(3);
        for (SlotFormat format : List.of(new CrcSlotFormat(), new LegacySlotFormat())) {
            assertNotEquals(0, format.word(0, 0, 0, 0, 0, 0, 0));
            for (int i = 0; i < 10_000; i++) {
                int index = random.nextInt(Slot.INDEX_MAX + 1);
                int kind = random.nextInt(256);
                long word = format.word(random.nextLong(), random.nextInt(), random.nextLong(), random.nextLong(), random.nextLong(), index, kind);
                assertEquals(index, format.index(word));
                assertEquals(kind, format.kind(word));
            }
        }
    }

    @Test
    void slotOfAnotherPlaceOrSegment_isNotIntact() {
        CrcSlotFormat format = new CrcSlotFormat();
        long word = format.word(7, 42, 1, 2, 3, 0, 0);
        assertTrue(format.isIntact(7, 42, 1, 2, 3, word));
        assertTrue(!format.isIntact(7, 43, 1, 2, 3, word) && !format.isIntact(8, 42, 1, 2, 3, word));
    }

    @Test
    void append_allocatesNothing() throws IOException {
        try (Spool spool = new Spool(directory, new SpoolBounds(8 << 20, 24 << 20, 0), SlotFormatTest::point, (what, cause) -> incidents.add(what))) {
            spool.prepare();
            append(spool, 50_000);
            ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
            long before = threads.getCurrentThreadAllocatedBytes();
            append(spool, 100_000);
            long perReading = (threads.getCurrentThreadAllocatedBytes() - before) / 100_000;
            assertEquals(0, perReading);
        }
    }

    private static void append(Spool spool, int readings) {
        for (int i = 0; i < readings; i++) {
            spool.append(i % 3, i, i, i, (byte) 0);
        }
    }

    private void assertReading(int number, ReadingBatch batch, int at) {
        assertEquals(point(number % 3), batch.point[at]);
        assertEquals(EVENT_MILLIS + number, batch.eventMillis[at]);
        assertEquals(number / 8.0, batch.value[at]);
        assertEquals(number % 100 == 0 ? 2 : 0, batch.quality[at]);
    }

    private static PointId point(int index) {
        return new PointId("huarun-gas", "lpg-depot-01", "gd-" + index, "lel");
    }

    private Spool open() throws IOException {
        return new Spool(directory, BOUNDS, SlotFormatTest::point, (what, cause) -> incidents.add(what + ": " + cause));
    }

    private void leaveFirstFormat() throws IOException {
        try (InputStream file = getClass().getResourceAsStream("/spool/format-1.zip"); ZipInputStream zip = new ZipInputStream(file)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Files.copy(zip, directory.resolve(entry.getName()));
            }
        }
    }
}
