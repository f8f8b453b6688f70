package io.hazardwatch.gateway.history.rollup;

import io.hazardwatch.gateway.files.PrivateFiles;
import io.hazardwatch.gateway.model.PointId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The dirty hours on disk: a log of lines, {@code +hour point} marked dirty, {@code -hour point} marked clean, {@code !hour}
 * rolled up from there on. Written lines survive the end of the process, synced lines also a power loss. Any thread.
 */
final class DirtyHoursFile implements AutoCloseable {
    private static final int LINES_MIN = 10_000;

    private final Path path;
    private volatile FileChannel log;
    private long lines;

    /** Content of a file; not whole if there is none or it is damaged other than by a truncated last line. */
    record Content(boolean isWhole, long rolledFrom, List<DirtyHour> open) {}

    /** Creates a file of that content, replacing an existing one. */
    DirtyHoursFile(Path path, long rolledFrom, List<DirtyHour> open) throws IOException {
        this.path = path;
        PrivateFiles.createDirectories(path.getParent());
        rewrite(rolledFrom, open);
    }

    static Content read(Path path) throws IOException {
        if (!Files.exists(path)) {
            return new Content(false, 0, List.of());
        }
        String text = Files.readString(path, StandardCharsets.ISO_8859_1);
        Map<String, DirtyHour> open = new LinkedHashMap<>();
        long rolledFrom = 0;
        boolean isWhole = text.startsWith("!");
        for (String line : text.substring(0, text.lastIndexOf('\n') + 1).split("\n")) {
            if (line.matches("!-?\\d{1,18}")) {
                rolledFrom = Long.parseLong(line.substring(1));
            } else if (line.matches("[+-]-?\\d{1,18} [A-Za-z0-9_/-]+") && line.chars().filter(c -> c == '/').count() == 3) {
                apply(line, open);
            } else {
                isWhole = false;
            }
        }
        return new Content(isWhole, rolledFrom, List.copyOf(open.values()));
    }

    private static void apply(String line, Map<String, DirtyHour> open) {
        String key = line.substring(1);
        int blank = key.indexOf(' ');
        if (line.charAt(0) == '-') {
            open.remove(key);
        } else {
            open.put(key, new DirtyHour(PointId.parse(key.substring(blank + 1)), Long.parseLong(key.substring(0, blank)), 0));
        }
    }

    synchronized void opened(List<DirtyHour> hours) throws IOException {
        append('+', hours);
    }

    synchronized void closed(List<DirtyHour> hours) throws IOException {
        append('-', hours);
    }

    /** Syncs what was written against power loss. */
    void sync() throws IOException {
        log.force(false);
    }

    synchronized void rolledFrom(long millis) throws IOException {
        write(log, "!" + millis + '\n');
    }

    /** Whether rewriting would make the file much smaller. */
    synchronized boolean isMostlyHistory(int openNow) {
        return lines > LINES_MIN + 4L * openNow;
    }

    /** Rewrites the file with its present content only. */
    synchronized void rewrite(long rolledFrom, List<DirtyHour> hours) throws IOException {
        Path next = path.resolveSibling(path.getFileName() + ".next");
        try (FileChannel channel = PrivateFiles.open(next, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING)) {
            write(channel, "!" + rolledFrom + '\n' + text('+', hours));
            channel.force(true);
        }
        Files.move(next, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        close();
        log = FileChannel.open(path, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
        lines = hours.size();
    }

    @Override
    public synchronized void close() throws IOException {
        if (log != null) {
            log.close();
        }
    }

    private void append(char sign, List<DirtyHour> hours) throws IOException {
        if (!hours.isEmpty()) {
            write(log, text(sign, hours));
            lines += hours.size();
        }
    }

    private static String text(char sign, List<DirtyHour> hours) {
        StringBuilder text = new StringBuilder();
        hours.forEach(hour -> text.append(sign).append(hour.startMillis()).append(' ').append(hour.point()).append('\n'));
        return text.toString();
    }

    private static void write(FileChannel to, String text) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
        while (bytes.hasRemaining()) {
            to.write(bytes);
        }
    }
}
