package io.hazardwatch.gateway.history.spool;

import io.hazardwatch.gateway.history.store.ReadingBatch;
import io.hazardwatch.gateway.model.PointId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;

/**
 * The reading side of a spool: first what earlier processes left, then what the lane appends. Drainer thread, except the
 * counters.
 */
public final class SpoolReader {
    private final Spool spool;
    private final SpoolDirectory directory;
    /** Oldest first; includes the last one the lane has begun, as long as it is not being read. */
    private final Deque<Segment> unread = new ArrayDeque<>();
    private final SpooledPoints known = new SpooledPoints();
    private final List<SegmentReader> passed = new ArrayList<>();
    private SegmentReader reader;
    private long nextSequence;
    private int liveInBatch;
    private long firstArrivalMillis;
    private long unreadLeftSlots;
    private final LiveReadings live = new LiveReadings(this);
    private int lateInBatch;

    // written by the drainer thread, read by any
    private volatile long liveGone;
    private volatile long leftSlots;
    private volatile long shed;
    private volatile long corruptSegments;

    /** @throws IOException if a file of an earlier process cannot be read */
    public SpoolReader(Spool spool) throws IOException {
        this.spool = spool;
        this.directory = spool.directory();
        this.nextSequence = directory.checkpoint.sequence();
        for (Path file : directory.left()) {
            openLeft(file);
        }
        countUnread();
    }

    /**
     * Adds available readings to the batch until it is full.
     *
     * @return the number added
     */
    public int fill(ReadingBatch batch) {
        int before = batch.count;
        while (batch.count < batch.value.length && (reader != null || next())) {
            int start = batch.count;
            boolean isEnd = reader.fill(batch);
            if (start == 0 && batch.count > 0) {
                firstArrivalMillis = reader.firstArrivalMillis();
            }
            liveInBatch += reader.segment().isLive() ? batch.count - start : 0;
            lateInBatch += reader.takeLate();
            if (!isEnd) {
                break;
            }
            passed.add(reader);
            reader = null;
        }
        if (batch.count == 0 && !passed.isEmpty()) {
            commit();
        }
        return batch.count - before;
    }

    /** Readings of the batch filled so far that arrived more than a minute after they were measured. */
    public int lateInBatch() {
        return lateInBatch;
    }

    /**
     * Adds readings from behind those filled so far that arrived soon after they were measured, each once. They stay in the spool and are filled
     * again in their turn.
     */
    public void fillLive(ReadingBatch batch) {
        takeBegun();
        live.fill(batch, unread, reader);
    }

    SegmentReader readerOf(Segment segment) {
        return new SegmentReader(segment, known);
    }

    /** Confirms that the store has everything filled so far: moves the checkpoint and releases drained segments. */
    public void commit() {
        if (reader != null) {
            directory.checkpoint.set(reader.segment().sequence(), reader.slot());
        } else if (!passed.isEmpty()) {
            directory.checkpoint.set(nextSequence, Segment.FIRST);
        }
        liveGone += liveInBatch;
        liveInBatch = 0;
        lateInBatch = 0;
        for (SegmentReader done : passed) {
            live.released(done.segment());
            letGo(done.segment(), done.damagedSlots());
        }
        passed.clear();
        countLeft();
    }

    /**
     * Frees a segment by dropping readings permanently: the oldest first, those of points in alarm last. Readings filled but
     * not committed must be filled again.
     *
     * @return whether one became free
     */
    public boolean shed(Predicate<PointId> isInAlarm) {
        rewind();
        List<Segment> ended = ended();
        if (ended.isEmpty()) {
            return false;
        }
        Segment oldest = ended.getFirst();
        int drained = isCheckpointIn(oldest) ? directory.checkpoint.slot() : Segment.FIRST;
        directory.checkpoint.set(oldest.sequence(), Segment.FIRST);
        ReadingShedder shedding = new ReadingShedder(known, isInAlarm);
        Segment free = shedding.freeOne(ended, drained);
        if (free == oldest) {
            directory.checkpoint.set(oldest.sequence() + 1, Segment.FIRST);
        }
        unread.remove(free);
        shed += shedding.shed();
        liveGone += shedding.noLongerLive();
        if (shedding.damagedSlots() > 0) {
            corruptSegments++;
            spool.incidents().report(directory + ": " + shedding.damagedSlots() + " damaged slots where readings were let go", null);
        }
        letGo(free, 0);
        countUnread();
        return true;
    }

    /** Arrival time of the first reading of the batch being filled, ms since the epoch. */
    public long firstArrivalMillis() {
        return firstArrivalMillis;
    }

    /** Readings waiting for the store; those of earlier processes are counted in slots, which is slightly more. Any thread. */
    public long lag() {
        return Math.max(0, spool.appended() - liveGone) + leftSlots;
    }

    /** Readings dropped for lack of room, since start. Any thread. */
    public long shed() {
        return shed;
    }

    /** Damaged segments that were renamed and kept, since start. Any thread. */
    public long corruptSegments() {
        return corruptSegments;
    }

    private boolean next() {
        takeBegun();
        Segment next = unread.poll();
        if (next == null) {
            return false;
        }
        reader = readerOf(next);
        reader.skipTo(isCheckpointIn(next) ? directory.checkpoint.slot() : Segment.FIRST);
        nextSequence = next.sequence() + 1;
        countUnread();
        return true;
    }

    private boolean isCheckpointIn(Segment segment) {
        return segment.sequence() == directory.checkpoint.sequence();
    }

    private void takeBegun() {
        for (Segment begun = spool.pollBegun(); begun != null; begun = spool.pollBegun()) {
            unread.add(begun);
        }
    }

    /** Returns to the checkpoint. */
    private void rewind() {
        if (reader != null) {
            unread.addFirst(reader.segment());
            reader = null;
        }
        passed.reversed().forEach(done -> unread.addFirst(done.segment()));
        passed.clear();
        liveInBatch = 0;
        lateInBatch = 0;
        live.restart();
    }

    /** All segments except the one the lane writes, which is the last it began. */
    private List<Segment> ended() {
        takeBegun();
        List<Segment> ended = new ArrayList<>(unread);
        if (!ended.isEmpty() && ended.getLast().isLive()) {
            ended.removeLast();
        }
        return ended;
    }

    private void openLeft(Path file) throws IOException {
        Segment segment = Segment.open(file, SpoolDirectory.sequence(file));
        if (segment == null) {
            setAside(file, "not a segment of this spool");
        } else {
            unread.add(segment);
            spool.guard().watch(segment);
        }
    }

    private void letGo(Segment segment, int damagedSlots) {
        try {
            if (damagedSlots > 0) {
                setAside(segment.file(), damagedSlots + " damaged slots; all others are in the store");
            } else if (segment.isLive()) {
                spool.release(segment);
            } else {
                segment.delete();
                directory.files.decrementAndGet();
            }
        } catch (IOException e) {
            spool.incidents().report(segment.file() + ": drained, but still there", e);
        }
    }

    private void setAside(Path file, String why) throws IOException {
        Path kept = SpoolDirectory.corrupt(file);
        Files.move(file, kept);
        directory.files.decrementAndGet();
        corruptSegments++;
        spool.incidents().report(kept + ": set aside: " + why, null);
    }

    private void countUnread() {
        unreadLeftSlots = unread.stream().filter(segment -> !segment.isLive()).mapToLong(Segment::written).sum();
        countLeft();
    }

    private void countLeft() {
        boolean isInLeft = reader != null && !reader.segment().isLive();
        leftSlots = isInLeft ? unreadLeftSlots + reader.remaining() : unreadLeftSlots;
    }
}
