package io.hazardwatch.gateway.settings.yaml;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How files look from outside: cheap enough to be asked every second. Equal stamps do not prove equal contents, which is
 * why contents are read now and then all the same; where the file system knows the time of a file's last change of any
 * kind and its inode, even a replacement of the same size and modification time shows.
 *
 * @param files by path; empty when they could not be listed or looked at
 */
public record FileStamps(boolean isReadable, Map<Path, Map<String, Object>> files) {
    private static final String UNIX = "unix";
    private static final String UNIX_ATTRIBUTES = "unix:size,lastModifiedTime,ctime,ino";
    private static final String BASIC_ATTRIBUTES = "size,lastModifiedTime,fileKey";

    /** Those of the template and site files below {@code directory}. */
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

    /** Those of single files; one that is missing has none. */
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
        for (Path path : paths) {
            boolean isUnix = path.getFileSystem().supportedFileAttributeViews().contains(UNIX);
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
