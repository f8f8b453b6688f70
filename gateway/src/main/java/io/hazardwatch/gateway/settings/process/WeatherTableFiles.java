package io.hazardwatch.gateway.settings.process;

import io.hazardwatch.gateway.model.Names;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.settings.yaml.SettingsProblem;
import io.hazardwatch.gateway.settings.yaml.SettingsProblems;
import io.hazardwatch.gateway.weather.actions.ActionTable;
import io.hazardwatch.gateway.weather.actions.AnswerTimes;
import io.hazardwatch.gateway.weather.book.WeatherData;
import io.hazardwatch.gateway.weather.events.EventTypes;
import io.hazardwatch.gateway.weather.exposure.AdminCodeTable;
import io.hazardwatch.gateway.weather.exposure.SiteName;
import io.hazardwatch.gateway.weather.restrictions.LimitTable;
import io.hazardwatch.gateway.weather.restrictions.RestrictionTable;
import io.hazardwatch.gateway.weather.restrictions.TighteningTable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The tables that ship, as the files below {@code weather/} of the configuration change them. One thread. */
final class WeatherTableFiles {
    static final String FOLDER = "weather";

    private final Path folder;
    private final SettingsProblems refused;

    WeatherTableFiles(Path configuration, SettingsProblems refused) {
        this.folder = configuration.resolve(FOLDER);
        this.refused = refused;
    }

    WeatherData read() {
        EventTypes types = table("event-types.csv", EventTypes::parse);
        AnswerTimes answers = table("answer-times.csv", AnswerTimes::parse);
        ActionTable actions = table("actions.csv", ActionTable.EMPTY::with);
        RestrictionTable restrictions = table("restrictions.csv", RestrictionTable.EMPTY::with);
        TighteningTable tightening = table("tightening.csv", TighteningTable::parse);
        LimitTable limits = table(LimitTable.FILE, LimitTable::parse);
        AdminCodeTable codes = table("admin-codes.csv", AdminCodeTable::parse);
        return new WeatherData(types, actions, sites(actions), answers, restrictions, tightening, limits, codes);
    }

    /** Makes a table of lines; collects the lines that are no rows. */
    private interface TableParser<T> {
        T parse(List<String> lines, List<String> problems);
    }

    private <T> T table(String name, TableParser<T> parser) {
        List<String> problems = new ArrayList<>();
        T table = parser.parse(lines(name), problems);
        report(FOLDER + '/' + name, problems);
        return table;
    }

    private void report(String file, List<String> problems) {
        problems.forEach(line -> refused.list().add(new SettingsProblem(file, "row", line,
                "must be a row as the head of the shipped table explains, and must not loosen")));
    }

    /**
     * What is wrong with rows about points for these site files.
     *
     * @param data the tables
     */
    static List<SettingsProblem> problems(WeatherData data, Registry configured) {
        return data.limits().problems(configured).entrySet().stream().map(each -> new SettingsProblem(FOLDER + '/' + LimitTable.FILE, "row",
                each.getKey(), each.getValue())).toList();
    }

    private Map<SiteName, ActionTable> sites(ActionTable actions) {
        Map<SiteName, ActionTable> tables = new HashMap<>();
        for (Path enterprise : files(folder.resolve("sites"))) {
            for (Path file : files(enterprise)) {
                String name = file.getFileName().toString();
                String site = name.endsWith(".csv") ? name.substring(0, name.length() - 4) : "";
                List<String> problems = new ArrayList<>();
                if (!Names.isName(site)) {
                    problems.add(name);
                } else {
                    tables.put(new SiteName(enterprise.getFileName().toString(), site), actions.with(own(file), problems));
                }
                report(FOLDER + "/sites/" + enterprise.getFileName() + '/' + name, problems);
            }
        }
        return tables;
    }

    private static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private List<String> lines(String name) {
        List<String> lines = new ArrayList<>(shipped(name));
        lines.addAll(own(folder.resolve(name)));
        return lines;
    }

    private static List<String> shipped(String name) {
        try (InputStream in = WeatherTableFiles.class.getResourceAsStream("/weather/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private List<String> own(Path file) {
        try {
            List<String> lines = Files.isRegularFile(file) ? Files.readAllLines(file) : List.of();
            if (Files.isRegularFile(file) && lines.stream().allMatch(String::isBlank)) {
                refused.list().add(new SettingsProblem(folder.getParent().relativize(file).toString(), "row", "",
                        "must not be empty: put the rows back, or remove the file"));
            }
            return lines;
        } catch (IOException unreadable) {
            refused.add(FOLDER, file.toString(), "must be a readable file in UTF-8");
            return List.of();
        }
    }
}
