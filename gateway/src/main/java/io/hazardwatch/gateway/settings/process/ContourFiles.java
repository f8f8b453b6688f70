package io.hazardwatch.gateway.settings.process;

import io.hazardwatch.gateway.api.response.Contour;
import io.hazardwatch.gateway.api.response.ContourReader;
import io.hazardwatch.gateway.settings.yaml.SettingsProblem;
import io.hazardwatch.gateway.settings.yaml.SettingsProblems;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Consequence contours: the files ending in .geojson in the folder {@code contours} of the configuration. Read at the start and by check. */
public final class ContourFiles {
    private static final String FOLDER = "contours";
    private static final int FILES_MAX = 100;
    /** A console asks for all it may see at once. */
    private static final int TOTAL_MAX = 4 << 20;

    private ContourFiles() {}

    /** What is in force; files that have problems were refused before. */
    public static List<Contour> read(Path configuration) {
        return read(configuration, new SettingsProblems(FOLDER));
    }

    /** @param problems collects files that cannot be used, each with the reason */
    static List<Contour> read(Path configuration, SettingsProblems problems) {
        return List.copyOf(byName(configuration, problems).values());
    }

    /**
     * The contours of each file that can be used, by its name.
     *
     * @param problems collects the others, each with the reason
     */
    public static Map<String, Contour> byName(Path configuration, SettingsProblems problems) {
        Map<String, Contour> contours = new LinkedHashMap<>();
        List<Path> files = files(configuration.resolve(FOLDER));
        if (files.size() > FILES_MAX) {
            problems.list().add(new SettingsProblem(FOLDER, "files", Integer.toString(files.size()), "must be at most " + FILES_MAX));
            return contours;
        }
        long total = 0;
        for (Path file : files) {
            try {
                long size = Files.size(file);
                total += size;
                if (size > ContourReader.LENGTH_MAX || total > TOTAL_MAX) {
                    throw new IllegalArgumentException("must be a file of at most " + ContourReader.LENGTH_MAX + " bytes, " + TOTAL_MAX
                            + " with the others");
                }
                contours.put(file.getFileName().toString(), ContourReader.read(Files.readString(file)));
            } catch (IOException unreadable) {
                problems.list().add(problem(file, "must be a readable file in UTF-8"));
            } catch (IllegalArgumentException wrong) {
                problems.list().add(problem(file, wrong.getMessage()));
            }
        }
        return contours;
    }

    /** Size and time of each file, by its name: while they are the same, nothing has changed. What cannot be looked at is left out. */
    public static Map<String, String> marks(Path configuration) {
        Map<String, String> marks = new LinkedHashMap<>();
        for (Path file : files(configuration.resolve(FOLDER))) {
            try {
                marks.put(file.getFileName().toString(), Files.size(file) + " " + Files.getLastModifiedTime(file).toInstant());
            } catch (IOException gone) {
                marks.remove(file.getFileName().toString());
            }
        }
        return marks;
    }

    private static SettingsProblem problem(Path file, String rule) {
        return new SettingsProblem(FOLDER + '/' + file.getFileName(), "file", "contours", rule);
    }

    private static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(each -> each.getFileName().toString().endsWith(".geojson")).sorted().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
