package io.hazardwatch.gateway.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Makes files ({@code rw-------}) and folders ({@code rwx------}) of the data folder: they hold password hashes, keys and what a
 * plant does. What exists already keeps its permissions, but for {@link #closeAll}. Where the file system knows no such
 * permissions all is made as the system makes it. Any thread.
 */
public final class PrivateFiles {
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final FileAttribute<?>[] NONE = {};

    private PrivateFiles() {}

    /**
     * Creates a folder and its parents if they are missing, and returns it.
     *
     * @throws IOException if the disk refuses the folder
     */
    public static Path createDirectories(Path folder) throws IOException {
        return Files.isDirectory(folder) ? folder : Files.createDirectories(folder, attributes(folder, FOLDER));
    }

    /**
     * Creates an empty file if it is missing, and returns it.
     *
     * @throws IOException if the disk refuses the file
     */
    public static Path createIfMissing(Path file) throws IOException {
        if (!Files.exists(file)) {
            Files.createFile(file, attributes(file, FILE));
        }
        return file;
    }

    /**
     * As {@link FileChannel#open(Path, OpenOption...)}; a file it creates is private.
     *
     * @throws IOException if the file cannot be opened or created
     */
    public static FileChannel open(Path file, OpenOption... options) throws IOException {
        return FileChannel.open(file, Set.of(options), attributes(file, FILE));
    }

    /**
     * As {@link Files#writeString}: creates the file, or replaces its contents.
     *
     * @throws IOException if the disk refuses the file
     */
    public static void writeString(Path file, String text) throws IOException {
        createIfMissing(file);
        Files.writeString(file, text, StandardOpenOption.TRUNCATE_EXISTING);
    }

    /**
     * Removes the permissions of others on a file or folder; those of the owner stay.
     *
     * @throws IOException if the permissions cannot be changed
     */
    public static void close(Path path) throws IOException {
        if (isPosix(path)) {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS);
            if (permissions.retainAll(FOLDER)) {
                Files.setPosixFilePermissions(path, permissions);
            }
        }
    }

    /**
     * Closes a folder and all that lies in it, links aside: what another version made, or somebody put there.
     *
     * @throws IOException naming the first that cannot be closed; the others are closed all the same
     */
    public static void closeAll(Path folder) throws IOException {
        if (!isPosix(folder)) {
            return;
        }
        Closing closing = new Closing();
        Files.walkFileTree(folder, closing);
        if (closing.failure != null) {
            throw closing.failure;
        }
    }

    private static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static FileAttribute<?>[] attributes(Path path, Set<PosixFilePermission> permissions) {
        return isPosix(path) ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)} : NONE;
    }

    /** Files may come and go meanwhile. */
    private static final class Closing extends SimpleFileVisitor<Path> {
        private IOException failure;

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return closed(folder);
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            return attributes.isSymbolicLink() ? FileVisitResult.CONTINUE : closed(file);
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException refused) {
            return note(file, refused);
        }

        private FileVisitResult closed(Path path) {
            try {
                close(path);
                return FileVisitResult.CONTINUE;
            } catch (IOException refused) {
                return note(path, refused);
            }
        }

        private FileVisitResult note(Path path, IOException refused) {
            if (failure == null && Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
                failure = new IOException(path + ": cannot be closed to other users: " + refused, refused);
            }
            return FileVisitResult.CONTINUE;
        }
    }
}
