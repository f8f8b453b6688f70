package io.hazardwatch.gateway.settings.process;

import io.hazardwatch.gateway.settings.yaml.FileStamps;
import io.hazardwatch.gateway.settings.yaml.SettingsProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Notices when files that are read at the start only have changed since: they need a restart, and the next start should not
 * be the first to find a mistake in them. App lends it a thread; it owns none.
 */
public final class SettingsWatcher {
    private static final List<String> FILES = List.of("gateway.yaml", "channels.yaml");

    /**
     * What waits for a restart.
     *
     * @param files    that are not what they were at the start
     * @param problems for which the next start would refuse them
     */
    public record Pending(List<String> files, List<SettingsProblem> problems) {
        static final Pending NOTHING = new Pending(List.of(), List.of());
    }

    // the lent thread
    private final List<Path> paths;
    private final Supplier<List<SettingsProblem>> check;
    private final Map<Path, byte[]> atStart = new HashMap<>();
    private FileStamps judged;

    // any thread
    private volatile Pending pending = Pending.NOTHING;

    /**
     * Takes the files as they are now for those of the start.
     *
     * @param check reads them and finds what is wrong
     */
    public SettingsWatcher(Path directory, Supplier<List<SettingsProblem>> check) {
        this.paths = FILES.stream().map(directory::resolve).toList();
        this.check = check;
        this.judged = FileStamps.of(paths);
        paths.forEach(path -> atStart.put(path, content(path)));
    }

    /** Looks once; whether what waits is another thing than before. */
    public boolean look() {
        FileStamps now = FileStamps.of(paths);
        if (now.equals(judged)) {
            return false;
        }
        judged = now;
        List<String> files = new ArrayList<>();
        for (Path path : paths) {
            if (!Arrays.equals(atStart.get(path), content(path))) {
                files.add(path.getFileName().toString());
            }
        }
        Pending before = pending;
        pending = files.isEmpty() ? Pending.NOTHING : new Pending(List.copyOf(files), List.copyOf(check.get()));
        return !pending.equals(before);
    }

    /** What waits for a restart. Any thread. */
    public Pending pending() {
        return pending;
    }

    /** Null when there is none, or none that can be read. */
    private static byte[] content(Path path) {
        try {
            return Files.readAllBytes(path);
        } catch (IOException e) {
            return null;
        }
    }
}
