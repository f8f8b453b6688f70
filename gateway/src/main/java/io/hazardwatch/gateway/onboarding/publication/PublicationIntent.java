package io.hazardwatch.gateway.onboarding.publication;

import io.hazardwatch.gateway.files.DurableFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is about to be written into the files. Once it is on the disk the publication happens, at the latest by the next start; before that it
 * did not. One thread.
 *
 * @param proposal number of the proposal
 */
record PublicationIntent(long proposal, List<FileChange> files) {
    private static final String CELL = "\t";
    /** Ends what was written as a whole. */
    private static final String END = "end";

    /** Makes it durable. */
    void write(Path file) throws IOException {
        String text = Stream.of(Stream.of(Long.toString(proposal)), files.stream().map(each -> each.name() + CELL + each.before() + CELL
                + each.after()
                + CELL), Stream.of(END)).flatMap(lines -> lines).reduce("", (all, line) -> all + line + '\n');
        DurableFiles.SYSTEM.replace(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /** The one on the disk; null if there is none. */
    static PublicationIntent read(Path file) throws IOException {
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (NoSuchFileException none) {
            return null;
        }
        if (lines.isEmpty() || !lines.getLast().equals(END)) {
            throw new IOException(file + ": is incomplete");
        }
        return new PublicationIntent(Long.parseLong(lines.getFirst()), lines.subList(1, lines.size() - 1).stream().map(line -> line.split(CELL, -1))
                .map(cells -> new FileChange(cells[0], cells[1], cells[2])).toList());
    }
}
