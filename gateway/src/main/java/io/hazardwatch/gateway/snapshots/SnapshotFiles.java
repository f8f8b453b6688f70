package io.hazardwatch.gateway.snapshots;

import io.hazardwatch.gateway.evaluate.NewestFingerprints;
import io.hazardwatch.gateway.evaluate.PointSnapshot;
import io.hazardwatch.gateway.files.PrivateFiles;
import io.hazardwatch.gateway.lane.PointSnapshots;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.Registry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The state of all lanes' points across restarts, in one directory. A slot is found by the name of its point, so it is found
 * again on whatever lane the point is. Up to a hundred thousand points that are no longer configured keep theirs.
 *
 * <p>Call {@link #open}, {@link #reserve}, then {@link #lane}; and {@code reserve} again before lanes apply another registry.
 * Start and reload thread; what {@link #lane} returns belongs to that lane's thread.
 */
public final class SnapshotFiles {
    private static final String SLOTS = "points-";
    private static final String PENDING = "promises-";
    /**
     * Number of unconfigured points that keep their slots at a start, because files of their sites may have been unreadable.
     */
    private static final int UNCONFIGURED_MAX = 100_000;
    private static final int NO_SLOT = SlotIndex.NONE;

    private final Path directory;
    /** Last journal entry at opening; tickets count from it. */
    private final long lastSeq;
    private SlotIndex byName;
    private final Deque<Integer> free = new ArrayDeque<>();
    private final LongAdder unkept = new LongAdder();

    // any thread
    private volatile SlotFile[] files = {};
    /** Slot by point index. */
    private volatile int[] slots = {};
    private volatile int missing;

    private SnapshotFiles(Path directory, long lastSeq) {
        this.directory = directory;
        this.lastSeq = lastSeq;
    }

    /**
     * Opens the directory; creates it if it does not exist.
     *
     * @param lastSeq the journal's last entry; pending snapshots of later entries are discarded
     * @throws IOException if the disk refuses the files
     */
    public static SnapshotFiles open(Path directory, long lastSeq) throws IOException {
        PrivateFiles.createDirectories(directory);
        SnapshotFiles opened = new SnapshotFiles(directory, lastSeq);
        opened.openSlots();
        opened.recover();
        opened.readNames();
        return opened;
    }

    private void openSlots() throws IOException {
        int count = 0;
        while (Files.exists(slotFile(count))) {
            count++;
        }
        files = SlotFileBatch.open(slotFiles(0, count));
    }

    private Path slotFile(int number) {
        return directory.resolve(SLOTS + number);
    }

    private List<Path> slotFiles(int from, int count) {
        return IntStream.range(from, from + count).mapToObj(this::slotFile).toList();
    }

    private void recover() throws IOException {
        List<Path> left;
        try (Stream<Path> all = Files.list(directory)) {
            left = all.filter(path -> path.getFileName().toString().startsWith(PENDING)).toList();
        }
        for (Path path : left) {
            new PendingSnapshotFile(path).recover(lastSeq, this::keep);
        }
    }

    private void keep(int slot, long version, long[] words) {
        if (slot >= 0 && slot < files.length * SlotFile.SLOTS) {
            file(slot).keep(slot % SlotFile.SLOTS, version, words);
        }
    }

    private void readNames() {
        int count = files.length * SlotFile.SLOTS;
        byName = new SlotIndex(slot -> Arrays.hashCode(file(slot).name(slot % SlotFile.SLOTS)));
        byName.reserve(count);
        for (int slot = 0; slot < count; slot++) {
            byte[] name = file(slot).name(slot % SlotFile.SLOTS);
            if (name.length == 0 || find(name) != SlotIndex.NONE) {
                free.add(slot);
            } else {
                byName.add(slot, Arrays.hashCode(name));
            }
        }
    }

    private int find(byte[] name) {
        return byName.find(Arrays.hashCode(name), slot -> file(slot).isNamed(slot % SlotFile.SLOTS, name));
    }

    private static byte[] name(Point point) {
        return point.id().toString().getBytes(StandardCharsets.US_ASCII);
    }

    private SlotFile file(int slot) {
        return files[slot / SlotFile.SLOTS];
    }

    /**
     * Assigns every point a slot that has none. Asked again later, it gives one to those that found no room; what their lanes keep from then on
     * counts.
     *
     * @throws IOException when the disk has no room for all of them; points without a slot are evaluated nevertheless
     */
    public void reserve(Registry registry) throws IOException {
        if (slots.length == 0) {
            freeUnconfigured(registry);
        }
        int[] next = Arrays.copyOf(slots, Math.max(slots.length, registry.indexBound()));
        Arrays.fill(next, slots.length, next.length, NO_SLOT);
        byName.reserve(registry.points().size());
        try {
            assign(registry, next);
        } finally {
            slots = next;
            missing = (int) registry.points().stream().filter(point -> next[point.index()] == NO_SLOT).count();
        }
    }

    private void assign(Registry registry, int[] next) throws IOException {
        List<Point> fresh = new ArrayList<>();
        for (Point point : registry.points()) {
            if (next[point.index()] == NO_SLOT) {
                int known = slotOf(name(point));
                next[point.index()] = known;
                if (known == NO_SLOT) {
                    fresh.add(point);
                }
            }
        }
        addFiles(fresh, next);
    }

    /** Adds files with slots of these points, as many as there may be. */
    private void addFiles(List<Point> fresh, int[] next) throws IOException {
        int before = files.length;
        List<List<Point>> parts = new ArrayList<>();
        for (int from = 0; from < fresh.size() && (before + parts.size() + 1) * SlotFile.SLOTS < SlotIndex.SLOTS_MAX; from += SlotFile.SLOTS) {
            parts.add(fresh.subList(from, Math.min(fresh.size(), from + SlotFile.SLOTS)));
        }
        SlotFileBatch.Created made = SlotFileBatch.create(slotFiles(before, parts.size()), parts.stream().map(SnapshotFiles::names).toList());
        SlotFile[] more = Arrays.copyOf(files, before + made.files().length);
        System.arraycopy(made.files(), 0, more, before, made.files().length);
        files = more;
        for (int number = 0; number < made.files().length; number++) {
            assign(before + number, parts.get(number), next);
        }
        if (made.refusal() != null) {
            throw made.refusal();
        }
    }

    /**
     * Frees slots of unconfigured points. Only at the start, because later a lane may still write the state of a removed point.
     */
    private void freeUnconfigured(Registry registry) {
        int count = files.length * SlotFile.SLOTS;
        BitSet kept = new BitSet(count);
        registry.points().stream().mapToInt(point -> find(name(point))).filter(slot -> slot != SlotIndex.NONE).forEach(kept::set);
        free.forEach(kept::set);
        if (count - kept.cardinality() > UNCONFIGURED_MAX) {
            for (int slot = kept.nextClearBit(0); slot < count; slot = kept.nextClearBit(slot + 1)) {
                file(slot).free(slot % SlotFile.SLOTS);
            }
            free.clear();
            readNames();
        }
    }

    /** The slot of that name, or a free one; {@link #NO_SLOT} when there is neither. */
    private int slotOf(byte[] name) {
        int known = find(name);
        if (known != SlotIndex.NONE || free.isEmpty()) {
            return known;
        }
        int slot = free.remove();
        file(slot).take(slot % SlotFile.SLOTS, name);
        byName.add(slot, Arrays.hashCode(name));
        return slot;
    }

    private void assign(int number, List<Point> points, int[] next) {
        for (int i = 0; i < SlotFile.SLOTS; i++) {
            int slot = number * SlotFile.SLOTS + i;
            if (i < points.size()) {
                byName.add(slot, Arrays.hashCode(name(points.get(i))));
                next[points.get(i).index()] = slot;
            } else {
                free.add(slot);
            }
        }
    }

    private static List<byte[]> names(List<Point> points) {
        return points.stream().map(SnapshotFiles::name).toList();
    }

    /**
     * The storage of lane {@code number}.
     *
     * @throws IOException if the disk refuses the file
     */
    public PointSnapshots lane(int number) throws IOException {
        return new OfLane(new PendingSnapshotFile(directory.resolve(PENDING + number)));
    }

    /** Number of points that found no room for their states. */
    public int missing() {
        return missing;
    }

    /** Number of snapshots that could not be stored: no slot, or more pending transitions than there is room for. */
    public long unkept() {
        return unkept.sum();
    }

    /** Lane thread. */
    private final class OfLane implements PointSnapshots {
        private final PendingSnapshotFile pending;

        OfLane(PendingSnapshotFile pending) {
            this.pending = pending;
        }

        private int slot(int point) {
            int[] all = slots;
            int slot = point < all.length ? all[point] : NO_SLOT;
            if (slot == NO_SLOT) {
                unkept.increment();
            }
            return slot;
        }

        @Override
        public boolean load(int point, PointSnapshot to) {
            int slot = slot(point);
            return slot != NO_SLOT && file(slot).load(slot % SlotFile.SLOTS, to);
        }

        /** Asked at the start of a point, without counting one that has no slot. */
        @Override
        public boolean keeps(int point) {
            int[] all = slots;
            return point >= 0 && point < all.length && all[point] != NO_SLOT;
        }

        @Override
        public boolean contains(int point, long count, int fingerprint) {
            int slot = slots[point];
            return file(slot).contains(slot % SlotFile.SLOTS, count, fingerprint);
        }

        @Override
        public void keep(int point, PointSnapshot snapshot) {
            int slot = slot(point);
            if (slot != NO_SLOT) {
                file(slot).keep(slot % SlotFile.SLOTS, snapshot);
            }
        }

        @Override
        public void keepCalm(int point, long number, long eventMillis, long sinceMillis, double value, NewestFingerprints fingerprints) {
            int slot = slot(point);
            if (slot != NO_SLOT) {
                file(slot).keepCalm(slot % SlotFile.SLOTS, number, eventMillis, sinceMillis, value, fingerprints);
            }
        }

        @Override
        public void keepFingerprints(int point, long number, NewestFingerprints fingerprints) {
            int slot = slot(point);
            if (slot != NO_SLOT) {
                file(slot).keepFingerprints(slot % SlotFile.SLOTS, number, fingerprints);
            }
        }

        @Override
        public long addPending(int point, PointSnapshot snapshot, long ticket) {
            int slot = slot(point);
            if (slot == NO_SLOT || pending.isFull()) {
                unkept.increment();
                return UNKEPT;
            }
            long version = file(slot).nextVersion(slot % SlotFile.SLOTS);
            return pending.add(slot, version, snapshot.words(), lastSeq + ticket);
        }

        @Override
        public void makeValid(long position) {
            pending.take(position, SnapshotFiles.this::keep);
        }

        @Override
        public void removePending(long position) {
            pending.remove(position);
        }
    }
}
