package io.hazardwatch.gateway.history.spool;

import java.io.UncheckedIOException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Carries what the lane has written to the disk, so that a loss of power costs no more than what came after the last
 * pass. It finds the lane's place by looking at the slots: the lane knows nothing of it and never waits for it. Sync thread,
 * except {@link #begun} and the counters.
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

    /** The lane goes on to this segment; lane thread. */
    void begun(Segment next) {
        begun.add(next);
    }

    /**
     * Forces what was written since the last pass; everything appended before the call is on the disk when it returns.
     *
     * @throws UncheckedIOException when the disk refuses; the same bytes are tried again by the next pass
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

    /** Passes finished, since start. */
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

    /** To the segment's end when the next was seen before; otherwise as far as the lane has come. */
    private void forceWritten() {
        if (segment != null) {
            int written = segment.force(disk, slot);
            bytes = bytes + (long) (written - slot) * Slot.BYTES;
            slot = written;
        }
    }
}
