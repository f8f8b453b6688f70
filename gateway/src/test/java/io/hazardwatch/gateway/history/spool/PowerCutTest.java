package io.hazardwatch.gateway.history.spool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.history.store.ReadingBatch;
import io.hazardwatch.gateway.testkit.LeakCheck;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is left when the power goes: everything appended before the last sync. */
@ExtendWith(LeakCheck.class)
class PowerCutTest {
    private static final int SEGMENT = SpoolBounds.SEGMENT_BYTES_MIN;

    @TempDir
    Path directory;

    private final PowerlessDisk disk = new PowerlessDisk();
    private final List<String> incidents = new ArrayList<>();

    @Test
    void pass_forcesWhatWasWrittenSinceTheLastOneAndNothingElse() throws IOException {
        try (Spool spool = open()) {
            spool.prepare();
            disk.forced.clear();
            spool.sync().pass();
            assertEquals(List.of(), disk.forced);
            append(spool, 0, 10);
            spool.sync().pass();
            int definitions = 10 * 2;
            assertEquals(List.of("1:0+" + (1 + definitions + 10)), disk.forced);
            append(spool, 10, 3);
            spool.sync().pass();
            spool.sync().pass();
            assertEquals(List.of("1:0+31", "1:31+9"), disk.forced);
            assertEquals(40L * Slot.BYTES, spool.sync().bytes());
            assertEquals(4, spool.sync().passes());
        }
    }

    @Test
    void laneGoesOnToTheNextSegment_theRestOfTheOneBeforeIsForcedToo() throws IOException {
        try (Spool spool = open()) {
            append(spool, 0, 100);
            spool.sync().pass();
            append(spool, 100, SEGMENT / Slot.BYTES);
            spool.sync().pass();
            disk.copyTo(directory.resolve("after"));
        }
        assertEquals(100 + SEGMENT / Slot.BYTES, readAfter().cardinality());
    }

    @Test
    void diskRefuses_isToldAndTheSameBytesAreForcedLater() throws IOException {
        try (Spool spool = open()) {
            append(spool, 0, 50);
            disk.isRefusing = true;
            assertThrows(UncheckedIOException.class, spool.sync()::pass);
            assertTrue(spool.sync().isFailing());
            disk.isRefusing = false;
            spool.sync().pass();
            assertFalse(spool.sync().isFailing());
            disk.copyTo(directory.resolve("after"));
        }
        assertEquals(50, readAfter().cardinality());
    }

    @Test
    void nameOfTheNextSegmentCannotBeForced_thereIsNoRoomInIt() throws IOException {
        try (Spool spool = open()) {
            disk.isRefusing = true;
            assertFalse(spool.prepare());
            assertFalse(spool.prepare());
            assertTrue(spool.isPrepareFailing());
            assertEquals(0, spool.room());
            assertEquals(1, incidents.size(), "told once: " + incidents);
            disk.isRefusing = false;
            assertTrue(spool.prepare());
            append(spool, 0, 10);
            spool.sync().pass();
            disk.copyTo(directory.resolve("after"));
        }
        assertEquals(10, readAfter().cardinality());
    }

    /** Segments are drained and used again meanwhile; what the store had got is not looked for. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void powerGoesAtAnyMoment_nothingAppendedBeforeTheLastPassIsLostAndNothingIsCalledDamage(long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        int appended = 0;
        int synced = 0;
        int stored = 0;
        try (Spool spool = open()) {
            SpoolReader reader = new SpoolReader(spool);
            ReadingBatch batch = new ReadingBatch(1500);
            for (int turns = random.nextInt(20, 60); turns > 0; turns--) {
                appended += append(spool, appended, random.nextInt(900));
                if (random.nextInt(3) > 0) {
                    spool.sync().pass();
                    synced = appended;
                }
                if (random.nextInt(3) > 0) {
                    batch.count = 0;
                    stored += reader.fill(batch);
                    reader.commit();
                }
            }
            disk.copyTo(directory.resolve("after"));
        }
        BitSet found = readAfter();
        assertTrue(stored >= synced || found.nextClearBit(stored) >= synced,
                "seed " + seed + ": stored " + stored + ", synced " + synced + ", found " + found);
        assertEquals(List.of(), incidents, "seed " + seed);
    }

    private BitSet readAfter() throws IOException {
        BitSet found = new BitSet();
        try (Spool spool = new Spool(directory.resolve("after"), new SpoolBounds(SEGMENT, 1 << 20, 0), SpoolWriter::point,
                (what, cause) -> incidents.add(what))) {
            SpoolReader reader = new SpoolReader(spool);
            ReadingBatch batch = new ReadingBatch(100_000);
            reader.fill(batch);
            reader.commit();
            for (int i = 0; i < batch.count; i++) {
                found.set((int) batch.value[i]);
            }
        }
        return found;
    }

    private Spool open() throws IOException {
        return new Spool(directory.resolve("before"), new SpoolBounds(SEGMENT, 6L * SEGMENT, 0), SpoolWriter::point,
                (what, cause) -> incidents.add(what), disk);
    }

    private static int append(Spool spool, int from, int count) {
        int done = 0;
        while (done < count && (spool.room() > 0 || spool.prepare())) {
            spool.append((from + done) % SpoolWriter.POINTS, from + done, 0, from + done, (byte) 0);
            done++;
        }
        return done;
    }
}
