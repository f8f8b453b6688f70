package io.hazardwatch.gateway.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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
    private static final Pattern FAMILY = Pattern.compile("\\bt\\(`([a-zA-Z.]+\\.)\\$\\{");
    private static final Pattern IMPORT = Pattern.compile("import(?:\\(| )'\\./texts/([a-z-]+)\\.js'");
    /** Tables of the frame, which are there before any page. */
    private static final String FRAME = "main.js";
    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");
    /** Names of languages are written in themselves. */
    private static final Pattern LANGUAGE = Pattern.compile("'中文'");

    @Test
    void everyTextAskedFor_isInTheTableInBothLanguages() throws IOException {
        List<String> wrong = new ArrayList<>();
        Set<String> known = tables(wrong).keySet();
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

    /** Of a family, as of the states of an alarm, a module imports one table with texts of it at least. */
    @Test
    void everyModule_importsTheTablesThatItAsks() throws IOException {
        Map<String, String> tables = tables(new ArrayList<>());
        Set<String> ofFrame = imports(WEB.resolve(FRAME));
        assertTrue(ofFrame.size() > 2, ofFrame::toString);
        Set<String> wrong = new TreeSet<>();
        for (Path file : modules(WEB)) {
            Set<String> imported = imports(file);
            imported.addAll(ofFrame);
            String code = Files.readString(file);
            USE.matcher(code).results().filter(use -> !imported.contains(tables.get(use.group(1))))
                    .forEach(use -> wrong.add(file.getFileName() + ": " + use.group(1) + " of " + tables.get(use.group(1))));
            FAMILY.matcher(code).results().filter(use -> tables.entrySet().stream()
                            .noneMatch(text -> text.getKey().startsWith(use.group(1)) && imported.contains(text.getValue())))
                    .forEach(use -> wrong.add(file.getFileName() + ": " + use.group(1)));
        }
        assertEquals(Set.of(), wrong);
    }

    private static Set<String> imports(Path file) throws IOException {
        Set<String> found = new HashSet<>();
        IMPORT.matcher(Files.readString(file)).results().forEach(table -> found.add(table.group(1)));
        return found;
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

    /** Each key with the name of its table. */
    private static Map<String, String> tables(List<String> wrong) throws IOException {
        Map<String, String> known = new HashMap<>();
        for (Path table : modules(TABLES)) {
            read(table, known, wrong);
        }
        return known;
    }

    private static void read(Path table, Map<String, String> known, List<String> wrong) throws IOException {
        Matcher entries = ENTRY.matcher(Files.readString(table));
        while (entries.find()) {
            String key = entries.group(1) == null ? entries.group(2) : entries.group(1);
            if (known.put(key, table.getFileName().toString().replace(".js", "")) != null) {
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
