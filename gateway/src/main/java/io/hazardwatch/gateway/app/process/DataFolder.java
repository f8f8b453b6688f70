package io.hazardwatch.gateway.app.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The data directory, for the gateway's own user only, whatever that user's umask is: the directory and what lies
 * directly in it lose all permissions of others. What lies deeper is out of reach with them. Where the file system knows no such permissions it stays as it is.
 */
public final class DataFolder {
    private static final Logger LOG = LoggerFactory.getLogger(DataFolder.class);
    private static final Set<PosixFilePermission> OWNERS = PosixFilePermissions.fromString("rwx------");

    private DataFolder() {}

    /** Makes it when it is not there, and closes it and what it holds to others. */
    public static void prepare(Path directory) throws IOException {
        boolean posix = directory.getFileSystem().supportedFileAttributeViews().contains("posix");
        if (!Files.exists(directory) && posix) {
            Files.createDirectories(directory, PosixFilePermissions.asFileAttribute(OWNERS));
        }
        Files.createDirectories(directory);
        if (posix) {
            protect(directory);
        }
    }

    /** Closes what was made since. */
    public static void protect(Path directory) throws IOException {
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

    /** Takes away what others may do; what the owner may do stays. */
    private static void close(Path path) {
        try {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS);
            if (permissions.retainAll(OWNERS)) {
                Files.setPosixFilePermissions(path, permissions);
            }
        } catch (IOException refused) {
            LOG.warn("{}: cannot be closed to other users: {}", path, refused.toString());
        }
    }
}
