package io.hazardwatch.gateway.api.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.model.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every rule that a reader of settings states has its Chinese sentence; BadSettingsTest tries whole ones. */
class SettingRuleTextsTest {
    private static final Path ROOT = Path.of(System.getProperty("hazardwatch.root"));
    private static final Pattern BEGUN = Pattern.compile("\"(?=must |unknown key|needs |only alarms|aliases |anchors |tags )");
    private static final String NAMED = "\u0001";
    /** What stands for words that are the same wherever a rule is put together of them. */
    private static final Map<String, String> WORDS = Map.of("StatutoryLimits.IN_TEMPLATE", ", statutory in template ", "LOOP", "4-20mA",
            "hint(known)", "; known are " + NAMED);
    /** Of options of the command line, which are not settings. */
    private static final Set<String> ELSEWHERE = Set.of("must be a port from " + NAMED + " to 65535");

    private static List<Path> files(String folder, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(ending)).toList();
        }
    }

    @Test
    void everyRuleOfTheReaders_hasAShape() throws IOException {
        Set<String> missing = new TreeSet<>();
        for (Path file : files("gateway/src/main/java/io/hazardwatch/gateway/settings", ".java")) {
            rules(Files.readString(file)).stream().filter(rule -> !ELSEWHERE.contains(rule) && !hasShape(rule)).forEach(missing::add);
        }
        assertEquals(Set.of(), missing);
    }

    private static boolean hasShape(String rule) {
        return SettingRuleTexts.shapes().stream().map(SettingRuleTexts.Shape::english)
                .anyMatch(english -> shape(english, rule).matcher(rule).matches());
    }

    /** What a rule names is one word or several put together; the other words of a rule must stand in its shape. */
    private static Pattern shape(String english, String rule) {
        String named = rule.contains(NAMED) ? "(?:[^ ]*" + NAMED + "[^ ]*|[^ ]+)" : ".+";
        return Pattern.compile(Stream.of(english.split("\\{\\d}", -1)).map(Pattern::quote).collect(Collectors.joining(named)), Pattern.DOTALL);
    }

    /** The rules that are put together in a source, with a mark where they name something. */
    private static List<String> rules(String source) {
        List<String> rules = new ArrayList<>();
        Matcher begun = BEGUN.matcher(source);
        int from = 0;
        while (begun.find(from)) {
            StringBuilder rule = new StringBuilder();
            from = begun.start();
            int next = from;
            do {
                int end = source.charAt(next) == '"' ? endOfText(source, next) : endOfOperand(source, next);
                String operand = source.substring(next, end).strip();
                rule.append(operand.startsWith("\"") ? operand.substring(1, operand.length() - 1).translateEscapes()
                        : WORDS.getOrDefault(operand, NAMED));
                from = end;
                next = skipped(source, end);
                if (source.charAt(next) != '+') {
                    break;
                }
                next = skipped(source, next + 1);
            } while (true);
            rules.add(rule.toString());
        }
        return rules;
    }

    private static int skipped(String source, int from) {
        int at = from;
        while (Character.isWhitespace(source.charAt(at))) {
            at++;
        }
        return at;
    }

    private static int endOfText(String source, int from) {
        int at = from + 1;
        while (source.charAt(at) != '"') {
            at += source.charAt(at) == '\\' ? 2 : 1;
        }
        return at + 1;
    }

    private static int endOfOperand(String source, int from) {
        int depth = 0;
        for (int at = from;;) {
            char each = source.charAt(at);
            if (depth == 0 && ",;:?+)]}".indexOf(each) >= 0) {
                return at;
            }
            depth += "([{".indexOf(each) >= 0 ? 1 : ")]}".indexOf(each) >= 0 ? -1 : 0;
            at = each == '"' ? endOfText(source, at) : each == '\'' ? at + 3 : at + 1;
        }
    }

    @Test
    void ruleThatIsPutTogether_isOfAShapeOnlyAsAWhole() {
        assertEquals(List.of("must be from " + NAMED + " to " + NAMED + " in the moon"),
                rules("x.broken(\"a\", \"must be \"\n + \"from \" + f(1, \")\") + \" to \" + MAX + \" in the moon\");"));
        assertFalse(hasShape("must be from " + NAMED + " to " + NAMED + " in the moon"));
        assertTrue(hasShape("must be from " + NAMED + " to " + NAMED));
    }

    @Test
    void whatARuleNames_standsInBothLanguages_andTheShapeThatSaysMostGoesFirst() {
        assertEquals(new Text("须在 1.0 至 99.0 之间", "must be from 1.0 to 99.0"), SettingRuleTexts.of("must be from 1.0 to 99.0"));
        assertEquals(new Text("须在 5 毫秒至 90 毫秒之间", "must be from 5 ms to 90 ms"), SettingRuleTexts.of("must be from 5 ms to 90 ms"));
        assertEquals(Text.of("while scanning a simple key"), SettingRuleTexts.of("while scanning a simple key"));
    }
}
