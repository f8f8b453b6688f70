package io.hazardwatch.gateway.app;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The data directory, for the gateway's own user only, whatever that user's umask is: the directory and those in it 0700, the
 * files in it 0600. What lies deeper is out of reach with them. Where the file system knows no such permissions it stays as it is.
 */
final class DataFolder {
    private static final Logger LOG = LoggerFactory.getLogger(DataFolder.class);
    private static final String DIRECTORY = "rwx------";
    private static final String FILE = "rw-------";

    private DataFolder() {}

    /** Makes it when it is not there, and closes it and what it holds to others. */
    static void prepare(Path directory) throws IOException {
        boolean posix = directory.getFileSystem().supportedFileAttributeViews().contains("posix");
        if (!Files.exists(directory) && posix) {
            Files.createDirectories(directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(DIRECTORY)));
        }
        Files.createDirectories(directory);
        if (posix) {
            protect(directory);
        }
    }

    /** Closes what was made since. */
    static void protect(Path directory) throws IOException {
        if (!directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return;
        }
        close(directory);
        for (Path each : children(directory)) {
            close(each);
        }
    }

    private static List<Path> children(Path directory) throws IOException {
        try (Stream<Path> all = Files.list(directory)) {
            return all.filter(each -> !Files.isSymbolicLink(each)).toList();
        }
    }

    private static void close(Path path) {
        String wanted = Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS) ? DIRECTORY : FILE;
        try {
            if (!PosixFilePermissions.toString(Files.getPosixFilePermissions(path)).equals(wanted)) {
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(wanted));
            }
        } catch (FileSystemException gone) {
            LOG.warn("{}: cannot be closed to other users: {}", path, gone.toString());
        } catch (IOException e) {
            LOG.warn("{}: cannot be closed to other users: {}", path, e.getMessage());
        }
    }
}
