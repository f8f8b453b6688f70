package io.hazardwatch.gateway.history.spool;

import java.io.UncheckedIOException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Syncs what the lane has written to the disk, so that a power loss costs no more than what came after the last pass. Finds the
 * lane's position from the slots: the lane is not involved and never waits. Sync thread, except {@link #begun} and the
 * counters.
 */
public final class SpoolSync {
    private final Disk disk;
    private final Queue<Segment> begun = new ConcurrentLinkedQueue<>();
    private Segment segment;
    private int slot;

    // written by the sync thread, read by any
    private volatile long passes;
    private volatile long bytes;
    private volatile boolean isFailing;

    SpoolSync(Disk disk) {
        this.disk = disk;
    }

    /** The lane continues in this segment; lane thread. */
    void begun(Segment next) {
        begun.add(next);
    }

    /**
     * Forces what was written since the last pass; everything appended before the call is on the disk when it returns.
     *
     * @throws UncheckedIOException if the disk refuses; the next pass retries the same bytes
     */
    public void pass() {
        try {
            while (begun.peek() != null) {
                forceWritten();
                segment = begun.poll();
                slot = 0;
            }
            forceWritten();
            passes = passes + 1;
            isFailing = false;
        } catch (RuntimeException | Error e) {
            isFailing = true;
            throw e;
        }
    }

    /** Passes completed, since start. */
    public long passes() {
        return passes;
    }

    /** Bytes forced, since start. */
    public long bytes() {
        return bytes;
    }

    /** Whether the disk refused the last pass. */
    public boolean isFailing() {
        return isFailing;
    }

    /** Up to the segment's end if the next one was seen before; otherwise as far as the lane has written. */
    private void forceWritten() {
        if (segment != null) {
            int written = segment.force(disk, slot);
            bytes = bytes + (long) (written - slot) * Slot.BYTES;
            slot = written;
        }
    }
}
