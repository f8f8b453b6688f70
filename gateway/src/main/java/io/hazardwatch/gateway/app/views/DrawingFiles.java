package io.hazardwatch.gateway.app.views;

import io.hazardwatch.gateway.api.plant.SiteDrawings;
import io.hazardwatch.gateway.files.DurableFiles;
import io.hazardwatch.gateway.files.PrivateFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Drawings of sites as files {@code drawings/ENTERPRISE.SITE.svg} of the data folder. Any thread; one writes at a time. */
public final class DrawingFiles implements SiteDrawings {
    private static final String ENDING = ".svg";

    private final Path folder;
    private final DurableFiles writing;
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    /** @throws IOException if the folder cannot be made or read */
    public DrawingFiles(Path dataDirectory) throws IOException {
        this(dataDirectory, DurableFiles.SYSTEM);
    }

    DrawingFiles(Path dataDirectory, DurableFiles writing) throws IOException {
        this.writing = writing.lenient();
        folder = PrivateFiles.createDirectories(dataDirectory.resolve("drawings"));
        try (Stream<Path> files = Files.list(folder)) {
            files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(ENDING)).forEach(known::add);
        }
    }

    /** Names of the plant have no dot, so the file's name is that of one site alone. */
    private static String nameOf(String enterprise, String site) {
        return enterprise + '.' + site + ENDING;
    }

    @Override
    public boolean has(String enterprise, String site) {
        return known.contains(nameOf(enterprise, site));
    }

    @Override
    public String find(String enterprise, String site) throws IOException {
        return has(enterprise, site) ? Files.readString(folder.resolve(nameOf(enterprise, site))) : null;
    }

    @Override
    public synchronized void put(String enterprise, String site, String svg) throws IOException {
        String name = nameOf(enterprise, site);
        if (svg == null) {
            Files.deleteIfExists(folder.resolve(name));
            known.remove(name);
            return;
        }
        writing.replace(folder.resolve(name), svg.getBytes(StandardCharsets.UTF_8));
        known.add(name);
    }
}
