package io.hazardwatch.gateway.history.spool;

import io.hazardwatch.gateway.files.PrivateFiles;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * The files of one spool: {@code <sequence>.spool} with readings, {@code .spare} for reuse, {@code .corrupt} damaged ones that
 * are kept, {@code checkpoint}, and {@code lock} held while a process uses the directory.
 */
final class SpoolDirectory implements AutoCloseable {
    /** Files that count towards the spool's size; any thread. */
    final AtomicInteger files = new AtomicInteger();
    final Checkpoint checkpoint;

    private static final String READINGS = ".spool";
    private static final String SPARE = ".spare";
    private static final String READINGS_NAME = "0\\d{18}\\.spool";
    private static final String SPARE_NAME = "\\d+\\.spare";

    private final Path path;
    private final FileChannel lockFile;
    private final List<Path> left;

    /** @throws IOException also if another process uses the directory */
    SpoolDirectory(Path path) throws IOException {
        this.path = PrivateFiles.createDirectories(path);
        this.lockFile = lock(path.resolve("lock"));
        this.checkpoint = new Checkpoint(path.resolve("checkpoint"));
        for (Path spare : list(path, SPARE_NAME)) {
            Files.delete(spare);
        }
        this.left = drop(list(path, READINGS_NAME), checkpoint.sequence());
        files.set(left.size());
    }

    /** Whether the directory has readings of an earlier process. */
    static boolean hasReadings(Path directory) throws IOException {
        return Files.isDirectory(directory) && !list(directory, READINGS_NAME).isEmpty();
    }

    /** Segments an earlier process left, oldest first. */
    List<Path> left() {
        return left;
    }

    /** The first sequence number never used before. */
    long firstFree() {
        long used = left.isEmpty() ? 0 : sequence(left.getLast());
        return Math.max(used, checkpoint.sequence()) + 1;
    }

    Path path() {
        return path;
    }

    Path segment(long sequence) {
        return path.resolve(String.format(Locale.ROOT, "%019d", sequence) + READINGS);
    }

    Path spare(long sequence) {
        return path.resolve(sequence + SPARE);
    }

    static Path corrupt(Path segment) {
        return segment.resolveSibling(segment.getFileName() + ".corrupt");
    }

    static long sequence(Path segment) {
        String name = segment.getFileName().toString();
        return Long.parseLong(name.substring(0, name.length() - READINGS.length()));
    }

    @Override
    public void close() throws IOException {
        lockFile.close();
    }

    @Override
    public String toString() {
        return path.toString();
    }

    private static List<Path> drop(List<Path> segments, long drainedBefore) throws IOException {
        List<Path> kept = new ArrayList<>();
        for (Path segment : segments) {
            if (sequence(segment) < drainedBefore) {
                Files.delete(segment);
            } else {
                kept.add(segment);
            }
        }
        return kept;
    }

    private static List<Path> list(Path directory, String names) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().matches(names))
                    .sorted(Comparator.comparing(Path::getFileName)).toList();
        }
    }

    private static FileChannel lock(Path file) throws IOException {
        FileChannel channel = PrivateFiles.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = null;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            channel.close();
            throw new IOException(file + ": this spool is already open", e);
        }
        if (lock == null) {
            channel.close();
            throw new IOException(file + ": another process uses this spool");
        }
        return channel;
    }
}
