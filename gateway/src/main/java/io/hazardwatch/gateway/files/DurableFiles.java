package io.hazardwatch.gateway.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes files of the data folder so that they survive a loss of power: contents are on the disk before the file gets its name, and the name is
 * before the call returns. Blocks on the disk; any thread.
 */
public final class DurableFiles {
    /** Waits until the disk has what was written. */
    public interface Sync {
        /** The contents of a file. */
        void contents(Path file, FileChannel open) throws IOException;

        /** The names in a folder. */
        void names(Path folder) throws IOException;
    }

    /** The files of this machine. */
    public static final DurableFiles SYSTEM = new DurableFiles(new Sync() {
        @Override
        public void contents(Path file, FileChannel open) throws IOException {
            open.force(true);
        }

        /** Where the system knows no such thing, a rename is as durable as it makes it. */
        @Override
        public void names(Path folder) throws IOException {
            if (folder.getFileSystem().supportedFileAttributeViews().contains("unix")) {
                try (FileChannel open = FileChannel.open(folder, StandardOpenOption.READ)) {
                    open.force(true);
                }
            }
        }
    });

    private static final Logger LOG = LoggerFactory.getLogger(DurableFiles.class);

    private final Sync sync;

    /** @param sync replaces that of {@link #SYSTEM} */
    public DurableFiles(Sync sync) {
        this.sync = sync;
    }

    /**
     * The same for files whose contents count as soon as they are there: if the disk has them and does not take their name for good, a warning
     * says so, because the file stands, and only a loss of power soon after may undo it.
     */
    public DurableFiles lenient() {
        return new DurableFiles(new Sync() {
            @Override
            public void contents(Path file, FileChannel open) throws IOException {
                sync.contents(file, open);
            }

            @Override
            public void names(Path folder) {
                try {
                    sync.names(folder);
                } catch (IOException refused) {
                    LOG.warn("{}: what was written there stands, but a loss of power soon may undo it: {}", folder, refused.toString());
                }
            }
        });
    }

    /**
     * Creates a private file or replaces its contents. Its name may be new and is not on the disk yet; see {@link #rename}.
     *
     * @throws IOException if the disk refuses it
     */
    public void write(Path file, byte[] contents) throws IOException {
        try (FileChannel channel = PrivateFiles.open(file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE)) {
            ByteBuffer left = ByteBuffer.wrap(contents);
            while (left.hasRemaining()) {
                channel.write(left);
            }
            sync.contents(file, channel);
        }
    }

    /**
     * Creates a private file or replaces its contents, at once and for good: at any moment, also of a loss of power, it is whole, as before or as
     * now.
     *
     * @throws IOException if the disk refuses it; then its contents are as before, or, when only its name was refused, the new ones until a loss of
     *                     power; see {@link #lenient}
     */
    public void replace(Path file, byte[] contents) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        write(fresh, contents);
        rename(fresh, file);
    }

    /**
     * Makes durable what somebody else has written and closed.
     *
     * @throws IOException if the disk refuses it; what the file holds is unknown then
     */
    public void written(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            sync.contents(file, channel);
        }
    }

    /**
     * Gives a durable file its final name in the same folder, at once and for good; one that has the name is replaced.
     *
     * @throws IOException if the disk refuses it; it may have the name all the same until a loss of power, see {@link #lenient}
     */
    public void rename(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        names(to.toAbsolutePath().getParent());
    }

    /**
     * Creates a private folder for good if it is missing, and returns it; its parent exists.
     *
     * @throws IOException if the disk refuses it
     */
    public Path createDirectory(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            PrivateFiles.createDirectories(folder);
            names(folder.toAbsolutePath().getParent());
        }
        return folder;
    }

    /**
     * Makes durable what was renamed in a folder or removed from it.
     *
     * @throws IOException if the disk refuses it
     */
    public void names(Path folder) throws IOException {
        sync.names(folder);
    }
}
