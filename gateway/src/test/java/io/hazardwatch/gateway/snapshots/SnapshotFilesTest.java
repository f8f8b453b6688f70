package io.hazardwatch.gateway.snapshots;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.evaluate.PointSnapshot;
import io.hazardwatch.gateway.lane.PointSnapshots;
import io.hazardwatch.gateway.model.DeviceId;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.registry.Device;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.registry.Site;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept is found by name, whole or not at all, and never ahead of the journal. */
class SnapshotFilesTest {
    @TempDir
    private Path directory;

    private static Registry points(String... names) {
        DeviceId device = new DeviceId("e", "s", "d");
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < names.length; i++) {
            points.add(new Point(i, device.point(names[i]), Text.of("p"), "u", 0, 100, 1_000, 30_000, List.of(), List.of(), null));
        }
        return Registry.of(List.of(new Site("e", "s", Text.of("s"), "other", 0, 0, ZoneId.of("UTC"), List.of(),
                List.of(Device.of(device, points)))));
    }

    private static PointSnapshot of(long number) {
        PointSnapshot snapshot = new PointSnapshot();
        for (int i = 0; i < PointSnapshot.WORDS; i++) {
            snapshot.words()[i] = number;
        }
        return snapshot;
    }

    private PointSnapshots open(long lastSeq, Registry registry) throws IOException {
        SnapshotFiles files = SnapshotFiles.open(directory, lastSeq);
        files.reserve(registry);
        return files.lane(0);
    }

    private static long first(PointSnapshots kept, int point) {
        PointSnapshot found = new PointSnapshot();
        return kept.load(point, found) ? found.words()[0] : -1;
    }

    @Test
    void otherIndexesAndOtherPointsAfterTheRestart_eachFindsItsOwn() throws IOException {
        PointSnapshots kept = open(0, points("a", "b", "c"));
        for (int i = 0; i < 3; i++) {
            kept.keep(i, of(10 + i));
        }
        PointSnapshots again = open(0, points("x", "c", "a"));
        assertEquals(-1, first(again, 0));
        assertEquals(12, first(again, 1));
        assertEquals(10, first(again, 2));
        assertEquals(11, first(open(0, points("b")), 0));
    }

    @Test
    void promise_countsWhenTheJournalHasItsEntry() throws IOException {
        Registry registry = points("a", "b");
        PointSnapshots kept = open(100, registry);
        kept.keep(0, of(1));
        kept.addPending(0, of(2), 1);
        kept.addPending(0, of(3), 2);
        kept.addPending(1, of(4), 3);
        PointSnapshots again = open(102, registry);
        assertEquals(3, first(again, 0));
        assertEquals(-1, first(again, 1));
        assertEquals(-1, first(open(500, registry), 1), "what never came true does not come true later");
    }

    @Test
    void promisesFulfilledAndReleased_newestStays() throws IOException {
        Registry registry = points("a");
        PointSnapshots kept = open(0, registry);
        long one = kept.addPending(0, of(1), 1);
        long two = kept.addPending(0, of(2), 2);
        kept.makeValid(one);
        assertEquals(1, first(kept, 0));
        kept.keep(0, of(3));
        kept.removePending(two);
        assertEquals(3, first(open(2, registry), 0));
    }

    @Test
    void moreTransitionsThanMayWait_areCounted() throws IOException {
        SnapshotFiles files = SnapshotFiles.open(directory, 0);
        files.reserve(points("a"));
        PointSnapshots kept = files.lane(0);
        for (int i = 0; i < PendingSnapshotFile.CAPACITY; i++) {
            assertNotEquals(PointSnapshots.UNKEPT, kept.addPending(0, of(i), i));
        }
        assertEquals(PointSnapshots.UNKEPT, kept.addPending(0, of(1), 1));
        assertEquals(1, files.unkept());
        kept.removePending(0);
        assertNotEquals(PointSnapshots.UNKEPT, kept.addPending(0, of(1), 1));
    }

    /** {@code /dev/full} refuses each write for lack of room. */
    @Test
    void fullDisk_leavesSlotsToThoseThatFoundRoom_andTheOthersGetOneOnceThereIsRoom() throws IOException {
        String[] names = new String[2 * SlotFile.SLOTS + 10];
        for (int i = 0; i < names.length; i++) {
            names[i] = "p" + i;
        }
        SnapshotFiles files = SnapshotFiles.open(directory, 0);
        Files.createSymbolicLink(directory.resolve("points-1"), Path.of("/dev/full"));
        assertThrows(IOException.class, () -> files.reserve(points(names)));
        assertEquals(SlotFile.SLOTS + 10, files.missing());
        PointSnapshots kept = files.lane(0);
        kept.keep(0, of(7));
        kept.keep(SlotFile.SLOTS, of(8));
        assertEquals(1, files.unkept());
        try (Stream<Path> left = Files.list(directory)) {
            assertEquals(List.of("points-0", "promises-0"), left.map(path -> path.getFileName().toString()).sorted().toList(),
                    "nothing half written");
        }

        files.reserve(points(names));
        assertEquals(0, files.missing());
        kept.keepCalm(SlotFile.SLOTS, 1, 1, 1, 1, number -> 0);
        assertEquals(-1, first(kept, SlotFile.SLOTS), "of a point that was judged before, nothing counts until all of it is kept");
        kept.keep(SlotFile.SLOTS, of(9));
        PointSnapshots again = open(0, points(names));
        assertEquals(7, first(again, 0));
        assertEquals(9, first(again, SlotFile.SLOTS));
    }

    @Test
    void manyPoints_eachHasASlot() throws IOException {
        String[] names = new String[2 * SlotFile.SLOTS + 10];
        for (int i = 0; i < names.length; i++) {
            names[i] = "p" + i;
        }
        PointSnapshots kept = open(0, points(names));
        for (int i = 0; i < names.length; i++) {
            kept.keep(i, of(i));
        }
        PointSnapshots again = open(0, points(names));
        for (int i = 0; i < names.length; i++) {
            assertEquals(i, first(again, i));
        }
    }

    /** A kill in the middle of a copy, or a page the disk never got, leaves the copy before. */
    @Test
    void damagedBytes_giveThatOrTheOneBeforeOrNothing() throws IOException {
        Registry registry = points("a");
        SplittableRandom random = new SplittableRandom(1);
        for (int round = 0; round < 50; round++) {
            PointSnapshots kept = open(0, registry);
            kept.keep(0, of(2 * round));
            kept.keep(0, of(2 * round + 1));
            try (RandomAccessFile file = new RandomAccessFile(directory.resolve("points-0").toFile(), "rw")) {
                file.seek(SlotFile.SLOTS * 64 + 784 + random.nextInt(480));
                file.write(random.nextInt(1, 256));
            }
            long found = first(open(0, registry), 0);
            assertTrue(found == 2 * round || found == 2 * round + 1, "round " + round + " found " + found);
        }
        assertFalse(open(0, points("b")).load(0, new PointSnapshot()));
    }
}
