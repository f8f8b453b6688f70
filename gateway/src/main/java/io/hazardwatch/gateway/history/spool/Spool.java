package io.hazardwatch.gateway.history.spool;

import io.hazardwatch.gateway.files.PrivateFiles;
import io.hazardwatch.gateway.history.store.HistoryProblems;
import io.hazardwatch.gateway.history.store.ReadingLog;
import io.hazardwatch.gateway.model.PointId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;

/**
 * The writing side of a spool. Appending stores 32 bytes into mapped memory: no call into the kernel, no garbage. The
 * next segment is made ahead by {@link #prepare}; drained segments are used again, so files and mappings stay the
 * same few as long as the store keeps up.
 *
 * <p>It stays ours because an append takes 12 ns where Chronicle Queue, which has neither checksums nor a bound, takes 122 ns
 * (docs/numbers.md, of the format before CRC-32C, which adds 5 ns).
 */
public final class Spool implements ReadingLog, AutoCloseable {
    private static final int SLOTS_PER_READING_MAX = Slot.PARTS_MAX + 1;

    // any thread
    private final SpoolDirectory directory;
    private final HistoryProblems incidents;
    private final SpoolBounds bounds;
    private final AtomicLong appended = new AtomicLong();
    private final Queue<Segment> begun = new ConcurrentLinkedQueue<>();
    private final Queue<Segment> spare = new ConcurrentLinkedQueue<>();
    private final Disk disk;
    private final SpoolSync sync;
    private final SpoolGuard guard;
    private volatile Segment ready;
    private volatile boolean isPrepareFailing;
    private volatile boolean isAtBound;
    /** Covers the time in which a spare segment is neither in the queue nor ready yet. */
    private volatile boolean isPreparing;

    // helper thread
    private long nextSequence;
    /** Of the segment prepared last, and of the one before it, which the lane writes. */
    private SegmentPages pages;
    private SegmentPages pagesBefore;

    // lane thread
    private final PointDefinitions definitions;
    private volatile Runnable onNextNeeded = () -> {};
    private Segment current;
    private int slot;
    private int slotLimit;
    private long count;

    /**
     * Opens the directory and lists what an earlier process left there. There is no room until {@link #prepare}.
     *
     * @param names gives the point of an index; called on the lane thread
     * @throws IOException also if another process uses the directory
     */
    public Spool(Path directory, SpoolBounds bounds, IntFunction<PointId> names, HistoryProblems incidents) throws IOException {
        this(directory, bounds, names, incidents, Disk.OF_THE_MACHINE);
    }

    Spool(Path directory, SpoolBounds bounds, IntFunction<PointId> names, HistoryProblems incidents, Disk disk) throws IOException {
        this.directory = new SpoolDirectory(directory);
        this.bounds = bounds;
        this.definitions = new PointDefinitions(names);
        this.incidents = incidents;
        this.nextSequence = this.directory.firstFree();
        this.disk = disk;
        this.sync = new SpoolSync(disk);
        this.guard = new SpoolGuard(incidents);
    }

    /** @param wake called on the lane thread when the next segment was taken; must not block */
    public void onNextNeeded(Runnable wake) {
        onNextNeeded = wake;
    }

    /** Counts each reading as if its definition had to be written with it. First moves on from a segment whose file is damaged. */
    @Override
    public int room() {
        if (current != null && current.mustBeLeft() && ready != null) {
            beginNext();
        }
        int here = Math.max(0, slotLimit - slot) / SLOTS_PER_READING_MAX;
        Segment next = ready;
        return next == null ? here : here + (limit(next) - Segment.FIRST) / SLOTS_PER_READING_MAX;
    }

    @Override
    public void append(int point, long eventMillis, long arrivalMillis, double value, byte quality) {
        if (slot >= slotLimit) {
            beginNext();
        }
        Segment segment = current;
        if (!definitions.isDefined(point, segment.sequence())) {
            slot = definitions.write(point, segment, slot);
        }
        segment.put(slot++, eventMillis, Double.doubleToRawLongBits(value), arrivalMillis, point, quality);
        appended.lazySet(++count);
    }

    /**
     * Prepares the next segment if it is missing and the limit allows, and the pages the lane writes next; called by the helper thread
     * repeatedly.
     *
     * @return whether it created one
     */
    public boolean prepare() {
        if (ready != null) {
            touchAhead();
            return false;
        }
        isPreparing = true;
        try {
            Segment next = take();
            if (next != null) {
                nextSequence++;
                pagesBefore = pages;
                pages = new SegmentPages(next);
                touchAhead();
                ready = next;
            }
            isPrepareFailing = false;
            isAtBound = next == null;
            return next != null;
        } catch (IOException | RuntimeException | Error e) {
            if (!isPrepareFailing) {
                incidents.report(directory + ": no next segment", e);
            }
            isPrepareFailing = true;
            return false;
        } finally {
            isPreparing = false;
        }
    }

    /** A file that somebody cut off ends in an error here; the guard restores it, and the lane causes its page faults itself. */
    private void touchAhead() {
        try {
            pages.touchAhead();
            if (pagesBefore != null) {
                pagesBefore.touchAhead();
            }
        } catch (InternalError cutOff) {
            pagesBefore = null;
        }
    }

    /** Checks that the files are present and whole, and repairs what it can; called by the helper thread every second. */
    public void look(long nowMillis) {
        guard.look(nowMillis, segment -> {
            boolean isUnused = spare.remove(segment);
            if (isUnused) {
                directory.files.decrementAndGet();
            }
            return isUnused;
        });
    }

    /** Whether files were found deleted, replaced or truncated recently. Any thread. */
    public boolean isDamaged(long nowMillis) {
        return guard.isDamaged(nowMillis);
    }

    /** Whether the disk refuses the next segment. */
    public boolean isPrepareFailing() {
        return isPrepareFailing;
    }

    /** Whether the limit, or the disk's free space, prevents the next segment; the lane stops at the end of this one. */
    public boolean isFull() {
        return ready == null && isAtBound && spare.isEmpty();
    }

    /** Whether less than a twentieth of the limit, or of what the disk allows of it, is left for the lane. */
    public boolean isShort() {
        int held = spare.size() + (isPreparing ? 1 : 0) + (ready == null ? 0 : 1);
        return isAtBound || isPrepareFailing ? held == 0
                : bounds.segmentsMax() - directory.files.get() + held < bounds.segmentsKept();
    }

    /**
     * Whether an earlier process left readings in the directory.
     *
     * @throws IOException if the directory cannot be read
     */
    public static boolean hasReadings(Path directory) throws IOException {
        return SpoolDirectory.hasReadings(directory);
    }

    /** Syncs the readings to the disk. */
    public SpoolSync sync() {
        return sync;
    }

    /** Readings appended by this process. */
    public long appended() {
        return appended.get();
    }

    /** Ends writing, and syncs everything to the disk; called after the lane, the helper, the sync and the drainer have ended. */
    @Override
    public void close() throws IOException {
        if (current != null) {
            current.put(slot, 0, 0, 0, 0, Slot.END);
            current = null;
            slotLimit = 0;
        }
        Segment unused = ready;
        ready = null;
        if (unused != null) {
            unused.delete();
        }
        for (Segment segment = spare.poll(); segment != null; segment = spare.poll()) {
            segment.delete();
        }
        directory.close();
        sync.pass();
    }

    @Override
    public String toString() {
        return directory.toString();
    }

    SpoolDirectory directory() {
        return directory;
    }

    SpoolGuard guard() {
        return guard;
    }

    HistoryProblems incidents() {
        return incidents;
    }

    /** The next segment the lane began, or null; drainer thread. */
    Segment pollBegun() {
        return begun.poll();
    }

    /** Returns a drained segment of this process for reuse; drainer thread. */
    void release(Segment segment) throws IOException {
        if (spare.isEmpty() && segment.isReusable() && segment.onDisk() == SegmentFileState.WHOLE) {
            segment.moveTo(directory.spare(segment.sequence()));
            spare.add(segment);
        } else {
            segment.delete();
            directory.files.decrementAndGet();
        }
    }

    private Segment take() throws IOException {
        Segment next = spare.poll();
        if (next != null) {
            next.clear(0);
        } else if (mayGrow()) {
            PrivateFiles.createDirectories(directory.path());
            next = Segment.create(directory.spare(nextSequence), bounds.segmentBytes());
            directory.files.incrementAndGet();
            guard.watch(next);
        } else {
            return null;
        }
        return begin(next);
    }

    /** Leaves some of the disk free beyond the minimum a spool needs, because a full disk would affect more than readings. */
    private boolean mayGrow() throws IOException {
        int files = directory.files.get();
        return files < SpoolBounds.SEGMENTS_MIN || files < bounds.segmentsMax()
                && disk.freeBytes(directory.path()) - bounds.segmentBytes() >= bounds.diskFreeBytesMin();
    }

    /** Puts name and header on the disk first, so that what the lane writes is found there. */
    private Segment begin(Segment next) throws IOException {
        try {
            next.begin(directory.segment(nextSequence), nextSequence);
            disk.force(next, 0, Slot.BYTES);
            disk.force(directory.path());
            return next;
        } catch (IOException | UncheckedIOException e) {
            spare.add(next);
            throw e;
        }
    }

    private void beginNext() {
        Segment next = ready;
        if (next == null) {
            throw new IllegalStateException(directory + ": append without room");
        }
        ready = null;
        if (current != null) {
            current.put(slot, 0, 0, 0, 0, Slot.END);
            current.leave();
        }
        current = next;
        slot = Segment.FIRST;
        slotLimit = limit(next);
        begun.add(next);
        sync.begun(next);
        onNextNeeded.run();
    }

    /** Below this slot there is room for a reading, its definition and the end mark. */
    private static int limit(Segment segment) {
        return segment.slots() - SLOTS_PER_READING_MAX;
    }
}
