package io.hazardwatch.gateway.history.spool;

import io.hazardwatch.gateway.model.PointId;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.IntFunction;

/**
 * Writes which point an index means into each segment before the first use there, because indexes are valid for one process
 * only. Lane thread.
 */
final class PointDefinitions {
    private final IntFunction<PointId> names;
    private long[] definedIn = new long[1024];
    private ByteBuffer[] texts = new ByteBuffer[1024];

    PointDefinitions(IntFunction<PointId> names) {
        this.names = names;
    }

    boolean isDefined(int index, long sequence) {
        return index < definedIn.length && definedIn[index] == sequence;
    }

    /**
     * Writes the definition from {@code slot} on.
     *
     * @return the first slot after it
     */
    int write(int index, Segment segment, int slot) {
        int next = write(text(index), index, segment, slot);
        definedIn[index] = segment.sequence();
        return next;
    }

    /**
     * Writes a definition.
     *
     * @return the first slot after it
     */
    static int write(ByteBuffer text, int index, Segment segment, int slot) {
        int parts = text.capacity() / Slot.TEXT_BYTES;
        for (int part = 0; part < parts; part++) {
            int at = part * Slot.TEXT_BYTES;
            int kind = Slot.PART | part | (part == parts - 1 ? Slot.LAST_PART : 0);
            segment.put(slot + part, text.getLong(at), text.getLong(at + 8), text.getLong(at + 16), index, kind);
        }
        return slot + parts;
    }

    /** Number of slots for the definition of that point. */
    static int slots(PointId point) {
        return (point.toString().length() + Slot.TEXT_BYTES - 1) / Slot.TEXT_BYTES;
    }

    private ByteBuffer text(int index) {
        if (index > Slot.INDEX_MAX) {
            throw new IllegalStateException("point " + index + ": a spool takes " + Slot.INDEX_MAX);
        }
        if (index >= definedIn.length) {
            int length = Math.max(index + 1, definedIn.length * 2);
            definedIn = Arrays.copyOf(definedIn, length);
            texts = Arrays.copyOf(texts, length);
        }
        if (texts[index] == null) {
            texts[index] = encode(names.apply(index));
        }
        return texts[index];
    }

    static ByteBuffer encode(PointId id) {
        byte[] name = id.toString().getBytes(StandardCharsets.US_ASCII);
        int parts = (name.length + Slot.TEXT_BYTES - 1) / Slot.TEXT_BYTES;
        byte[] padded = Arrays.copyOf(name, parts * Slot.TEXT_BYTES);
        return ByteBuffer.wrap(padded).order(ByteOrder.LITTLE_ENDIAN);
    }
}
