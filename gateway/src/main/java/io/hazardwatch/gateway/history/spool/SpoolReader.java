package io.hazardwatch.gateway.history.spool;

import io.hazardwatch.gateway.history.Readings;
import io.hazardwatch.gateway.model.PointId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The reading side of a spool: what earlier processes left first, then what the lane appends. Drainer thread, except
 * the counters.
 */
public final class SpoolReader {
    /** A segment of an earlier process and the slots written in it. */
    private record Left(Segment segment, int written) {}

    private final Spool spool;
    private final SpoolDirectory directory;
    private final Deque<Left> left = new ArrayDeque<>();
    private final Map<PointId, PointId> known = new HashMap<>();
    private final List<SegmentReader> passed = new ArrayList<>();
    private SegmentReader reader;
    private long nextSequence;
    private int liveInBatch;
    private long firstArrivalMillis;

    // written by the drainer thread, read by any
    private volatile long liveStored;
    private volatile long leftSlots;
    private volatile long corruptSegments;

    /** @throws IOException when a file of an earlier process cannot be read */
    public SpoolReader(Spool spool) throws IOException {
        this.spool = spool;
        this.directory = spool.directory();
        this.nextSequence = directory.checkpoint.sequence();
        for (Path file : directory.left()) {
            openLeft(file);
        }
        countLeft();
    }

    /** Adds what there is to the batch until it is full; gives how many it added. */
    public int fill(Readings batch) {
        int before = batch.count;
        while (batch.count < batch.value.length && (reader != null || next())) {
            int start = batch.count;
            boolean isEnd = reader.fill(batch);
            if (start == 0 && batch.count > 0) {
                firstArrivalMillis = reader.firstArrivalMillis();
            }
            liveInBatch += reader.isLive() ? batch.count - start : 0;
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

    /** The store has everything filled so far: moves the checkpoint and lets drained segments go. */
    public void commit() {
        if (reader != null) {
            directory.checkpoint.set(reader.segment().sequence(), reader.slot());
        } else if (!passed.isEmpty()) {
            directory.checkpoint.set(nextSequence, Segment.FIRST);
        }
        liveStored += liveInBatch;
        liveInBatch = 0;
        for (SegmentReader done : passed) {
            letGo(done);
        }
        passed.clear();
        countLeft();
    }

    /** When the first reading of the batch being filled arrived. */
    public long firstArrivalMillis() {
        return firstArrivalMillis;
    }

    /** Readings waiting for the store; what earlier processes left is counted in slots, a little more. Any thread. */
    public long lag() {
        return Math.max(0, spool.appended() - liveStored) + leftSlots;
    }

    /** Segments set aside because of damage, since start. Any thread. */
    public long corruptSegments() {
        return corruptSegments;
    }

    private boolean next() {
        Left old = left.poll();
        if (old != null) {
            boolean isResumed = old.segment.sequence() == directory.checkpoint.sequence();
            reader = new SegmentReader(old.segment, false, known);
            reader.skipTo(isResumed ? directory.checkpoint.slot() : Segment.FIRST);
        } else {
            Segment begun = spool.pollBegun();
            reader = begun == null ? null : new SegmentReader(begun, true, known);
        }
        nextSequence = reader == null ? nextSequence : reader.segment().sequence() + 1;
        return reader != null;
    }

    private void openLeft(Path file) throws IOException {
        long sequence = SpoolDirectory.sequence(file);
        Segment segment = Segment.open(file, sequence);
        if (segment == null) {
            setAside(file, "not a segment of this spool");
        } else {
            left.add(new Left(segment, segment.written()));
        }
    }

    private void letGo(SegmentReader done) {
        Segment segment = done.segment();
        try {
            if (done.damagedSlots() > 0) {
                setAside(segment.file(), done.damagedSlots() + " damaged slots; all others are in the store");
            } else if (done.isLive()) {
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

    private void countLeft() {
        long slots = left.stream().mapToLong(Left::written).sum();
        boolean isInLeft = reader != null && !reader.isLive();
        leftSlots = isInLeft ? slots + reader.remaining() : slots;
    }
}
