package io.hazardwatch.gateway.testkit;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Data too large for the repository, in the folder that the property {@code hazardwatch.data} names. A test is skipped only when
 * that folder is absent; a folder that is there and lacks what the test needs is a failure.
 */
public final class SharedData {
    private static final Path FOLDER = Path.of(System.getProperty("hazardwatch.data", "../shared/data"));

    private SharedData() {}

    /** The folder itself, which must hold {@code needed}. */
    public static Path folderWith(String needed) {
        path(needed);
        return FOLDER;
    }

    /** A file or folder below it. */
    public static Path path(String needed) {
        assumeTrue(Files.isDirectory(FOLDER), "skipped: hazardwatch.data names no folder: " + FOLDER.toAbsolutePath());
        Path path = FOLDER.resolve(needed);
        assertTrue(Files.exists(path), "hazardwatch.data is there but lacks " + path.toAbsolutePath());
        return path;
    }
}
