package io.hazardwatch.gateway.app.process;

import io.hazardwatch.gateway.files.PrivateFiles;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Ensures that one gateway uses a data directory, because two writers would damage the journal. The lock ends with the process. */
public final class DataLock {
    private final FileChannel channel;

    private DataLock(FileChannel channel) {
        this.channel = channel;
    }

    /** @throws IOException if another gateway uses the directory */
    public static DataLock take(Path directory) throws IOException {
        FileChannel channel = PrivateFiles.open(directory.resolve("lock"), StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        if (isFree(channel)) {
            return new DataLock(channel);
        }
        channel.close();
        throw new IOException("data directory " + directory.toAbsolutePath() + ": in use by another gateway");
    }

    private static boolean isFree(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException sameProcess) {
            return false;
        }
    }

    public void release() throws IOException {
        channel.close();
    }
}
