package io.hazardwatch.gateway.history.spool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A disk that keeps only what was forced, as the worst one does when the power goes: bytes in whole pages, names with their
 * directory. It can refuse.
 */
final class PowerlessDisk implements Disk {
    private static final int PAGE = 4096;

    private final Map<Segment, byte[]> contents = new IdentityHashMap<>();
    private final Map<String, Segment> names = new HashMap<>();
    final List<String> forced = new ArrayList<>();
    boolean isRefusing;
    long freeBytes = Long.MAX_VALUE;

    @Override
    public void force(Segment segment, int fromByte, int bytes) {
        if (isRefusing) {
            throw new UncheckedIOException(new IOException("input/output error"));
        }
        forced.add(segment.sequence() + ":" + fromByte / Slot.BYTES + "+" + bytes / Slot.BYTES);
        ByteBuffer all = segment.bytes().duplicate();
        byte[] kept = contents.computeIfAbsent(segment, unused -> new byte[all.capacity()]);
        int from = fromByte / PAGE * PAGE;
        int to = Math.min(all.capacity(), (fromByte + bytes + PAGE - 1) / PAGE * PAGE);
        all.get(from, kept, from, to - from);
    }

    @Override
    public void force(Path directory) throws IOException {
        if (isRefusing) {
            throw new IOException("input/output error");
        }
        names.clear();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                contents.keySet().stream().filter(segment -> segment.file().equals(file))
                        .forEach(segment -> names.put(file.getFileName().toString(), segment));
            }
        }
    }

    @Override
    public long freeBytes(Path directory) {
        return freeBytes;
    }

    /** What a machine finds in the directory that comes up again on this disk. */
    void copyTo(Path directory) throws IOException {
        Files.createDirectories(directory);
        for (Map.Entry<String, Segment> each : names.entrySet()) {
            Files.write(directory.resolve(each.getKey()), contents.get(each.getValue()));
        }
    }
}
