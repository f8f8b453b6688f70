package io.hazardwatch.gateway.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every text of the console stands once in one of its tables of texts, in both languages. */
class ConsoleTextsTest {
    private static final Path WEB = Path.of(System.getProperty("hazardwatch.root", ".."), "gateway/src/main/resources/web");
    private static final Path TABLES = WEB.resolve("texts");
    private static final Pattern ENTRY = Pattern.compile(
            "(?:^|[\\s{,])(?:'([^']+)'|([A-Za-z][A-Za-z0-9_]*)): \\['([^']*)', (?:'([^']*)'|\"[^\"]*\")\\]");
    private static final Pattern USE = Pattern.compile("\\bt\\('([^']+)'");
    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");
    /** Names of languages are written in themselves. */
    private static final Pattern LANGUAGE = Pattern.compile("'中文'");

    @Test
    void everyTextAskedFor_isInTheTableInBothLanguages() throws IOException {
        Set<String> known = new HashSet<>();
        List<String> wrong = new ArrayList<>();
        for (Path table : modules(TABLES)) {
            read(table, known, wrong);
        }
        assertTrue(known.size() > 400, () -> "the table is read: " + known.size());
        for (Path file : modules(WEB)) {
            Matcher uses = USE.matcher(Files.readString(file));
            while (uses.find()) {
                if (!known.contains(uses.group(1))) {
                    wrong.add(file.getFileName() + ": " + uses.group(1));
                }
            }
        }
        assertEquals(Set.of(), new TreeSet<>(wrong));
    }

    @Test
    void noModuleButTheTables_holdsAChineseText() throws IOException {
        List<String> found = new ArrayList<>();
        for (Path file : modules(WEB)) {
            String code = LANGUAGE.matcher(Files.readString(file)).replaceAll("''");
            if (CHINESE.matcher(code).find()) {
                found.add(file.getFileName().toString());
            }
        }
        assertEquals(List.of(), found);
    }

    private static void read(Path table, Set<String> known, List<String> wrong) throws IOException {
        String code = Files.readString(table);
        String name = table.getFileName().toString();
        if (!Files.readString(WEB.resolve("texts.js")).contains("..." + name.replace(".js", ""))) {
            wrong.add("not in texts.js: " + name);
        }
        Matcher entries = ENTRY.matcher(code);
        while (entries.find()) {
            String key = entries.group(1) == null ? entries.group(2) : entries.group(1);
            if (!known.add(key)) {
                wrong.add("twice: " + key);
            }
            if (entries.group(3).isEmpty() && !"".equals(entries.group(4))) {
                wrong.add("no Chinese: " + key);
            }
        }
    }

    private static List<Path> modules(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".js")).sorted().toList();
        }
    }
}
