package io.hazardwatch.gateway.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A page and its Chinese translation tell of the same things: whoever changes one of the two is told to change the other. */
class TranslatedDocsTest {
    private static final List<String> TRANSLATED = List.of("wire", "settings", "alarms", "containers", "webhooks", "pipelines");
    private static final Pattern FENCE = Pattern.compile("(?ms)^ *```.*?^ *```$");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern NUMBER = Pattern.compile("[0-9][0-9.,:]*[0-9]|[0-9]");

    private record Pair(String english, String chinese) {
        @Override
        public String toString() {
            return english;
        }

        <T> void agreeOn(Function<String, T> aspect) {
            assertEquals(aspect.apply(Documents.text(english)), aspect.apply(Documents.text(chinese)), chinese);
        }
    }

    private static Stream<Pair> pairs() {
        return Stream.concat(Stream.of(new Pair("README.md", "README.zh-CN.md")),
                TRANSLATED.stream().map(page -> new Pair("docs/" + page + ".md", "docs/zh/" + page + ".md")));
    }

    @Test
    void chinesePages_areThoseThatAreCompared() {
        assertEquals(TRANSLATED.stream().map(page -> "docs/zh/" + page + ".md").sorted().toList(),
                Documents.files("docs/zh", ".md").stream().map(Documents::name).sorted().toList());
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void headings_haveTheSameLevelsInTheSameOrder(Pair pair) {
        pair.agreeOn(text -> sections(text).stream().map(section -> section.getFirst().replaceAll("[^#].*", "")).toList());
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void examples_areTheSameToTheByte(Pair pair) {
        pair.agreeOn(text -> FENCE.matcher(text).results().map(MatchResult::group).toList());
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void tables_haveTheSameRowsWithTheSameKeysAndNumbers(Pair pair) {
        pair.agreeOn(text -> withoutFences(text).lines().filter(line -> line.startsWith("|")).map(TranslatedDocsTest::row).toList());
    }

    /** Keys, paths, routes and metrics in prose, section by section; their order may follow the language. */
    @ParameterizedTest
    @MethodSource("pairs")
    void codeOfEachSection_isTheSame(Pair pair) {
        pair.agreeOn(text -> {
            List<List<String>> sections = sections(withoutFences(text));
            return sections.stream().map(section -> code(String.join("\n", section))).toList();
        });
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void translation_isChinese(Pair pair) {
        List<String> english = Documents.text(pair.chinese()).lines().filter(line -> line.length() > 80 && !line.startsWith("|"))
                .filter(line -> line.codePoints().noneMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN))
                .filter(line -> !Documents.text(pair.english()).contains(line)).toList();
        assertEquals(List.of(), english);
        assertTrue(Documents.text(pair.english()).lines().count() > 20);
    }

    private static String withoutFences(String text) {
        return FENCE.matcher(text).replaceAll("");
    }

    /** The lines of each section, its heading first. */
    private static List<List<String>> sections(String text) {
        List<List<String>> sections = new ArrayList<>();
        for (String line : withoutFences(text).lines().toList()) {
            if (line.startsWith("#")) {
                sections.add(new ArrayList<>());
            }
            sections.getLast().add(line);
        }
        return sections;
    }

    private static List<String> row(String line) {
        return Arrays.stream(line.split("\\|")).skip(1).map(cell -> code(cell) + " " + numbers(cell)).toList();
    }

    /** Each distinct piece of code, sorted: a translation may name a key once more or once less. */
    private static List<String> code(String text) {
        return CODE.matcher(text).results().map(match -> match.group(1).replaceAll("\\s+", " ")).distinct().sorted().toList();
    }

    private static TreeMap<String, Long> numbers(String cell) {
        return NUMBER.matcher(CODE.matcher(cell).replaceAll("")).results().map(MatchResult::group)
                .collect(Collectors.groupingBy(number -> number, TreeMap::new, Collectors.counting()));
    }
}
