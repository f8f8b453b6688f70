package io.hazardwatch.gateway.history.spool;

import io.hazardwatch.gateway.files.PrivateFiles;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * How far a spool is drained: a mapped file of two copies written alternately, so that one is intact after a kill at any
 * moment. If none is, draining starts at the oldest segment; writing readings to the store again does no harm. Drainer thread.
 */
final class Checkpoint {
    private static final int COPY = Slot.BYTES;

    private final MappedByteBuffer bytes;
    private final SlotFormat written = new CrcSlotFormat();
    private final SlotFormat before = new LegacySlotFormat();
    private long sequence;
    private int slot = Segment.FIRST;
    private long turn;

    Checkpoint(Path file) throws IOException {
        try (FileChannel channel = PrivateFiles.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ,
                StandardOpenOption.WRITE)) {
            bytes = channel.map(FileChannel.MapMode.READ_WRITE, 0, 2 * COPY);
        }
        bytes.order(ByteOrder.LITTLE_ENDIAN);
        read(0);
        read(COPY);
    }

    /** The segment being drained; 0 before the first. */
    long sequence() {
        return sequence;
    }

    /** The first slot of that segment that is not drained. */
    int slot() {
        return slot;
    }

    void set(long nextSequence, int nextSlot) {
        sequence = nextSequence;
        slot = nextSlot;
        turn++;
        int at = (int) (turn & 1) * COPY;
        bytes.putLong(at, nextSequence);
        bytes.putLong(at + 8, nextSlot);
        bytes.putLong(at + 16, turn);
        bytes.putLong(at + 24, written.word(0, 0, nextSequence, nextSlot, turn, 0, 0));
    }

    private void read(int at) {
        long[] copy = {bytes.getLong(at), bytes.getLong(at + 8), bytes.getLong(at + 16), bytes.getLong(at + 24)};
        if (isWhole(copy) && copy[2] >= turn) {
            sequence = copy[0];
            slot = (int) copy[1];
            turn = copy[2];
        }
    }

    /** Also one that a gateway with the first format of slots left. */
    private boolean isWhole(long[] copy) {
        return copy[3] != 0 && (written.isIntact(0, 0, copy[0], copy[1], copy[2], copy[3])
                || before.isIntact(0, 0, copy[0], copy[1], copy[2], copy[3]));
    }
}
