package io.hazardwatch.gateway.app.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Which files of a configuration are read. */
final class ConfigFiles {
    private ConfigFiles() {}

    /** The YAML files of a folder of the configuration, by name; none when the folder is missing. */
    static List<Path> in(Path directory, String folder) {
        try (Stream<Path> files = Files.list(directory.resolve(folder))) {
            return files.filter(ConfigFiles::isYaml).sorted().toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    /** How problems name the file. */
    static String name(Path directory, Path file) {
        return directory.relativize(file).toString().replace('\\', '/');
    }

    private static boolean isYaml(Path file) {
        String name = file.getFileName().toString();
        return !name.startsWith(".") && (name.endsWith(".yaml") || name.endsWith(".yml")) && Files.isRegularFile(file);
    }
}
