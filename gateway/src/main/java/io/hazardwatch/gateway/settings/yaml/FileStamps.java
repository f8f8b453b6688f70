package io.hazardwatch.gateway.settings.yaml;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * File attributes that show changes: cheap enough to read every second. Equal stamps do not prove equal contents, so contents
 * are read from time to time nevertheless. If the file system provides inode and change time, even a replacement with the same
 * size and modification time shows.
 *
 * @param files by path; empty if they could not be listed or read
 */
public record FileStamps(boolean isReadable, Map<Path, Map<String, Object>> files) {
    private static final String UNIX = "unix";
    private static final String UNIX_ATTRIBUTES = "unix:size,lastModifiedTime,ctime,ino";
    private static final String BASIC_ATTRIBUTES = "size,lastModifiedTime,fileKey";

    /** Stamps of the template and site files below {@code directory}. */
    public static FileStamps ofSites(Path directory) {
        try {
            Map<Path, Map<String, Object>> files = new LinkedHashMap<>();
            add(ConfigFolder.listOptional(directory.resolve("templates")), files);
            add(ConfigFolder.list(directory.resolve("sites")), files);
            return new FileStamps(true, files);
        } catch (IOException e) {
            return new FileStamps(false, Map.of());
        }
    }

    /** Stamps of single files; a missing one has none. */
    public static FileStamps of(List<Path> paths) {
        try {
            Map<Path, Map<String, Object>> files = new LinkedHashMap<>();
            add(paths.stream().filter(Files::exists).toList(), files);
            return new FileStamps(true, files);
        } catch (IOException e) {
            return new FileStamps(false, Map.of());
        }
    }

    private static void add(List<Path> paths, Map<Path, Map<String, Object>> files) throws IOException {
        boolean isUnix = !paths.isEmpty() && paths.getFirst().getFileSystem().supportedFileAttributeViews().contains(UNIX);
        for (Path path : paths) {
            files.put(path, exact(Files.readAttributes(path, isUnix ? UNIX_ATTRIBUTES : BASIC_ATTRIBUTES)));
        }
    }

    /** Times compare to the nanosecond only as instants. */
    private static Map<String, Object> exact(Map<String, Object> attributes) {
        Map<String, Object> exact = new LinkedHashMap<>();
        attributes.forEach((name, value) -> exact.put(name, value instanceof FileTime time ? time.toInstant() : value));
        return exact;
    }
}
