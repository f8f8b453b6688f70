package io.hazardwatch.simulator.scenario;

import io.hazardwatch.simulator.command.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The scenario files that are delivered with the product. */
final class ScenarioFiles {
    static final Path FOLDER = Path.of(System.getProperty("hazardwatch.root"), "config", "scenarios");

    private ScenarioFiles() {}

    static Scenario read(String name) throws UsageException, IOException {
        return ScenarioReader.read(FOLDER.resolve(name + ".yaml"));
    }

    static List<Path> all() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
        }
    }
}
