package io.hazardwatch.gateway.history.spool;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What reaches the disk itself, and not only the operating system's memory. Tests put a disk of their own in its place. */
interface Disk {
    /** The machine's. */
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

    /** Returns when these bytes are on the disk; throws {@link java.io.UncheckedIOException} when they cannot get there. */
    void force(Segment segment, int fromByte, int bytes);

    /** Returns when the names of the directory's files are on the disk. */
    void force(Path directory) throws IOException;

    /** What is left for this process on the disk of the directory. */
    long freeBytes(Path directory) throws IOException;
}
