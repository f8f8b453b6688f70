package io.hazardwatch.gateway.history.spool;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever happens to the files between two runs: no reading comes back other than it was, what was not touched comes back
 * whole, and damage is counted, told and set aside.
 */
@ExtendWith(LeakCheck.class)
class DamageTest {
    private static final int SEGMENT = SpoolBounds.SEGMENT_BYTES_MIN;
    private static final int READINGS = 3 * SEGMENT / Slot.BYTES;
    /** A definition that is gone takes the readings of its point in that segment with it. */
    private static final int READINGS_OF_A_POINT = SEGMENT / Slot.BYTES / SpoolWriter.POINTS + 1;
    private static final int DEFINITION_SLOTS = SpoolWriter.POINTS * 2;

    @TempDir
    Path directory;

    private final List<String> incidents = new ArrayList<>();

    @ParameterizedTest
    @MethodSource("seeds")
    void bitTurned_costsItsSlotOnly(long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        write();
        Path segment = segments().get(random.nextInt(segments().size()));
        long at = random.nextLong(Files.size(segment));
        int slot = (int) (at / Slot.BYTES);
        boolean wasWritten = changeByte(segment, at, 1 << random.nextInt(8));
        BitSet found = readAll();
        int most = slot == 0 ? SEGMENT / Slot.BYTES : slot <= DEFINITION_SLOTS * 2 ? READINGS_OF_A_POINT : 1;
        assertTrue(READINGS - found.cardinality() <= most, found.cardinality() + " of " + READINGS + ", slot " + slot);
        assertTrue(!wasWritten || incidents.size() == 1, "damage in a slot in use is told: " + incidents);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void zeroedOrTornPages_costWhatWasOnThem(long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        write();
        Path segment = segments().get(random.nextInt(segments().size()));
        byte[] page = new byte[4096];
        if (random.nextBoolean()) {
            random.nextBytes(page);
        }
        int at = 4096 * random.nextInt(2, (int) (Files.size(segment) / page.length));
        overwrite(segment, at + (random.nextBoolean() ? 0 : 32 * random.nextInt(128)), page);
        BitSet found = readAll();
        assertTrue(READINGS - found.cardinality() <= page.length / Slot.BYTES + 1, found.cardinality() + " of " + READINGS);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void fileCutOff_givesWhatIsLeftOfIt(long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        write();
        int which = random.nextInt(segments().size());
        Path segment = segments().get(which);
        long length = random.nextLong(Files.size(segment));
        try (RandomAccessFile file = new RandomAccessFile(segment.toFile(), "rw")) {
            file.setLength(length);
        }
        BitSet found = readAll();
        int lost = (int) ((Files.exists(segment) ? 0 : SEGMENT - length) / Slot.BYTES) + 1;
        assertTrue(READINGS - found.cardinality() <= lost, found.cardinality() + " of " + READINGS + ", cut to " + length);
        assertTrue(length >= Slot.BYTES || incidents.size() == 1, incidents.toString());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void checkpointDamaged_drainsFromSomewhereNoLaterThanItShould(long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        int stored = random.nextInt(READINGS);
        try (Spool spool = open()) {
            append(spool);
            SpoolReader reader = new SpoolReader(spool);
            ReadingBatch batch = new ReadingBatch(stored);
            for (int part = 0; part < 3; part++) {
                reader.fill(new ReadingBatch(stored / 4));
                reader.commit();
            }
        }
        byte[] garbage = new byte[random.nextInt(1, 65)];
        random.nextBytes(garbage);
        overwrite(directory.resolve("checkpoint"), random.nextInt(64), garbage);
        BitSet found = readAll();
        int from = stored / 4 * 3;
        assertEquals(READINGS, found.nextClearBit(from), "nothing after " + from + " is missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0000000000000000000.spool", "0000000000000000002.spool", "0900000000000000000.spool"})
    void strangeFileUnderASegmentsName_isSetAsideAndTheRestSurvives(String name) throws IOException {
        write();
        Files.deleteIfExists(directory.resolve(name));
        boolean isOneOfThem = segments().size() < 4;
        byte[] garbage = new byte[70_000];
        new SplittableRandom(5).nextBytes(garbage);
        Files.write(directory.resolve(name), garbage);
        BitSet found = readAll();
        assertTrue(found.cardinality() >= READINGS - (isOneOfThem ? SEGMENT / Slot.BYTES : 0));
        assertTrue(Files.exists(directory.resolve(name + ".corrupt")));
        assertEquals(1, incidents.size(), incidents.toString());
        incidents.clear();
        assertEquals(0, readAll().cardinality());
    }

    static Stream<Long> seeds() {
        return Stream.iterate(1L, seed -> seed + 1).limit(Long.getLong("damage.seeds", 40));
    }

    private Spool open() throws IOException {
        return new Spool(directory, new SpoolBounds(SEGMENT, 1 << 20, 0), SpoolWriter::point, (what, cause) -> incidents.add(what),
                new PowerlessDisk());
    }

    private void write() throws IOException {
        try (Spool spool = open()) {
            append(spool);
        }
    }

    private static void append(Spool spool) {
        for (int n = 0; n < READINGS; n++) {
            if (spool.room() == 0) {
                spool.prepare();
            }
            spool.append(n % SpoolWriter.POINTS, n, 0, n, (byte) 0);
        }
    }

    /** Reads, keeps the readings' numbers, and checks that each is as it was. */
    private BitSet readAll() throws IOException {
        BitSet found = new BitSet();
        try (Spool spool = open()) {
            SpoolReader reader = new SpoolReader(spool);
            ReadingBatch batch = new ReadingBatch(1000);
            for (; reader.fill(batch) > 0; batch.count = 0) {
                for (int i = 0; i < batch.count; i++) {
                    int n = (int) batch.value[i];
                    assertEquals(n, batch.eventMillis[i]);
                    assertEquals(SpoolWriter.point(n % SpoolWriter.POINTS), batch.point[i]);
                    found.set(n);
                }
                reader.commit();
            }
            assertEquals(incidents.size(), reader.corruptSegments(), incidents.toString());
            assertEquals(List.of(), segments());
        }
        return found;
    }

    private List<Path> segments() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".spool")).sorted().toList();
        }
    }

    /** Gives whether the slot was in use. */
    private static boolean changeByte(Path file, long at, int bits) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.seek(at / Slot.BYTES * Slot.BYTES + 24);
            boolean isInUse = bytes.readLong() != 0;
            bytes.seek(at);
            int before = bytes.read();
            bytes.seek(at);
            bytes.write(before ^ bits);
            return isInUse;
        }
    }

    private static void overwrite(Path file, long at, byte[] with) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.seek(at);
            bytes.write(with);
        }
    }
}
