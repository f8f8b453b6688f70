package io.hazardwatch.gateway.history.embedded;

import io.hazardwatch.gateway.files.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Removes tables left incomplete by a failed first opening, for instance for lack of descriptors or space, because QuestDB
 * neither completes nor forgets them. They contain no readings: none is accepted before a mark in the directory says that the
 * opening is complete. The store's opening thread.
 */
final class IncompleteTables {
    private static final String MARK = "unfinished";
    /** Records which hours wait for their rollup; not the store's, although in its directory. */
    private static final String KEPT = "rollups";

    private IncompleteTables() {}

    /**
     * Marks a directory without tables; empties one that an earlier attempt has marked.
     *
     * @throws IOException if the directory cannot be read or changed
     */
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

    /**
     * Removes the mark: all tables exist.
     *
     * @throws IOException if the mark cannot be removed
     */
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
