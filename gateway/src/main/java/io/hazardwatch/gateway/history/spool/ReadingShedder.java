package io.hazardwatch.gateway.history.spool;

import io.hazardwatch.gateway.history.spool.SegmentReader.Found;
import io.hazardwatch.gateway.model.PointId;
import java.util.List;
import java.util.function.Predicate;

/**
 * Frees one segment by dropping readings: the oldest first, those of points in alarm last. The remaining ones move together
 * into fewer segments, in their order. Used once; drainer thread.
 */
final class ReadingShedder {
    /** Segments examined; if they contain only readings of points in alarm, the oldest segment is dropped as a whole. */
    static final int SEGMENTS_LOOKED_AT = 16;

    private final SpooledPoints known;
    private final Predicate<PointId> isInAlarm;
    private long shed;
    private long noLongerLive;
    private long damagedSlots;

    ReadingShedder(SpooledPoints known, Predicate<PointId> isInAlarm) {
        this.known = known;
        this.isInAlarm = isInAlarm;
    }

    /**
     * Empties one segment.
     *
     * @param segments oldest first, none of them still being written; at least one
     * @param drained the slot of the first segment from which on the store has nothing
     * @return the empty segment
     */
    Segment freeOne(List<Segment> segments, int drained) {
        int out = 0;
        SegmentRewriter kept = new SegmentRewriter(segments.getFirst());
        for (int in = 0; in < Math.min(segments.size(), SEGMENTS_LOOKED_AT); in++) {
            SegmentReader reader = new SegmentReader(segments.get(in), known);
            reader.skipTo(in == 0 ? drained : Segment.FIRST);
            while (reader.next() == Found.READING) {
                if (!isInAlarm.test(reader.point())) {
                    letGo(reader);
                } else {
                    if (!kept.fits(reader.point())) {
                        kept.end();
                        kept = new SegmentRewriter(segments.get(++out));
                    }
                    keep(reader, kept);
                }
            }
            damagedSlots += reader.damagedSlots();
            kept.end();
            if (out < in) {
                return segments.get(in);
            }
        }
        return letGo(segments.getFirst());
    }

    /** Number of readings dropped. */
    long shed() {
        return shed;
    }

    /** Readings of this process's segments that were in them before and no longer are. */
    long noLongerLive() {
        return noLongerLive;
    }

    long damagedSlots() {
        return damagedSlots;
    }

    private Segment letGo(Segment whole) {
        SegmentReader reader = new SegmentReader(whole, known);
        while (reader.next() == Found.READING) {
            letGo(reader);
        }
        return whole;
    }

    private void letGo(SegmentReader reader) {
        shed++;
        noLongerLive += reader.segment().isLive() ? 1 : 0;
    }

    private void keep(SegmentReader reader, SegmentRewriter kept) {
        noLongerLive += reader.segment().isLive() && !kept.segment().isLive() ? 1 : 0;
        kept.keep(reader);
    }
}
