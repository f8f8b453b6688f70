package io.hazardwatch.gateway.snapshots;

import io.hazardwatch.gateway.evaluate.NewestFingerprints;
import io.hazardwatch.gateway.evaluate.PointSnapshot;
import io.hazardwatch.gateway.files.PrivateFiles;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;

/**
 * A mapped file of slots. A slot has the name of its point, fingerprints, and two copies of a snapshot written alternately,
 * each with a checksum, so one is intact after a kill at any moment. A slot is written by one lane at a time.
 *
 * <p>What every reading of a point at rest writes fits in one cache line, and these lines are together at the beginning of the
 * file: the time of the newest reading and the number of evaluated ones in one word, its value, then the distances of the last
 * eight and their fingerprints. Every eighth reading copies the fingerprints to the complete list.
 */
final class SlotFile {
    /** Slots in a file. */
    static final int SLOTS = 1024;

    private static final int NAME_BYTES_MAX = 264;
    private static final int LINE_BYTES = 64;
    private static final int LINE_VALUE = 8;
    private static final int LINE_SINCE = 16;
    private static final int LINE_FINGERPRINTS = 32;
    private static final int LINE = PointSnapshot.CALM_MAX;
    private static final long NUMBER = 0xffff_ffffL;
    /** A line with a larger number was never written to the disk. */
    private static final int CALM_READINGS_MAX = 1 << 16;

    private static final int NAME = 8;
    private static final int FINGERPRINTS = NAME + NAME_BYTES_MAX;
    private static final int COPIES = FINGERPRINTS + PointSnapshot.FINGERPRINTS * Integer.BYTES;
    private static final int COPY_BYTES = (PointSnapshot.WORDS + 2) * Long.BYTES;
    private static final int SLOT_BYTES = COPIES + 2 * COPY_BYTES;
    private static final int FIRST = SLOTS * LINE_BYTES;
    /** Slots written at once when a file is created; they fit in as many bytes as all the lines. */
    private static final int PART_SLOTS = 32;
    private static final int BYTES = FIRST + SLOTS * SLOT_BYTES;
    private static final VarHandle WORD = MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final MappedByteBuffer bytes;
    /** Version of the newest stored or pending snapshot, by slot; 0 for none. */
    private final long[] versions = new long[SLOTS];
    /** Which copy is the newest, by slot. */
    private final byte[] copies = new byte[SLOTS];
    private final long[] kept = new long[SLOTS];

    private SlotFile(Path file) throws IOException {
        bytes = mapped(file, BYTES);
    }

    private static void write(FileChannel channel, ByteBuffer part) throws IOException {
        while (part.hasRemaining()) {
            channel.write(part);
        }
    }

    /** Opens the file; allocates all its blocks at once, so that a full disk fails here and not on a lane. */
    static SlotFile open(Path file) throws IOException {
        SlotFile opened = new SlotFile(file);
        for (int slot = 0; slot < SLOTS; slot++) {
            opened.find(slot);
        }
        return opened;
    }

    /**
     * Creates the file with a slot for each of these names, at most {@link #SLOTS}, and free ones after them. It is written at once, because
     * touching each of its pages costs far more when a million points get their slots.
     */
    static SlotFile create(Path file, List<byte[]> names) throws IOException {
        ByteBuffer part = ByteBuffer.allocate(FIRST).order(ByteOrder.LITTLE_ENDIAN);
        try (FileChannel channel = PrivateFiles.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            write(channel, part);
            for (int from = 0; from < SLOTS; from += PART_SLOTS) {
                part.clear().limit(PART_SLOTS * SLOT_BYTES);
                Arrays.fill(part.array(), (byte) 0);
                for (int slot = from; slot < Math.min(from + PART_SLOTS, names.size()); slot++) {
                    int at = (slot - from) * SLOT_BYTES;
                    part.putLong(at, names.get(slot).length);
                    part.put(at + NAME, names.get(slot));
                }
                write(channel, part);
            }
        }
        return new SlotFile(file);
    }

    static MappedByteBuffer mapped(Path file, int size) throws IOException {
        try (FileChannel channel = PrivateFiles.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ,
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

    private int nameLength(int slot) {
        int length = (int) bytes.getLong(at(slot));
        return length > 0 && length <= NAME_BYTES_MAX ? length : 0;
    }

    /** Whether the slot is of no point. */
    boolean isFree(int slot) {
        return nameLength(slot) == 0;
    }

    /** Whether the slot is of the point of that name. */
    boolean isNamed(int slot, byte[] name) {
        int at = at(slot) + NAME;
        boolean isSame = nameLength(slot) == name.length;
        for (int i = name.length - 1; isSame && i >= 0; i--) {
            isSame = bytes.get(at + i) == name[i];
        }
        return isSame;
    }

    /** Name of the slot's point; empty when the slot is free. */
    byte[] name(int slot) {
        byte[] name = new byte[nameLength(slot)];
        bytes.get(at(slot) + NAME, name);
        return name;
    }

    /** Assigns a slot to a point, without any state. */
    void take(int slot, byte[] name) {
        free(slot);
        int at = at(slot);
        bytes.put(at + NAME, name);
        WORD.setRelease((ByteBuffer) bytes, at, (long) name.length);
    }

    void free(int slot) {
        WORD.setRelease((ByteBuffer) bytes, at(slot), 0L);
        for (int at = 8; at < SLOT_BYTES; at += Long.BYTES) {
            bytes.putLong(at(slot) + at, 0);
        }
        bytes.putLong(slot * LINE_BYTES, 0);
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
            to.fingerprints()[i] = bytes.getInt(at(slot) + FINGERPRINTS + i * Integer.BYTES);
        }
        to.loaded();
        loadCalm(slot, to);
        return true;
    }

    private void loadCalm(int slot, PointSnapshot to) {
        long word = bytes.getLong(slot * LINE_BYTES);
        int calm = to.isCalm() && word != 0 ? (int) (word & NUMBER) - (int) to.judgedCount() : 0;
        if (calm <= 0 || calm > CALM_READINGS_MAX) {
            return;
        }
        int known = Math.min(calm, PointSnapshot.CALM_MAX);
        long last = to.judgedCount() + calm;
        long event = to.eventMillis() + ((int) (word >>> Integer.SIZE) - (int) to.eventMillis());
        for (int back = 0; back < known - 1; back++) {
            event -= since(slot, last - back);
        }
        double value = bytes.getDouble(slot * LINE_BYTES + LINE_VALUE);
        for (long number = last - known + 1; number <= last; number++) {
            to.addCalm(number, event, value, fingerprint(slot, number, last));
            event += since(slot, number + 1);
        }
    }

    /**
     * Fingerprint of a calm reading. The next reading overwrites the oldest one of the line before it counts, so that one is taken
     * from the complete list, which has it by then.
     */
    private int fingerprint(int slot, long number, long last) {
        boolean isOldest = last - number == LINE - 1;
        return bytes.getInt(isOldest ? listedAt(slot, number) : fingerprintAt(slot, number));
    }

    private int since(int slot, long number) {
        return Short.toUnsignedInt(bytes.getShort(sinceAt(slot, number)));
    }

    void keep(int slot, PointSnapshot snapshot) {
        keep(slot, nextVersion(slot), snapshot.words());
    }

    /** Stores the words unless newer ones are stored. */
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

    void keepCalm(int slot, long number, long eventMillis, long sinceMillis, double value, NewestFingerprints fingerprints) {
        if ((number & LINE - 1) == 0) {
            keepFingerprints(slot, number, fingerprints);
        }
        int at = slot * LINE_BYTES;
        bytes.putShort(sinceAt(slot, number), (short) sinceMillis);
        bytes.putInt(fingerprintAt(slot, number), fingerprints.fingerprint(number));
        bytes.putDouble(at + LINE_VALUE, value);
        WORD.setRelease((ByteBuffer) bytes, at, eventMillis << Integer.SIZE | number & NUMBER);
    }

    /** Stores the fingerprints of the line up to {@code number}. */
    void keepFingerprints(int slot, long number, NewestFingerprints fingerprints) {
        int last = (int) (number - 1) & PointSnapshot.FINGERPRINTS - 1;
        for (int i = last & -LINE; i <= last; i++) {
            bytes.putInt(at(slot) + FINGERPRINTS + i * Integer.BYTES, fingerprints.fingerprint(number - last + i));
        }
    }

    /** Whether the complete list has that fingerprint; of the last readings only those that {@link #keepFingerprints} has copied. */
    boolean contains(int slot, long count, int fingerprint) {
        int from = at(slot) + FINGERPRINTS;
        int to = from + (int) Math.min(count, PointSnapshot.FINGERPRINTS) * Integer.BYTES;
        for (int at = from; at < to; at += Integer.BYTES) {
            if (bytes.getInt(at) == fingerprint) {
                return true;
            }
        }
        return false;
    }

    private static int at(int slot) {
        return FIRST + slot * SLOT_BYTES;
    }

    private static int sinceAt(int slot, long number) {
        return slot * LINE_BYTES + LINE_SINCE + ((int) number & LINE - 1) * Short.BYTES;
    }

    private static int listedAt(int slot, long number) {
        return at(slot) + FINGERPRINTS + ((int) (number - 1) & PointSnapshot.FINGERPRINTS - 1) * Integer.BYTES;
    }

    private static int fingerprintAt(int slot, long number) {
        return slot * LINE_BYTES + LINE_FINGERPRINTS + ((int) number & LINE - 1) * Integer.BYTES;
    }

    private static int copyAt(int slot, byte copy) {
        return at(slot) + COPIES + copy * COPY_BYTES;
    }

    /** Checksum of all words except the last; never 0, so that a slot never written is not valid. */
    static long checksum(MappedByteBuffer bytes, int at, int length) {
        long sum = length;
        for (int i = 0; i < length - Long.BYTES; i += Long.BYTES) {
            sum = (sum ^ bytes.getLong(at + i)) * 0x9E37_79B9_7F4A_7C15L;
            sum ^= sum >>> 29;
        }
        return sum | 1;
    }
}
