package io.hazardwatch.gateway.history.spool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.history.store.ReadingBatch;
import io.hazardwatch.gateway.testkit.LeakCheck;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Files of the spool are touched while the gateway runs: it is noticed, and what memory still holds is on the disk again. */
@ExtendWith(LeakCheck.class)
class SpoolGuardTest {
    private static final long NOW = 1_763_780_000_000L;
    private static final int SEGMENT = SpoolBounds.SEGMENT_BYTES_MIN;

    @TempDir
    Path root;

    private final List<String> incidents = new ArrayList<>();
    private Path directory;
    private Spool spool;
    private int appended;

    @BeforeEach
    void open() throws IOException {
        directory = root.resolve("lane-0");
        spool = open(directory);
    }

    @AfterEach
    void close() throws IOException {
        spool.close();
    }

    @Test
    void untouched_isNoDamage() {
        append(10_000);
        spool.look(NOW);
        assertFalse(spool.isDamaged(NOW));
        assertEquals(List.of(), incidents);
    }

    @Test
    void segmentsDeleted_areWrittenAnewAndNothingIsMissingAfterAKill() throws IOException {
        append(10_000);
        for (Path file : files(".spool")) {
            Files.delete(file);
        }
        spool.look(NOW);
        assertTrue(spool.isDamaged(NOW));
        append(500);
        spool.look(NOW + 1_000);
        assertEquals(10_500, afterKill().cardinality());
        assertTrue(incidents.getFirst().contains("written anew from memory"), incidents.toString());
        spool.look(NOW + 2_000);
        assertFalse(spool.isDamaged(NOW + 1_000 + SpoolGuard.SHOWN_MILLIS));
    }

    @Test
    void wholeDirectoryDeleted_isMadeAnewWithAllThatMemoryHolds() throws IOException {
        append(3_000);
        for (Path file : files("")) {
            Files.delete(file);
        }
        Files.delete(directory);
        spool.look(NOW);
        append(500);
        spool.look(NOW + 1_000);
        append(500);
        assertEquals(4_000, afterKill().cardinality());
    }

    @Test
    void fileReplacedByAnother_isNoticedAndWrittenAnew() throws IOException {
        append(3_000);
        for (Path file : files(".spool")) {
            byte[] same = Files.readAllBytes(file);
            Files.delete(file);
            Files.write(file, new byte[same.length]);
        }
        spool.look(NOW);
        append(500);
        spool.look(NOW + 1_000);
        assertEquals(3_500, afterKill().cardinality());
    }

    @Test
    void segmentCutOff_costsWhatStoodThereAndTheRestIsDrained() throws IOException {
        append(300);
        Path cut = files(".spool").getFirst();
        try (RandomAccessFile file = new RandomAccessFile(cut.toFile(), "rw")) {
            file.setLength(4096);
        }
        spool.look(NOW);
        assertTrue(spool.isDamaged(NOW));
        assertEquals(SEGMENT, Files.size(cut));
        append(2_000);
        ReadingBatch batch = new ReadingBatch(10_000);
        SpoolReader reader = new SpoolReader(spool);
        reader.fill(batch);
        assertTrue(batch.count >= 2_000, batch.count + " readings");
        reader.commit();
        assertEquals(1, reader.corruptSegments());
        spool.look(NOW + 1_000);
        assertEquals(1, incidents.stream().filter(each -> each.contains("cut off")).count(), incidents.toString());
    }

    @Test
    void spareSegmentDeleted_anotherIsMade() throws IOException {
        SpoolReader reader = new SpoolReader(spool);
        append(10_000);
        reader.fill(new ReadingBatch(10_000));
        reader.commit();
        for (Path file : files(".spare")) {
            Files.delete(file);
        }
        spool.look(NOW);
        append(10_000);
        assertEquals(20_000, reader.lag() + 10_000);
        assertFalse(spool.isPrepareFailing());
    }

    @Test
    void drainedWhileItsFileIsGone_isLetGoWithoutHarm() throws IOException {
        SpoolReader reader = new SpoolReader(spool);
        append(10_000);
        for (Path file : files(".spool")) {
            Files.delete(file);
        }
        reader.fill(new ReadingBatch(10_000));
        reader.commit();
        spool.look(NOW);
        append(500);
        spool.look(NOW + 1_000);
        assertEquals(500, reader.lag());
    }

    private void append(int count) {
        for (int n = 0; n < count; n++) {
            spool.prepare();
            assertTrue(spool.room() > 0);
            spool.append(appended % 50, NOW + appended, NOW, appended++, (byte) 0);
        }
    }

    private List<Path> files(String ending) throws IOException {
        try (Stream<Path> all = Files.list(directory)) {
            return all.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        }
    }

    /** What another process finds in the files as they are on the disk now. */
    private BitSet afterKill() throws IOException {
        Path copy = Files.createDirectory(root.resolve("copy"));
        for (Path file : files("")) {
            Files.copy(file, copy.resolve(file.getFileName()));
        }
        BitSet found = new BitSet();
        try (Spool second = open(copy)) {
            ReadingBatch batch = new ReadingBatch(100_000);
            new SpoolReader(second).fill(batch);
            for (int i = 0; i < batch.count; i++) {
                found.set((int) batch.value[i]);
            }
        }
        return found;
    }

    private Spool open(Path where) throws IOException {
        return new Spool(where, new SpoolBounds(SEGMENT, 1000L * SEGMENT, 0), SpoolWriter::point,
                (what, cause) -> incidents.add(what));
    }
}
