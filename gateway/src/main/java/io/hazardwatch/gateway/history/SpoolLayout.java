package io.hazardwatch.gateway.history;

import io.hazardwatch.gateway.files.PrivateFiles;
import io.hazardwatch.gateway.history.spool.Spool;
import io.hazardwatch.gateway.history.spool.SpoolBounds;
import io.hazardwatch.gateway.history.store.HistoryProblems;
import io.hazardwatch.gateway.history.store.SpoolSettings;
import io.hazardwatch.gateway.model.PointId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Directories of the spools and their size limits; the total limit is divided evenly among the lanes. */
final class SpoolLayout {
    private static final int PAGE = 4096;

    private final Path root;
    private final int lanes;
    private final SpoolBounds bounds;

    SpoolLayout(SpoolSettings settings, int lanes) {
        this.root = settings.directory();
        this.lanes = lanes;
        long share = settings.bytesMax() / lanes;
        long segment = Math.min(settings.segmentBytes(), share / SpoolBounds.SEGMENTS_MIN);
        int segmentBytes = Math.clamp(segment, SpoolBounds.SEGMENT_BYTES_MIN, 1 << 30) / PAGE * PAGE;
        long bytesMax = Math.max(share, (long) SpoolBounds.SEGMENTS_MIN * segmentBytes);
        this.bounds = new SpoolBounds(segmentBytes, bytesMax, settings.diskFreeBytesMin());
    }

    /** One per lane, then those with readings that a run with more lanes has left. */
    List<Path> directories() throws IOException {
        PrivateFiles.createDirectories(root);
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

    Spool open(Path directory, IntFunction<PointId> names, HistoryProblems incidents) throws IOException {
        return new Spool(directory, bounds, names, incidents);
    }
}
