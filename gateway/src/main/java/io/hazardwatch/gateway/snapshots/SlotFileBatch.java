package io.hazardwatch.gateway.snapshots;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Opens and creates many files on all processors, because each page is touched. Start and reload thread. */
final class SlotFileBatch {
    /**
     * What could be created.
     *
     * @param files   those before the first that failed
     * @param refusal why that failed; null if none did
     */
    record Created(SlotFile[] files, IOException refusal) {}

    private interface Maker {
        SlotFile make(int number) throws IOException;
    }

    private SlotFileBatch() {}

    /** Opens files that exist. */
    static SlotFile[] open(List<Path> paths) throws IOException {
        SlotFile[] files = new SlotFile[paths.size()];
        together(files, number -> SlotFile.open(paths.get(number)));
        return files;
    }

    /** Creates files with slots of these names; deletes those from the first that failed on, because a start on a full disk could not open them. */
    static Created create(List<Path> paths, List<List<byte[]>> names) throws IOException {
        SlotFile[] files = new SlotFile[paths.size()];
        try {
            together(files, number -> SlotFile.create(paths.get(number), names.get(number)));
            return new Created(files, null);
        } catch (IOException full) {
            int whole = 0;
            while (files[whole] != null) {
                whole++;
            }
            for (Path left : paths.subList(whole, paths.size())) {
                Files.deleteIfExists(left);
            }
            return new Created(Arrays.copyOf(files, whole), full);
        }
    }

    private static void together(SlotFile[] files, Maker maker) throws IOException {
        IOException[] refusals = new IOException[files.length];
        IntStream.range(0, files.length).parallel().forEach(number -> {
            try {
                files[number] = maker.make(number);
            } catch (IOException refused) {
                refusals[number] = refused; // thrown when all are through, so that nothing goes on writing
            }
        });
        for (IOException refused : refusals) {
            if (refused != null) {
                throw refused;
            }
        }
    }
}
