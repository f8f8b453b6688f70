package io.hazardwatch.gateway.history.spool;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Access to the disk itself, beyond the operating system's memory. Tests replace it. */
interface Disk {
    /** The machine's disk. */
    Disk OF_THE_MACHINE = new Disk() {
        @Override
        public void force(Segment segment, int fromByte, int bytes) {
            segment.bytes().force(fromByte, bytes);
        }

        @Override
        public void force(Path directory) throws IOException {
            try (FileChannel names = FileChannel.open(directory, StandardOpenOption.READ)) {
                names.force(true);
            }
        }

        @Override
        public long freeBytes(Path directory) throws IOException {
            return Files.getFileStore(directory).getUsableSpace();
        }
    };

    /** Returns once these bytes are on the disk; throws {@link java.io.UncheckedIOException} if they cannot be written. */
    void force(Segment segment, int fromByte, int bytes);

    /**
     * Returns once the names of the directory's files are on the disk.
     *
     * @throws IOException if the disk refuses
     */
    void force(Path directory) throws IOException;

    /**
     * Bytes available to this process on the disk of the directory.
     *
     * @throws IOException if the file system does not answer
     */
    long freeBytes(Path directory) throws IOException;
}
