package io.hazardwatch.gateway.settings.process;

import io.hazardwatch.gateway.response.cards.CardTable;
import io.hazardwatch.gateway.response.cards.NeighbourTable;
import io.hazardwatch.gateway.settings.yaml.SettingsProblem;
import io.hazardwatch.gateway.settings.yaml.SettingsProblems;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Response cards and neighbours: what ships, and the files below {@code cards/} of the configuration. Read at the start and by check. */
public final class CardFiles {
    private static final String FOLDER = "cards";
    private static final String NEIGHBOURS = "neighbours.csv";

    /** What was read. */
    public record Data(CardTable cards, NeighbourTable neighbours) {}

    private CardFiles() {}

    /** What is in force; files that have problems were refused before. */
    public static Data read(Path configuration) {
        return read(configuration, new SettingsProblems(FOLDER));
    }

    /** @param problems collects rows that cannot be used, each with the reason */
    static Data read(Path configuration, SettingsProblems problems) {
        CardTable cards = CardTable.EMPTY.with(shipped(), new ArrayList<>());
        NeighbourTable neighbours = NeighbourTable.EMPTY;
        for (Path file : files(configuration.resolve(FOLDER))) {
            List<String> found = new ArrayList<>();
            List<String> lines = lines(file, found);
            if (file.getFileName().toString().equals(NEIGHBOURS)) {
                neighbours = NeighbourTable.parse(lines, found);
            } else {
                cards = cards.with(lines, found);
            }
            found.forEach(each -> problems.list().add(new SettingsProblem(FOLDER + '/' + file.getFileName(), "row", each,
                    "must be as the head of the shipped cards explains")));
        }
        return new Data(cards, neighbours);
    }

    private static List<String> shipped() {
        try (InputStream in = CardFiles.class.getResourceAsStream(CardTable.RESOURCE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(each -> each.getFileName().toString().endsWith(".csv")).sorted().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<String> lines(Path file, List<String> problems) {
        try {
            return Files.readAllLines(file);
        } catch (IOException unreadable) {
            problems.add(file.getFileName() + ": must be a readable file in UTF-8");
            return List.of();
        }
    }
}
