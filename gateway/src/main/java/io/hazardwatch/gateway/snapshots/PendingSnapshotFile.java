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
 * Snapshots of one lane that become valid once the journal has the entry they name: a mapped ring file, first in, first out.
 * Lane thread, and the opening thread before.
 */
final class PendingSnapshotFile {
    /** Maximum number of pending snapshots; the journal's next commit makes all of them valid. */
    static final int CAPACITY = 4096;

    private static final int SLOT = 8;
    private static final int VERSION = 16;
    private static final int WORDS = 24;
    private static final int BYTES = WORDS + (PointSnapshot.WORDS + 1) * Long.BYTES;
    private static final VarHandle WORD = MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /** Receives snapshots that became valid. */
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

    /**
     * After a restart, hands over the snapshots whose entries the journal has, up to {@code lastSeq}, and deletes the others.
     */
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

    /**
     * Adds a pending snapshot.
     *
     * @param seq the journal entry that makes it valid
     * @return its position
     */
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

    /** Hands over a snapshot that became valid, and removes it. */
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
