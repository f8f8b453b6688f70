package io.hazardwatch.gateway.history.spool;

import io.hazardwatch.gateway.history.Readings;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Quality;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/**
 * Reads one segment slot by slot. A slot that is not as it was written is passed over and counted; so are slots that
 * were never written although later ones were. Drainer thread.
 */
final class SegmentReader {
    private static final int QUALITIES = Quality.values().length;
    private static final int POINTS_MAX = 1 << 24;

    private final Segment segment;
    private final boolean isLive;
    private final Map<PointId, PointId> known;
    private final ByteBuffer text = ByteBuffer.allocate(Slot.PARTS_MAX * Slot.TEXT_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private PointId[] points = new PointId[1024];
    private int slot = Segment.FIRST;
    private int hole;
    private int damagedSlots;
    private int part;
    private long firstArrivalMillis;

    /**
     * @param isLive whether the lane may still be writing it: then the first unwritten slot is where to wait
     * @param known  one instance per id, shared by the segments of a spool
     */
    SegmentReader(Segment segment, boolean isLive, Map<PointId, PointId> known) {
        this.segment = segment;
        this.isLive = isLive;
        this.known = known;
    }

    /** Passes over what is drained already, taking the definitions. */
    void skipTo(int drained) {
        Readings none = new Readings(0);
        while (slot < Math.min(drained, segment.slots())) {
            long word = segment.word(slot);
            if (word != 0 && Slot.kind(word) >= QUALITIES) {
                take(word, none);
            }
            slot++;
        }
    }

    /** Adds readings until the batch is full; gives whether the segment has come to its end. */
    boolean fill(Readings batch) {
        while (slot < segment.slots() && batch.count < batch.value.length) {
            long word = segment.word(slot);
            if (word == 0 && isLive) {
                return false;
            }
            if (word == 0 || !isLive && segment.isOfBefore(slot, word)) {
                hole++;
            } else if (takeAfterHole(word, batch)) {
                return true;
            }
            slot++;
        }
        return slot == segment.slots();
    }

    Segment segment() {
        return segment;
    }

    boolean isLive() {
        return isLive;
    }

    /** The first slot not yet read. */
    int slot() {
        return slot;
    }

    int damagedSlots() {
        return damagedSlots;
    }

    int remaining() {
        return Math.max(0, segment.written() + Segment.FIRST - slot);
    }

    /** Arrival of the reading that began the batch, when it came from this segment. */
    long firstArrivalMillis() {
        return firstArrivalMillis;
    }

    private boolean takeAfterHole(long word, Readings batch) {
        damagedSlots += hole;
        hole = 0;
        return take(word, batch);
    }

    /** Takes the slot's contents; gives whether it is the end mark. */
    private boolean take(long word, Readings batch) {
        int kind = Slot.kind(word);
        if (!segment.isIntact(slot, word)) {
            damagedSlots++;
        } else if (kind < QUALITIES) {
            takeReading(Slot.index(word), (byte) kind, batch);
        } else if (kind == Slot.END) {
            return true;
        } else if ((kind & Slot.PART) != 0) {
            takePart(Slot.index(word), kind);
        } else {
            damagedSlots++;
        }
        return false;
    }

    private void takeReading(int index, byte quality, Readings batch) {
        PointId point = index >= 0 && index < points.length ? points[index] : null;
        if (point == null) {
            damagedSlots++;
            return;
        }
        firstArrivalMillis = batch.count == 0 ? segment.c(slot) : firstArrivalMillis;
        batch.add(point, segment.a(slot), Double.longBitsToDouble(segment.b(slot)), quality);
    }

    private void takePart(int index, int kind) {
        int number = kind & 0xF;
        part = number == 0 ? 0 : part;
        if (number != part++ || number >= Slot.PARTS_MAX) {
            damagedSlots++;
            return;
        }
        int at = number * Slot.TEXT_BYTES;
        text.putLong(at, segment.a(slot)).putLong(at + 8, segment.b(slot)).putLong(at + 16, segment.c(slot));
        if ((kind & Slot.LAST_PART) != 0) {
            define(index, new String(text.array(), 0, at + Slot.TEXT_BYTES, StandardCharsets.US_ASCII).trim());
        }
    }

    private void define(int index, String id) {
        if (index < 0 || index >= POINTS_MAX) {
            damagedSlots++;
            return;
        }
        if (index >= points.length) {
            points = Arrays.copyOf(points, Math.max(index + 1, points.length * 2));
        }
        try {
            points[index] = known.computeIfAbsent(PointId.parse(id), own -> own);
        } catch (IllegalArgumentException e) {
            damagedSlots++;
        }
    }
}
