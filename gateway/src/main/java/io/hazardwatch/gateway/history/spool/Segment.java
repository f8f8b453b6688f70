package io.hazardwatch.gateway.history.spool;

import io.hazardwatch.gateway.files.PrivateFiles;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One mapped file of slots; slot 0 is its header. Written by one thread, read by another: a slot is complete once its last word
 * is set, which is stored after the rest.
 */
final class Segment {
    /** First slot after the header. */
    static final int FIRST = 1;

    private static final long FIRST_MAGIC = 0x3130_4C4F_4F50_5348L; // HSPOOL01, of LegacySlotFormat
    private static final long MAGIC = 0x3230_4C4F_4F50_5348L; // HSPOOL02, of CrcSlotFormat
    private static final int PAGE = 4096;
    private static final VarHandle WORD = MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final MappedByteBuffer bytes;
    private final boolean isLive;
    private final long magic;
    private final SlotFormat written; // used by the writing thread: the helper, then the lane, then the drainer
    private final SlotFormat read; // of the drainer
    /** Held for forcing and deleting; the lane never takes it. */
    private final ReentrantLock keeping = new ReentrantLock();
    private boolean isGone;
    /** The file's identity in the file system, independent of its name. */
    private Object key;
    /** The mapping belongs to a file without a name; the file of that name is a copy. */
    private volatile boolean isDetached;
    /** The lane no longer writes it. */
    private volatile boolean hasEnded;
    private volatile boolean mustBeLeft;
    private Path file;
    private long sequence;
    /** Sequence number of the file's former use, 0 if none: slots still on the disk from that use are not damage. */
    private long previous;

    private Segment(Path file, MappedByteBuffer bytes, boolean isLive) {
        this.file = file;
        this.isLive = isLive;
        this.bytes = bytes;
        this.hasEnded = !isLive;
        bytes.order(ByteOrder.LITTLE_ENDIAN);
        this.magic = !isLive && bytes.getLong(0) == FIRST_MAGIC ? FIRST_MAGIC : MAGIC;
        this.written = format();
        this.read = format();
    }

    private SlotFormat format() {
        return magic == MAGIC ? new CrcSlotFormat() : new LegacySlotFormat();
    }

    /** Creates the file with all its blocks, so that a full disk shows here and not while appending; it is no segment yet. */
    static Segment create(Path file, int size) throws IOException {
        try (FileChannel channel = PrivateFiles.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            writeZeros(channel, 0, size);
            Segment segment = new Segment(file, channel.map(FileChannel.MapMode.READ_WRITE, 0, size), true);
            segment.key = key(file);
            return segment;
        } catch (IOException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    private static void writeZeros(FileChannel channel, long from, long to) throws IOException {
        ByteBuffer zeros = ByteBuffer.allocateDirect(1 << 16);
        for (long at = from; at < to; at += zeros.position()) {
            zeros.clear().limit((int) Math.min(zeros.capacity(), to - at));
            channel.write(zeros, at);
        }
    }

    /** Opens a file left by an earlier process; null if its header is invalid. */
    static Segment open(Path file, long sequence) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            long size = Math.min(channel.size(), Integer.MAX_VALUE) / Slot.BYTES * Slot.BYTES;
            if (size < Slot.BYTES) {
                return null;
            }
            Segment segment = new Segment(file, channel.map(FileChannel.MapMode.READ_WRITE, 0, size), false);
            segment.sequence = sequence;
            segment.key = key(file);
            segment.previous = segment.c(0);
            return segment.hasHeader() ? segment : null;
        }
    }

    /** Clears the contents from that slot on; the pages stay in memory and writable. */
    void clear(int from) {
        byte[] zeros = new byte[PAGE];
        for (int at = from * Slot.BYTES; at < bytes.capacity(); at += zeros.length) {
            bytes.put(at, zeros, 0, Math.min(zeros.length, bytes.capacity() - at));
        }
    }

    /** Turns the file into a segment: header first, so that a file of that name always has one. */
    void begin(Path name, long next) throws IOException {
        hasEnded = false;
        previous = sequence == next ? previous : sequence;
        sequence = next;
        put(written, 0, magic, next, previous, 0, 0);
        moveTo(name);
    }

    /**
     * Syncs the written slots from {@code from} on to the disk; not if the file was deleted, because the store has them then.
     *
     * @return the first slot not written
     */
    int force(Disk disk, int from) {
        keeping.lock();
        try {
            int written = isGone ? from : Math.max(from, FIRST + written());
            if (written > from) {
                disk.force(this, from * Slot.BYTES, (written - from) * Slot.BYTES);
            }
            return written;
        } finally {
            keeping.unlock();
        }
    }

    /** Frees the disk space at once, although the mapping lives until it is collected. */
    void delete() throws IOException {
        keeping.lock();
        try {
            isGone = true;
            if (Files.exists(file)) {
                try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                    channel.truncate(0);
                }
            }
        } finally {
            keeping.unlock();
        }
        Files.deleteIfExists(file);
    }

    void moveTo(Path target) throws IOException {
        keeping.lock();
        try {
            if (!file.equals(target)) {
                Files.move(file, target);
                file = target;
            }
        } finally {
            keeping.unlock();
        }
    }

    /** What the name leads to at present. */
    SegmentFileState onDisk() {
        keeping.lock();
        try {
            if (isGone) {
                return SegmentFileState.LET_GO;
            }
            BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
            if (!Objects.equals(key, found.fileKey())) {
                return SegmentFileState.DELETED;
            }
            return found.size() < bytes.capacity() ? SegmentFileState.CUT_OFF : SegmentFileState.WHOLE;
        } catch (NoSuchFileException e) {
            return SegmentFileState.DELETED;
        } catch (IOException unknown) {
            return SegmentFileState.WHOLE;
        } finally {
            keeping.unlock();
        }
    }

    /** Restores the length of a truncated file. The cut contents are lost, and the lane must continue in another segment. */
    boolean lengthen() throws IOException {
        keeping.lock();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            writeZeros(channel, channel.size(), bytes.capacity());
            put(format(), 0, magic, sequence, previous, 0, 0);
        } finally {
            keeping.unlock();
        }
        mustBeLeft = true;
        return true;
    }

    /**
     * Writes the contents in memory into a new file of the same name, unless the lane still writes; then the lane is first
     * asked to continue in another segment.
     */
    boolean writeAnew() throws IOException {
        if (!hasEnded) {
            mustBeLeft = true;
            return false;
        }
        keeping.lock();
        try {
            PrivateFiles.createDirectories(file.getParent());
            Path copy = file.resolveSibling(file.getFileName() + ".anew");
            try (FileChannel channel = PrivateFiles.open(copy, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE)) {
                ByteBuffer all = bytes.duplicate().clear();
                while (all.hasRemaining()) {
                    channel.write(all);
                }
                channel.force(true);
            }
            Files.move(copy, file, StandardCopyOption.REPLACE_EXISTING);
            key = key(file);
            isDetached = true;
            return true;
        } finally {
            keeping.unlock();
        }
    }

    /** The lane continues in another segment; lane thread. */
    void leave() {
        hasEnded = true;
    }

    /** Whether writing has ended; slots read as empty after this was seen stay empty. */
    boolean hasEnded() {
        return hasEnded;
    }

    /** Whether the lane should continue in another segment, because the file was changed from outside. */
    boolean mustBeLeft() {
        return mustBeLeft;
    }

    /** Whether it can be reused: only if the mapping belongs to the file of that name. */
    boolean isReusable() {
        return !isDetached && !mustBeLeft;
    }

    private static Object key(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    }

    MappedByteBuffer bytes() {
        return bytes;
    }

    /** Whether this process created it, so that its lane may still write it. */
    boolean isLive() {
        return isLive;
    }

    Path file() {
        return file;
    }

    long sequence() {
        return sequence;
    }

    /** Slots in the file, including the header. */
    int slots() {
        return bytes.capacity() / Slot.BYTES;
    }

    void put(int slot, long a, long b, long c, int index, int kind) {
        put(written, slot, a, b, c, index, kind);
    }

    private void put(SlotFormat format, int slot, long a, long b, long c, int index, int kind) {
        int at = slot * Slot.BYTES;
        bytes.putLong(at, a);
        bytes.putLong(at + 8, b);
        bytes.putLong(at + 16, c);
        WORD.setRelease((ByteBuffer) bytes, at + 24, format.word(sequence, slot, a, b, c, index, kind));
    }

    /** The last word of a slot; once it is not 0, the rest of the slot may be read. */
    long word(int slot) {
        return (long) WORD.getAcquire((ByteBuffer) bytes, slot * Slot.BYTES + 24);
    }

    int index(long word) {
        return read.index(word);
    }

    int kind(long word) {
        return read.kind(word);
    }

    long a(int slot) {
        return bytes.getLong(slot * Slot.BYTES);
    }

    long b(int slot) {
        return bytes.getLong(slot * Slot.BYTES + 8);
    }

    long c(int slot) {
        return bytes.getLong(slot * Slot.BYTES + 16);
    }

    boolean isIntact(int slot, long word) {
        return read.isIntact(sequence, slot, a(slot), b(slot), c(slot), word);
    }

    /** Whether the slot belongs to the file's former use: the machine lost power before the disk was updated. */
    boolean isOfBefore(int slot, long word) {
        return previous != 0 && read.isIntact(previous, slot, a(slot), b(slot), c(slot), word);
    }

    /** Number of written slots, found by bisection; correct unless the machine lost power. */
    int written() {
        int low = FIRST;
        int high = slots();
        while (low < high) {
            int middle = low + high >>> 1;
            if (word(middle) == 0) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low - FIRST;
    }

    private boolean hasHeader() {
        return a(0) == magic && b(0) == sequence && isIntact(0, word(0));
    }
}
