package io.hazardwatch.gateway.api.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hazardwatch.gateway.model.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every rule that a reader of settings states has its Chinese sentence; BadSettingsTest tries whole ones. */
class SettingRuleTextsTest {
    private static final Path ROOT = Path.of(System.getProperty("hazardwatch.root"));
    private static final Pattern STATED = Pattern.compile("\"((?:must |unknown key|needs |only alarms|aliases |anchors |tags )[^\"\\\\]*)");
    /** Of options of the command line, which are not settings. */
    private static final Set<String> ELSEWHERE = Set.of("must be a port from ");

    private static List<Path> files(String folder, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(ending)).toList();
        }
    }

    @Test
    void everyRuleOfTheReaders_hasAShape() throws IOException {
        Set<String> missing = new TreeSet<>();
        for (Path file : files("gateway/src/main/java/io/hazardwatch/gateway/settings", ".java")) {
            String source = Files.readString(file).replaceAll("\"\\s*\\+\\s*\"", "");
            STATED.matcher(source).results().map(found -> found.group(1)).filter(stated -> !ELSEWHERE.contains(stated))
                    .filter(stated -> SettingRuleTexts.shapes().stream().noneMatch(shape -> shape.states(stated))).forEach(missing::add);
        }
        assertEquals(Set.of(), missing);
    }

    @Test
    void whatARuleNames_standsInBothLanguages_andTheShapeThatSaysMostGoesFirst() {
        assertEquals(new Text("须在 1.0 至 99.0 之间", "must be from 1.0 to 99.0"), SettingRuleTexts.of("must be from 1.0 to 99.0"));
        assertEquals(new Text("须在 5 毫秒至 90 毫秒之间", "must be from 5 ms to 90 ms"), SettingRuleTexts.of("must be from 5 ms to 90 ms"));
        assertEquals(Text.of("while scanning a simple key"), SettingRuleTexts.of("while scanning a simple key"));
    }
}
