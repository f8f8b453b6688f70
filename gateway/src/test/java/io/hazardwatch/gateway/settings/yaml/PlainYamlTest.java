package io.hazardwatch.gateway.settings.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The short cut must give what the full parser gives, or nothing. */
class PlainYamlTest {
    /** Folders of files that others read: the simulator, and Grafana. */
    private static final Set<String> OTHERS = Set.of("scenarios", "compose", "examples");

    private static final String[] PIECES = {"a", "b: ", "c:", "- ", "-", "  ", "    ", "\n", "\n  ", "\n    ", "\n- ",
        "\n  - ", "[", "]", "{", "}", ", ", ",", "\"", "'", "x y", "1.5", "-3", "#", " # c", ": ", ":", "~", "null", "|",
        ">", "&a ", "*a", "!t ", "?", "\\n", "%", "@", "中文", "\"q\"", "'s'", "[1, 2]", "{k: v}", "\t", "\r\n", "---\n",
        "...", "key: value\n", "list:\n", "- id: x\n", "  k: v\n", "<<: ", "true", "https://h:1/p", "..", "\nkey: v", "/", "=", ";", "."};

    private static String shape(YamlNode node) {
        if (node == null) {
            return "null";
        }
        String own = node.key() == null ? "" : node.key() + "=";
        if (node.is(YamlNode.Shape.SCALAR)) {
            return own + (node.text() == null ? "null" : '<' + node.text() + '>');
        }
        String inside = node.children().stream().map(PlainYamlTest::shape).collect(Collectors.joining(","));
        return own + (node.is(YamlNode.Shape.LIST) ? '[' + inside + ']' : '{' + inside + '}');
    }

    private static void compare(String text, String context) {
        YamlNode plain = PlainYaml.parse(text);
        if (plain != null) {
            SettingsProblems problems = new SettingsProblems("x");
            YamlNode full = YamlFile.parseFully(text, problems);
            assertEquals(List.of(), problems.list(), context + text);
            assertEquals(shape(full), shape(plain), context + text);
        }
    }

    @Test
    void anyText_givesTheSameOrNothing() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        int taken = 0;
        for (int round = 0; round < 60_000; round++) {
            StringBuilder text = new StringBuilder(random.nextBoolean() ? "key: " : "");
            for (int piece = random.nextInt(14); piece >= 0; piece--) {
                text.append(PIECES[random.nextInt(PIECES.length)]);
            }
            compare(text.toString(), "seed " + seed + " round " + round + ":\n");
            taken += PlainYaml.parse(text.toString()) == null ? 0 : 1;
        }
        assertTrue(taken > 1_000, taken + " texts were plain, seed " + seed);
    }

    @Test
    void ownFileWithOneCharacterChanged_givesTheSameOrNothing() throws IOException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (Path file : ownFiles()) {
            String text = Files.readString(file);
            for (int round = 0; round < 300; round++) {
                int place = random.nextInt(text.length());
                String piece = PIECES[random.nextInt(PIECES.length)];
                int skipped = Math.min(text.length(), place + random.nextInt(3));
                compare(text.substring(0, place) + piece + text.substring(skipped), "seed " + seed + ":\n");
            }
        }
    }

    private static List<Path> ownFiles() throws IOException {
        Path config = Path.of(System.getProperty("hazardwatch.root"), "config");
        try (Stream<Path> files = Files.walk(config)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .filter(file -> !OTHERS.contains(config.relativize(file).getName(0).toString())).toList();
        }
    }

    @Test
    void ownFiles_takeTheShortCut() throws IOException {
        for (Path file : ownFiles()) {
            assertNotNull(PlainYaml.parse(Files.readString(file)), file.toString());
            compare(Files.readString(file), file + ":\n");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "- a", "a: b: c", "a: |\n  x", "a: >\n  x", "a: &x 1", "a: *x", "a: !t 1", "a: b\n  c",
        "a: \"b\n  c\"", "a: 'it''s'", "a: \"\\n\"", "? a\n: b", "a: 1\na: 2", "---\na: 1", "a: 1\n---\nb: 2", "a: [1,\n 2]",
        "a:\n    b: 1\n  c: 2", "a:\tb", "a: {b: c: d}", "a: [1, 2", "\"a\": 1", "a: {b:1}", "a: [b: c]", "<<: {a: 1}",
        "a: -", "a: @b", "a: %b", "a: `b`", "a: , b", "a: [1, 2,]", "a: \"b\"c", "a: - b"})
    void unusualText_isLeftToTheFullParser(String text) {
        assertNull(PlainYaml.parse(text));
    }

    @Test
    void everyPlainForm_isTaken() {
        assertEquals("{a=<b c>,n=null,t=null,u=null,l=[<1>,<-2.5>,{x=<y>,z=[<1>,{q=<r s>}]}],m=[{i=<1>,j=<2>},{i=<3>}],"
                + "e={},f=[],s=<x#y>,h=<http://h:1>,ns=2;s=A.b={tank/level=<1>},o={p={q=<a: b>}}}", shape(PlainYaml.parse("""
                # comment
                a: b c   # more
                n:
                t: ~
                u: null
                l: [1, -2.5, {x: y, z: [1, {q: "r s"}]}] # c

                m:
                - i: 1
                  # between
                  j: 2
                -   i: 3
                e: {}
                f: []
                s: x#y
                h: http://h:1
                ns=2;s=A.b: {tank/level: 1}
                o:
                    p:
                      q: 'a: b'
                """)));
    }
}
