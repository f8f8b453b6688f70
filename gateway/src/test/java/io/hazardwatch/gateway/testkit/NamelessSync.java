package io.hazardwatch.gateway.testkit;

import io.hazardwatch.gateway.files.DurableFiles;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A disk that takes contents and refuses to sync a folder as soon as it has a file whose name matches. Any thread. */
public final class NamelessSync implements DurableFiles.Sync {
    private final String refused;

    /** @param refused regular expression of the names */
    public NamelessSync(String refused) {
        this.refused = refused;
    }

    @Override
    public void contents(Path file, FileChannel open) {}

    @Override
    public void names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            if (files.anyMatch(each -> each.getFileName().toString().matches(refused))) {
                throw new IOException("the disk takes no names");
            }
        }
    }
}
