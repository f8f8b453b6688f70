package io.hazardwatch.gateway.app.settings;

import io.hazardwatch.gateway.registry.Registry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Notices when site or template files change and loads them anew. App lends it a thread that calls {@link #look} every
 * second or so; it owns none. A change is taken once it has settled for a while, because editors and copies write in
 * pieces. A refused reload changes nothing but {@link #lastProblems}.
 */
public final class SitesWatcher {
    /** How long files must stay as they are before they are read. */
    public static final long SETTLE_MILLIS = 500;

    /** What a look came to. */
    public enum Look {
        /** Nothing has changed since the last load. */
        UNCHANGED,
        /** Something changes at present. */
        SETTLING,
        /** Loaded and handed over. */
        TAKEN,
        /** Something is wrong; the old registry stays. */
        REFUSED
    }

    private record Stamp(long size, long modifiedNanos) {}

    // the lent thread
    private final Path directory;
    private final SitesLoader loader;
    private final Consumer<Registry> onChange;
    private Map<Path, Stamp> loaded;
    private Map<Path, Stamp> seen;
    private long seenAtMillis;

    // any thread
    private volatile List<Problem> lastProblems = List.of();

    /** Takes the files as they are now for loaded. */
    public SitesWatcher(Path directory, SitesLoader loader, Consumer<Registry> onChange) {
        this.directory = directory;
        this.loader = loader;
        this.onChange = onChange;
        this.loaded = stamps();
        this.seen = loaded;
    }

    /** Looks once. */
    public Look look(long nowMillis) {
        Map<Path, Stamp> now = stamps();
        if (!now.equals(seen)) {
            seen = now;
            seenAtMillis = nowMillis;
            return Look.SETTLING;
        }
        if (now.equals(loaded)) {
            return Look.UNCHANGED;
        }
        return nowMillis - seenAtMillis < SETTLE_MILLIS ? Look.SETTLING : reload(now);
    }

    /** Problems of the last reload that was refused; empty after one that was taken. Any thread. */
    public List<Problem> lastProblems() {
        return lastProblems;
    }

    private Look reload(Map<Path, Stamp> now) {
        loaded = now;
        return switch (loader.load(directory)) {
            case Loaded.Refused<Registry> refused -> {
                lastProblems = refused.problems();
                yield Look.REFUSED;
            }
            case Loaded.Taken<Registry> taken -> {
                lastProblems = List.of();
                onChange.accept(taken.value());
                yield Look.TAKEN;
            }
        };
    }

    private Map<Path, Stamp> stamps() {
        Map<Path, Stamp> stamps = new LinkedHashMap<>();
        Stream.of("templates", "sites").flatMap(folder -> ConfigFiles.in(directory, folder).stream())
                .forEach(file -> stamps.put(file, stamp(file)));
        return stamps;
    }

    private static Stamp stamp(Path file) {
        try {
            return new Stamp(Files.size(file), Files.getLastModifiedTime(file).to(java.util.concurrent.TimeUnit.NANOSECONDS));
        } catch (IOException e) {
            return new Stamp(-1, 0);
        }
    }
}
