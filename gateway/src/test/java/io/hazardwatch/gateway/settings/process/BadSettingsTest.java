package io.hazardwatch.gateway.settings.process;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hazardwatch.gateway.api.http.SettingRuleTexts;
import io.hazardwatch.gateway.registry.PointIndexes;
import io.hazardwatch.gateway.settings.site.SitesLoader;
import io.hazardwatch.gateway.settings.yaml.SettingsProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One file per mistake, each saying in its head exactly which problems it must give. */
class BadSettingsTest {
    private static final Path FILES = Path.of(System.getProperty("hazardwatch.root"),
            "gateway/src/test/resources/settings");
    private static final String EXPECTED = "# problem: ";
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

    @TempDir
    Path directory;

    static Stream<Path> mistakes() throws IOException {
        try (Stream<Path> files = Files.walk(FILES)) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void mistake_isToldWithItsPlaceAndRule(Path file) throws IOException {
        String name = switch (file.getParent().getFileName().toString()) {
            case "bad-gateway" -> "gateway.yaml";
            case "bad-channels" -> "channels.yaml";
            default -> "sites/site.yaml";
        };
        Files.createDirectory(directory.resolve("sites"));
        Files.copy(file, directory.resolve(name));

        List<SettingsProblem> problems = new ArrayList<>(new SettingsLoader(Map.of()).load(directory, Overrides.NONE).problems());
        problems.addAll(new SitesLoader(new PointIndexes()).load(directory).problems());
        List<String> told = problems.stream().map(SettingsProblem::toString).toList();

        List<String> expected = expected(file, name);
        assertEquals(expected, told.stream().map(line -> cut(line, expected)).sorted().toList());
        assertEquals(List.of(), problems.stream().map(SettingsProblem::rule).filter(rule -> !HAN.matcher(SettingRuleTexts.of(rule).zh()).find())
                .toList(), "rules without a Chinese sentence");
    }

    private static List<String> expected(Path file, String name) throws IOException {
        return Files.readAllLines(file).stream().filter(line -> line.startsWith(EXPECTED))
                .map(line -> name + ": " + line.substring(EXPECTED.length())).sorted().toList();
    }

    /** A head may leave out the end of a rule that lists what grows. */
    private static String cut(String told, List<String> expected) {
        return expected.stream().filter(told::startsWith).findFirst().orElse(told);
    }
}
