package io.hazardwatch.gateway.history.embedded;

import io.hazardwatch.gateway.files.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Tables that were half made when the first opening failed, for want of descriptors or space: QuestDB neither finishes nor
 * forgets them, so they are removed before the next attempt. No reading is in them, because none is taken before a mark in
 * the directory says that the opening is finished. The store's opening thread.
 */
final class HalfMadeTables {
    private static final String MARK = "unfinished";
    /** Which hours are still to be rolled up; not the store's, though in its directory. */
    private static final String KEPT = "rollups";

    private HalfMadeTables() {}

    /** Marks a directory without tables; empties one that an earlier attempt has marked. */
    static void begin(Path directory) throws IOException {
        PrivateFiles.createDirectories(directory);
        Path mark = directory.resolve(MARK);
        List<Path> found = contents(directory);
        if (Files.exists(mark)) {
            for (Path half : found) {
                remove(half);
            }
        } else if (found.isEmpty()) {
            PrivateFiles.createIfMissing(mark);
        }
    }

    /** All tables are there. */
    static void finish(Path directory) throws IOException {
        Files.deleteIfExists(directory.resolve(MARK));
    }

    private static List<Path> contents(Path directory) throws IOException {
        try (Stream<Path> all = Files.list(directory)) {
            return all.filter(each -> !List.of(MARK, KEPT).contains(each.getFileName().toString())).toList();
        }
    }

    private static void remove(Path half) throws IOException {
        try (Stream<Path> all = Files.walk(half)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
