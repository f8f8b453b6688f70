package io.hazardwatch.gateway.history.spool;

import io.hazardwatch.gateway.history.store.ReadingBatch;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Quality;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads one segment slot by slot. Skips and counts slots that were changed since they were written, and slots that are empty
 * although later ones are not. Drainer thread.
 */
final class SegmentReader {
    /** Result of the next step. */
    enum Found {
        /** A reading; the accessors return it. */
        READING,
        /** Something else, which is skipped. */
        NO_READING,
        /** Nothing yet: the lane may still write it. */
        NOTHING_YET,
        /** The end of the segment. */
        END
    }

    private static final int QUALITIES = Quality.values().length;

    private final Segment segment;
    private final SpooledPoints known;
    private final ByteBuffer text = ByteBuffer.allocate(Slot.PARTS_MAX * Slot.TEXT_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private PointId[] points = new PointId[1024];
    private int slot = Segment.FIRST;
    private int hole;
    private int damagedSlots;
    private int part;
    private long firstArrivalMillis;
    private int late;

    // the reading found last
    private int at;
    private int index;
    private byte quality;

    /** @param known one instance per id, shared by the segments of a spool */
    SegmentReader(Segment segment, SpooledPoints known) {
        this.segment = segment;
        this.known = known;
    }

    /** Skips what is already drained, but reads the definitions. */
    void skipTo(int drained) {
        while (slot < Math.min(drained, segment.slots())) {
            long word = segment.word(slot);
            if (word != 0 && segment.kind(word) >= QUALITIES) {
                take(word);
            }
            slot++;
        }
    }

    /** Moves to the next reading. In a live segment, reading stops at the first slot not yet written. */
    Found next() {
        while (slot < segment.slots()) {
            boolean mayBeWritten = !segment.hasEnded();
            long word = segment.word(slot);
            if (word == 0 && mayBeWritten) {
                return Found.NOTHING_YET;
            }
            if (word == 0 || !segment.isLive() && segment.isOfBefore(slot, word)) {
                hole++;
            } else {
                damagedSlots += hole;
                hole = 0;
                Found found = take(word);
                slot += found == Found.END ? 0 : 1;
                if (found != Found.NO_READING) {
                    return found;
                }
                continue;
            }
            slot++;
        }
        return Found.END;
    }

    /**
     * Adds readings until the batch is full.
     *
     * @return whether the segment has reached its end
     */
    boolean fill(ReadingBatch batch) {
        Found found = Found.READING;
        while (batch.count < batch.value.length && found == Found.READING) {
            found = next();
            if (found == Found.READING) {
                firstArrivalMillis = batch.count == 0 ? arrivalMillis() : firstArrivalMillis;
                late += LiveReadings.isLate(this) ? 1 : 0;
                batch.add(point(), eventMillis(), value(), quality);
            }
        }
        return found == Found.END || slot == segment.slots();
    }

    /** Number of late readings filled since the last call. */
    int takeLate() {
        int counted = late;
        late = 0;
        return counted;
    }

    Segment segment() {
        return segment;
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

    /** Arrival time of the reading that began the batch, if it came from this segment; ms since the epoch. */
    long firstArrivalMillis() {
        return firstArrivalMillis;
    }

    PointId point() {
        return points[index];
    }

    /** The index of the point in this segment. */
    int index() {
        return index;
    }

    long eventMillis() {
        return segment.a(at);
    }

    double value() {
        return Double.longBitsToDouble(segment.b(at));
    }

    long arrivalMillis() {
        return segment.c(at);
    }

    byte quality() {
        return quality;
    }

    /** Reads the slot's contents. */
    private Found take(long word) {
        int kind = segment.kind(word);
        if (!segment.isIntact(slot, word)) {
            damagedSlots++;
        } else if (kind < QUALITIES) {
            return takeReading(segment.index(word), (byte) kind);
        } else if (kind == Slot.END) {
            return Found.END;
        } else if ((kind & Slot.PART) != 0) {
            takePart(segment.index(word), kind);
        } else {
            damagedSlots++;
        }
        return Found.NO_READING;
    }

    private Found takeReading(int named, byte saidQuality) {
        if (named < 0 || named >= points.length || points[named] == null) {
            damagedSlots++;
            return Found.NO_READING;
        }
        at = slot;
        index = named;
        quality = saidQuality;
        return Found.READING;
    }

    private void takePart(int named, int kind) {
        int number = kind & 0xF;
        part = number == 0 ? 0 : part;
        if (number != part++ || number >= Slot.PARTS_MAX) {
            damagedSlots++;
            return;
        }
        int from = number * Slot.TEXT_BYTES;
        text.putLong(from, segment.a(slot)).putLong(from + 8, segment.b(slot)).putLong(from + 16, segment.c(slot));
        if ((kind & Slot.LAST_PART) != 0) {
            define(named, new String(text.array(), 0, from + Slot.TEXT_BYTES, StandardCharsets.US_ASCII).trim());
        }
    }

    private void define(int named, String id) {
        if (named < 0 || named > Slot.INDEX_MAX) {
            damagedSlots++;
            return;
        }
        if (named >= points.length) {
            points = Arrays.copyOf(points, Math.max(named + 1, points.length * 2));
        }
        try {
            points[named] = known.of(id);
        } catch (IllegalArgumentException e) {
            damagedSlots++;
        }
    }
}
