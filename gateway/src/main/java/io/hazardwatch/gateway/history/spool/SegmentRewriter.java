package io.hazardwatch.gateway.history.spool;

import io.hazardwatch.gateway.model.PointId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Rewrites a segment in place from its start: readings to keep move forward. Only slots that were already read are overwritten,
 * so after a kill at any moment each kept reading is present once or twice, and a store accepts duplicates without harm. An
 * index means one point in the whole segment, so remains of the old contents cannot be taken for another point's. Drainer
 * thread.
 */
final class SegmentRewriter {
    private final Segment segment;
    private final Map<PointId, Integer> indexes = new HashMap<>();
    private final Set<Integer> taken = new HashSet<>();
    private int indexBound;
    private int slot = Segment.FIRST;

    SegmentRewriter(Segment segment) {
        this.segment = segment;
    }

    Segment segment() {
        return segment;
    }

    /** Whether there is room for one more reading of that point. */
    boolean fits(PointId point) {
        int needed = indexes.containsKey(point) ? 1 : 1 + PointDefinitions.slots(point);
        return slot + needed <= segment.slots();
    }

    /** Keeps the reading that was read last. */
    void keep(SegmentReader reading) {
        Integer index = indexes.get(reading.point());
        if (index == null) {
            index = define(reading.point(), reading.index());
        }
        segment.put(slot++, reading.eventMillis(), Double.doubleToRawLongBits(reading.value()), reading.arrivalMillis(), index,
                reading.quality());
    }

    /** Ends the rewriting: clears what remains of the old contents. */
    void end() {
        if (slot < segment.slots()) {
            segment.put(slot, 0, 0, 0, 0, Slot.END);
            segment.clear(slot + 1);
        }
    }

    private int define(PointId point, int wanted) {
        int index = taken.add(wanted) ? wanted : indexBound;
        taken.add(index);
        indexBound = Math.max(indexBound, index + 1);
        indexes.put(point, index);
        slot = PointDefinitions.write(PointDefinitions.encode(point), index, segment, slot);
        return index;
    }
}
