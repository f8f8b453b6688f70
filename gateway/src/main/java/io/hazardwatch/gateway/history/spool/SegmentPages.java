package io.hazardwatch.gateway.history.spool;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Causes the page faults of a segment's first writes before the lane comes to them, some megabytes at a time: a gateway at rest holds a few
 * pages in memory and not whole segments. Helper thread; the lane may write the same pages meanwhile, so touching changes nothing, atomically.
 */
final class SegmentPages {
    /** What a lane writes between two visits of the helper at more than a million readings a second; beyond, it touches its pages itself. */
    static final int AHEAD_BYTES = 8 << 20;
    private static final int PAGE = 4096;
    private static final VarHandle WORD = MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final Segment segment;
    private int touched;

    SegmentPages(Segment segment) {
        this.segment = segment;
    }

    /** Touches what the lane may write next. */
    void touchAhead() {
        ByteBuffer bytes = segment.bytes();
        if (touched >= bytes.capacity()) {
            return;
        }
        long end = Math.min(bytes.capacity(), (Segment.FIRST + segment.written()) * (long) Slot.BYTES + AHEAD_BYTES);
        for (; touched < end; touched += PAGE) {
            WORD.getAndAdd(bytes, touched, 0L);
        }
    }

    /** How many bytes were touched. */
    int touched() {
        return touched;
    }
}
