package io.hazardwatch.gateway.snapshots;

import io.hazardwatch.gateway.evaluate.PointSnapshot;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A mapped file of slots. A slot has the name of its point, calm readings, fingerprints, and two copies of a snapshot written in
 * turn, each with a checksum, so one is whole after a kill at any moment. A slot is written by one lane at a time.
 */
final class SlotFile {
    /** Slots in a file. */
    static final int SLOTS = 1024;

    private static final int NAME_BYTES_MAX = 264;
    private static final int NAME = 8;
    /** How many readings were judged with the last calm one. */
    private static final int CALM_NUMBER = NAME + NAME_BYTES_MAX;
    private static final int CALM_ARRIVAL = CALM_NUMBER + 8;
    private static final int CALM = CALM_ARRIVAL + 8;
    private static final int CALM_SLOTS = PointSnapshot.CALM_MAX + 1;
    private static final int CALM_BYTES = 16;
    private static final int FINGERPRINTS = CALM + CALM_SLOTS * CALM_BYTES;
    private static final int COPIES = FINGERPRINTS + PointSnapshot.FINGERPRINTS * Integer.BYTES;
    private static final int COPY_BYTES = (PointSnapshot.WORDS + 2) * Long.BYTES;
    private static final int SLOT_BYTES = COPIES + 2 * COPY_BYTES;
    private static final VarHandle WORD = MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final MappedByteBuffer bytes;
    /** Of the newest snapshot kept or promised, by slot; 0 = none. */
    private final long[] versions = new long[SLOTS];
    /** Which copy is the newest, by slot. */
    private final byte[] copies = new byte[SLOTS];
    private final long[] kept = new long[SLOTS];

    /** Opens the file, making it with all its blocks, so that a full disk shows here and not on a lane. */
    SlotFile(Path file) throws IOException {
        bytes = mapped(file, SLOTS * SLOT_BYTES);
        for (int slot = 0; slot < SLOTS; slot++) {
            find(slot);
        }
    }

    static MappedByteBuffer mapped(Path file, int size) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ,
                StandardOpenOption.WRITE)) {
            ByteBuffer zeros = ByteBuffer.allocateDirect(1 << 16);
            for (long at = channel.size(); at < size; at += zeros.position()) {
                zeros.clear().limit((int) Math.min(zeros.capacity(), size - at));
                channel.write(zeros, at);
            }
            MappedByteBuffer mapped = channel.map(FileChannel.MapMode.READ_WRITE, 0, size);
            mapped.order(ByteOrder.LITTLE_ENDIAN);
            return mapped;
        }
    }

    private void find(int slot) {
        for (byte copy = 0; copy < 2; copy++) {
            int at = copyAt(slot, copy);
            long version = bytes.getLong(at);
            if (version > versions[slot] && bytes.getLong(at + COPY_BYTES - Long.BYTES) == checksum(bytes, at, COPY_BYTES)) {
                versions[slot] = version;
                kept[slot] = version;
                copies[slot] = copy;
            }
        }
    }

    /** The name of the point whose slot it is; null when it is free. */
    String name(int slot) {
        int at = slot * SLOT_BYTES;
        int length = (int) bytes.getLong(at);
        if (length <= 0 || length > NAME_BYTES_MAX) {
            return null;
        }
        byte[] name = new byte[length];
        bytes.get(at + NAME, name);
        return new String(name, StandardCharsets.US_ASCII);
    }

    /** Makes a slot a point's, with nothing known of it. */
    void take(int slot, String name) {
        free(slot);
        byte[] text = name.getBytes(StandardCharsets.US_ASCII);
        int at = slot * SLOT_BYTES;
        bytes.put(at + NAME, text);
        WORD.setRelease((ByteBuffer) bytes, at, (long) text.length);
    }

    void free(int slot) {
        WORD.setRelease((ByteBuffer) bytes, slot * SLOT_BYTES, 0L);
        for (int at = 8; at < SLOT_BYTES; at += Long.BYTES) {
            bytes.putLong(slot * SLOT_BYTES + at, 0);
        }
        versions[slot] = 0;
        kept[slot] = 0;
    }

    boolean load(int slot, PointSnapshot to) {
        if (kept[slot] == 0) {
            return false;
        }
        int at = copyAt(slot, copies[slot]) + Long.BYTES;
        for (int i = 0; i < PointSnapshot.WORDS; i++) {
            to.words()[i] = bytes.getLong(at + i * Long.BYTES);
        }
        for (int i = 0; i < PointSnapshot.FINGERPRINTS; i++) {
            to.fingerprints()[i] = bytes.getInt(slot * SLOT_BYTES + FINGERPRINTS + i * Integer.BYTES);
        }
        to.loaded();
        loadCalm(slot, to);
        return true;
    }

    private void loadCalm(int slot, PointSnapshot to) {
        long last = bytes.getLong(slot * SLOT_BYTES + CALM_NUMBER);
        long first = Math.max(to.judgedCount() + 1, last - PointSnapshot.CALM_MAX + 1);
        if (!to.isCalm() || !isRising(slot, first, last)) {
            bytes.putLong(slot * SLOT_BYTES + CALM_NUMBER, to.judgedCount());
            return;
        }
        long arrival = bytes.getLong(slot * SLOT_BYTES + CALM_ARRIVAL);
        for (long number = first; number <= last; number++) {
            int at = calmAt(slot, number);
            to.addCalm(number, bytes.getLong(at), arrival, bytes.getDouble(at + Long.BYTES));
        }
    }

    /** Calm readings come in order; where they do not, the machine lost power. */
    private boolean isRising(int slot, long first, long last) {
        for (long number = first + 1; number <= last; number++) {
            if (bytes.getLong(calmAt(slot, number)) <= bytes.getLong(calmAt(slot, number - 1))) {
                return false;
            }
        }
        return true;
    }

    void keep(int slot, PointSnapshot snapshot) {
        keep(slot, nextVersion(slot), snapshot.words());
    }

    /** Keeps the words unless those kept are newer. */
    void keep(int slot, long version, long[] words) {
        if (version <= kept[slot]) {
            return;
        }
        byte copy = (byte) (1 - copies[slot]);
        int at = copyAt(slot, copy);
        bytes.putLong(at, version);
        for (int i = 0; i < PointSnapshot.WORDS; i++) {
            bytes.putLong(at + Long.BYTES + i * Long.BYTES, words[i]);
        }
        bytes.putLong(at + COPY_BYTES - Long.BYTES, checksum(bytes, at, COPY_BYTES));
        copies[slot] = copy;
        kept[slot] = version;
        versions[slot] = Math.max(versions[slot], version);
    }

    /** The version of the next snapshot, higher than any before. */
    long nextVersion(int slot) {
        return ++versions[slot];
    }

    void keepCalm(int slot, long number, long eventMillis, long arrivalMillis, double value) {
        int at = calmAt(slot, number);
        bytes.putLong(at, eventMillis);
        bytes.putDouble(at + Long.BYTES, value);
        bytes.putLong(slot * SLOT_BYTES + CALM_ARRIVAL, arrivalMillis);
        WORD.setRelease((ByteBuffer) bytes, slot * SLOT_BYTES + CALM_NUMBER, number);
    }

    void keepFingerprint(int slot, long number, int fingerprint) {
        int which = (int) (number - 1) & PointSnapshot.FINGERPRINTS - 1;
        bytes.putInt(slot * SLOT_BYTES + FINGERPRINTS + which * Integer.BYTES, fingerprint);
    }

    private static int copyAt(int slot, byte copy) {
        return slot * SLOT_BYTES + COPIES + copy * COPY_BYTES;
    }

    private static int calmAt(int slot, long number) {
        return slot * SLOT_BYTES + CALM + ((int) number & CALM_SLOTS - 1) * CALM_BYTES;
    }

    /** Of all but the last word; never 0, so that what was never written is not whole. */
    static long checksum(MappedByteBuffer bytes, int at, int length) {
        long sum = length;
        for (int i = 0; i < length - Long.BYTES; i += Long.BYTES) {
            sum = (sum ^ bytes.getLong(at + i)) * 0x9E37_79B9_7F4A_7C15L;
            sum ^= sum >>> 29;
        }
        return sum | 1;
    }
}
