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
 * Detects changes of files that are read only at the start: they need a restart, and mistakes in them should be found before
 * it. Runs on a thread lent by app; owns none.
 */
public final class SettingsWatcher {
    private static final List<String> FILES = List.of("gateway.yaml", "channels.yaml");

    /**
     * Changes that wait for a restart.
     *
     * @param files files that differ from the start
     * @param problems why the next start would refuse them
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
     * Takes the present files as those of the start.
     *
     * @param check reads them and finds problems
     */
    public SettingsWatcher(Path directory, Supplier<List<SettingsProblem>> check) {
        this.paths = FILES.stream().map(directory::resolve).toList();
        this.check = check;
        this.judged = FileStamps.of(paths);
        paths.forEach(path -> atStart.put(path, content(path)));
    }

    /**
     * Checks once.
     *
     * @return whether the waiting changes differ from before
     */
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

    /** Changes that wait for a restart. Any thread. */
    public Pending pending() {
        return pending;
    }

    /** Null if the file is missing or unreadable. */
    private static byte[] content(Path path) {
        try {
            return Files.readAllBytes(path);
        } catch (IOException e) {
            return null;
        }
    }
}
