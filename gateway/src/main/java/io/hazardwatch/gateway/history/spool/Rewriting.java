package io.hazardwatch.gateway.history.spool;

import io.hazardwatch.gateway.model.PointId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * A segment being written anew from its start on, over what it held: what is kept moves forward. Only slots that were read
 * before are written over, so a kill at any moment leaves each kept reading there once or twice, and a store takes one
 * twice without harm. An index means one point in the whole of a segment, so that nothing left of the old contents can be
 * taken for another point's. Drainer thread.
 */
final class Rewriting {
    private final Segment segment;
    private final Map<PointId, Integer> indexes = new HashMap<>();
    private final Set<Integer> taken = new HashSet<>();
    private int indexBound;
    private int slot = Segment.FIRST;

    Rewriting(Segment segment) {
        this.segment = segment;
    }

    Segment segment() {
        return segment;
    }

    /** Whether one more reading of that point has room. */
    boolean fits(PointId point) {
        int needed = indexes.containsKey(point) ? 1 : 1 + Definitions.slots(point);
        return slot + needed <= segment.slots();
    }

    /** Adds the reading that was found last. */
    void keep(SegmentReader reading) {
        Integer index = indexes.get(reading.point());
        if (index == null) {
            index = define(reading.point(), reading.index());
        }
        segment.put(slot++, reading.eventMillis(), Double.doubleToRawLongBits(reading.value()), reading.arrivalMillis(), index,
                reading.quality());
    }

    /** Nothing more of the segment's own comes: what is left of the old contents goes. */
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
        slot = Definitions.write(Definitions.encode(point), index, segment, slot);
        return index;
    }
}
