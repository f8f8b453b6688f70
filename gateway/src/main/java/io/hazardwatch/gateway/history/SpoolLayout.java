package io.hazardwatch.gateway.history;

import io.hazardwatch.gateway.history.spool.Spool;
import io.hazardwatch.gateway.model.PointId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Which directories hold spools, and how large each may be: the bound is shared evenly by the lanes. */
final class SpoolLayout {
    private final Path root;
    private final int lanes;
    private final int segmentBytes;
    private final long bytesMax;

    SpoolLayout(SpoolSettings settings, int lanes) {
        this.root = settings.directory();
        this.lanes = lanes;
        long share = settings.bytesMax() / lanes;
        long segment = Math.min(settings.segmentBytes(), share / Spool.SEGMENTS_MIN);
        this.segmentBytes = Math.clamp(segment, Spool.SEGMENT_BYTES_MIN, 1 << 30);
        this.bytesMax = Math.max(share, (long) Spool.SEGMENTS_MIN * segmentBytes);
    }

    /** One per lane, then those a run with more lanes has left with readings in them. */
    List<Path> directories() throws IOException {
        Files.createDirectories(root);
        List<Path> all = new ArrayList<>(IntStream.range(0, lanes).mapToObj(lane -> root.resolve("lane-" + lane)).toList());
        try (Stream<Path> found = Files.list(root)) {
            for (Path directory : found.sorted().toList()) {
                if (!all.contains(directory) && Spool.hasReadings(directory)) {
                    all.add(directory);
                }
            }
        }
        return all;
    }

    Spool open(Path directory, IntFunction<PointId> names, Incidents incidents) throws IOException {
        return new Spool(directory, segmentBytes, bytesMax, names, incidents);
    }
}
