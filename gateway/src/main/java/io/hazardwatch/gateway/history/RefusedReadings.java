package io.hazardwatch.gateway.history;

import io.hazardwatch.gateway.files.PrivateFiles;
import io.hazardwatch.gateway.history.store.LineProtocol;
import io.hazardwatch.gateway.history.store.ReadingBatch;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;

/**
 * Saves readings that the store refused while it accepted their neighbours, until a person decides. Two files in InfluxDB's
 * line protocol with the reason in a comment above each, so that people can read, correct and import them by hand. When the
 * newer file is full the older one is deleted, which is counted. Any thread.
 */
final class RefusedReadings {
    /** Size limit of each of the two files. */
    static final long FILE_BYTES_MAX = 32L << 20;

    private static final String NEWER = "refused.lp";
    private static final String OLDER = "refused.1.lp";

    private final Path directory;
    private final long fileBytesMax;
    private final LineProtocol lines = new LineProtocol();
    private volatile long overwritten;

    /** @param directory created when the first reading is refused */
    RefusedReadings(Path directory, long fileBytesMax) {
        this.directory = directory;
        this.fileBytesMax = fileBytesMax;
    }

    /**
     * Adds the readings; once it returns they survive the end of the process.
     *
     * @throws IOException if the disk refuses; nothing may be dropped then
     */
    synchronized void keep(ReadingBatch refused, String reason, long nowMillis) throws IOException {
        String head = "# " + Instant.ofEpochMilli(nowMillis) + ' ' + reason.replaceAll("[\\r\\n]+", " ") + '\n';
        byte[] text = (head + lines.lines(refused)).getBytes(StandardCharsets.UTF_8);
        Path file = file(text.length);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            ByteBuffer bytes = ByteBuffer.wrap(text);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(false);
        }
    }

    /** Files deleted in favour of newer ones, since the start. Any thread. */
    long overwritten() {
        return overwritten;
    }

    @Override
    public String toString() {
        return directory.resolve(NEWER).toString();
    }

    private Path file(int bytes) throws IOException {
        Path newer = PrivateFiles.createDirectories(directory).resolve(NEWER);
        if (Files.exists(newer) && Files.size(newer) > 0 && Files.size(newer) + bytes > fileBytesMax) {
            overwritten = overwritten + (Files.exists(directory.resolve(OLDER)) ? 1 : 0);
            Files.move(newer, directory.resolve(OLDER), StandardCopyOption.REPLACE_EXISTING);
        }
        return PrivateFiles.createIfMissing(newer);
    }
}
