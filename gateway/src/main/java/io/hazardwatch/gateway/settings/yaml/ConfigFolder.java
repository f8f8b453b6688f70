package io.hazardwatch.gateway.settings.yaml;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;

/**
 * Lists the files of a configuration. A folder or file that cannot be read is an error, never an absent one: running out of
 * file descriptors must not remove points from monitoring.
 */
public final class ConfigFolder {
    private ConfigFolder() {}

    /**
     * The YAML files of a folder, by name.
     *
     * @throws NoSuchFileException if the folder is missing
     * @throws IOException if it cannot be listed, or the attributes of a file cannot be read
     */
    public static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(ConfigFolder::isNamedYaml).filter(ConfigFolder::isFile).sorted().toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** As {@link #list}, for an optional folder. */
    public static List<Path> listOptional(Path folder) throws IOException {
        return Files.notExists(folder, LinkOption.NOFOLLOW_LINKS) ? List.of() : list(folder);
    }

    private static boolean isNamedYaml(Path file) {
        String name = file.getFileName().toString();
        return !name.startsWith(".") && (name.endsWith(".yaml") || name.endsWith(".yml"));
    }

    private static boolean isFile(Path file) {
        try {
            return Files.readAttributes(file, BasicFileAttributes.class).isRegularFile();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
