package io.hazardwatch.gateway.settings.process;

import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.settings.yaml.SettingsProblem;
import io.hazardwatch.gateway.settings.yaml.SettingsProblems;
import io.hazardwatch.gateway.weather.book.WeatherData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Notices that files of the folder {@code weather} of the configuration have changed, and reads them again. One thread. */
public final class WeatherTablesWatcher {
    /** What was read; the data count only without problems. */
    public record Result(WeatherData data, List<SettingsProblem> problems) {}

    private final Path configuration;
    private Map<Path, String> seen;

    /** @param configuration folder of gateway.yaml */
    public WeatherTablesWatcher(Path configuration) {
        this.configuration = configuration;
        this.seen = stamps();
    }

    /** What is wrong with rows about points for these site files. */
    public static List<SettingsProblem> problems(WeatherData data, Registry configured) {
        return WeatherTableFiles.problems(data, configured);
    }

    /** Whether a file was changed, added or removed since the last read, or since the start. */
    public boolean isChanged() {
        return !stamps().equals(seen);
    }

    /** Reads all tables. */
    public Result read() {
        seen = stamps();
        SettingsProblems problems = new SettingsProblems("weather");
        WeatherData data = new WeatherTableFiles(configuration, problems).read();
        return new Result(data, problems.list());
    }

    /** A file that disappears meanwhile is found with the next look. */
    private Map<Path, String> stamps() {
        Map<Path, String> found = new TreeMap<>();
        Path folder = configuration.resolve(WeatherTableFiles.FOLDER);
        if (!Files.isDirectory(folder)) {
            return found;
        }
        try (Stream<Path> files = Files.walk(folder, 3)) {
            files.filter(Files::isRegularFile).forEach(file -> found.put(file, stamp(file)));
        } catch (IOException | UncheckedIOException unreadable) {
            found.put(folder, unreadable.toString());
        }
        return found;
    }

    private static String stamp(Path file) {
        try {
            return Files.getLastModifiedTime(file).toMillis() + " " + Files.size(file);
        } catch (IOException gone) {
            return gone.toString();
        }
    }
}
