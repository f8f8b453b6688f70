package io.hazardwatch.gateway.snapshots;

import io.hazardwatch.gateway.evaluate.PointSnapshot;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.file.Path;

/**
 * Snapshots of one lane that count once the journal has the entry they name: a mapped ring, first in first out. Lane thread, and
 * whoever opens it before.
 */
final class PendingSnapshotFile {
    /** Promises that may wait; the journal's next commit takes them all. */
    static final int CAPACITY = 4096;

    private static final int SLOT = 8;
    private static final int VERSION = 16;
    private static final int WORDS = 24;
    private static final int BYTES = WORDS + (PointSnapshot.WORDS + 1) * Long.BYTES;
    private static final VarHandle WORD = MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /** Takes what counts. */
    interface Kept {
        void keep(int slot, long version, long[] words);
    }

    private final MappedByteBuffer bytes;
    private final long[] words = new long[PointSnapshot.WORDS];
    private long added;
    private long removed;

    PendingSnapshotFile(Path file) throws IOException {
        bytes = SlotFile.mapped(file, CAPACITY * BYTES);
    }

    /** Hands over, after a restart, what the journal has up to {@code lastSeq}, and forgets the rest for good. */
    void recover(long lastSeq, Kept kept) {
        for (int at = 0; at < CAPACITY * BYTES; at += BYTES) {
            long seq = bytes.getLong(at);
            if (seq > 0 && seq <= lastSeq && bytes.getLong(at + BYTES - Long.BYTES) == check(at)) {
                read(at, kept);
            }
        }
        boolean wasEmpty = true;
        for (int at = 0; at < CAPACITY * BYTES; at += BYTES) {
            if (bytes.getLong(at) != 0) {
                bytes.putLong(at, 0);
                wasEmpty = false;
            }
        }
        if (!wasEmpty) {
            bytes.force();
        }
    }

    private void read(int at, Kept kept) {
        for (int i = 0; i < PointSnapshot.WORDS; i++) {
            words[i] = bytes.getLong(at + WORDS + i * Long.BYTES);
        }
        kept.keep((int) bytes.getLong(at + SLOT), bytes.getLong(at + VERSION), words);
    }

    boolean isFull() {
        return added - removed >= CAPACITY;
    }

    /** Where the promise is. */
    long add(int slot, long version, long[] promised, long seq) {
        int at = at(added);
        bytes.putLong(at, 0);
        bytes.putLong(at + SLOT, slot);
        bytes.putLong(at + VERSION, version);
        for (int i = 0; i < PointSnapshot.WORDS; i++) {
            bytes.putLong(at + WORDS + i * Long.BYTES, promised[i]);
        }
        bytes.putLong(at, seq);
        WORD.setRelease((ByteBuffer) bytes, at + BYTES - Long.BYTES, check(at));
        return added++;
    }

    /** Hands over the promise, which has come true. */
    void take(long position, Kept kept) {
        read(at(position), kept);
        remove(position);
    }

    void remove(long position) {
        bytes.putLong(at(position), 0);
        removed = position + 1;
    }

    private long check(int at) {
        return SlotFile.checksum(bytes, at, BYTES);
    }

    private static int at(long position) {
        return (int) (position % CAPACITY) * BYTES;
    }
}
