package io.hazardwatch.gateway.testkit;

import io.hazardwatch.gateway.files.DurableFiles;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Records what was synced to the disk, each time with what the folder held at that moment: so a test sees whether a file had its final name before
 * its contents were safe, and whether the name was. One thread.
 */
public final class RecordedSyncs implements DurableFiles.Sync {
    private final List<String> steps = new ArrayList<>();

    /** {@code contents FILE BYTES in NAMES} and {@code names FOLDER NAMES}, in their order. */
    public List<String> steps() {
        return List.copyOf(steps);
    }

    @Override
    public void contents(Path file, FileChannel open) throws IOException {
        steps.add("contents " + file.getFileName() + ' ' + open.size() + " in " + list(file.getParent()));
    }

    @Override
    public void names(Path folder) throws IOException {
        steps.add("names " + folder.getFileName() + ' ' + list(folder));
    }

    private static List<String> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(each -> each.getFileName().toString()).sorted().toList();
        }
    }
}
