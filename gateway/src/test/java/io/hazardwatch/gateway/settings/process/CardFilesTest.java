package io.hazardwatch.gateway.settings.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.settings.command.CheckCommand;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command {@code check} names bad cards, neighbours and contours of a configuration by file and reason. */
class CardFilesTest {
    private static final String WHOLE = """
            card;7782-50-5;1017;124;氯;chlorine;own
            distance;7782-50-5;LEGAL;SMALL;80;500;2000;;;;site card;2026;S
            text;own;HARM;a;a;s;S
            text;own;RESCUE;b;b;s;S
            text;own;FIRST;c;c;s;S
            text;own;PROTECTION;d;d;s;S
            text;own;NEVER;e;e;s;S
            """;

    private static final String CONTOURS = """
            {"type":"FeatureCollection","enterprise":"acme","site":"yard","scenario":"球罐破裂","date":"2025-06-30","features":[{"type":"Feature",
            "properties":{"level":"1 %"},"geometry":{"type":"Polygon","coordinates":[[[119.95,31.77],[119.97,31.77],[119.97,31.79],[119.95,31.79],
            [119.95,31.77]]]}}]}""";

    @TempDir
    Path directory;

    @BeforeEach
    void folders() throws IOException {
        Files.createDirectory(directory.resolve("sites"));
        Files.createDirectory(directory.resolve("cards"));
        Files.createDirectory(directory.resolve("contours"));
    }

    private void contours(String name, String text) throws IOException {
        Files.writeString(directory.resolve("contours/" + name + ".geojson"), text);
    }

    private String check(int code) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        assertEquals(code, new CheckCommand(Map.of()).run(directory, true, new PrintStream(said, true, StandardCharsets.UTF_8)),
                () -> said.toString(StandardCharsets.UTF_8));
        return said.toString(StandardCharsets.UTF_8);
    }

    @Test
    void wholeCardAndNeighbour_areAccepted() throws IOException {
        Files.writeString(directory.resolve("cards/own.csv"), WHOLE);
        Files.writeString(directory.resolve("cards/neighbours.csv"), "acme;yard;school;小学;School;010-1;31.79;119.95\n");
        assertTrue(check(CheckCommand.OK).startsWith("ok: "));
    }

    @Test
    void wholeContours_areAccepted() throws IOException {
        contours("whole", CONTOURS);
        assertTrue(check(CheckCommand.OK).startsWith("ok: "));
        assertEquals("acme yard 2025-06-30", ContourFiles.read(directory).stream().map(each -> each.enterprise() + ' ' + each.site() + ' '
                + new JsonObject(each.json()).getString("date")).findFirst().orElseThrow());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            FeatureCollection          | Feature                         | must be a GeoJSON FeatureCollection
            "site":"yard",             | ''                              | site: must be the name
            "acme"                     | "a/b"                           | enterprise: must be the name
            "球罐破裂"                 | ""                              | scenario: must be a text
            2025-06-30                 | 2025-06-31                      | date: must be the day
            2025-06-30                 | 0025-06-30                      | date: must be between
            "level":"1 %"              | "other":1                       | level: must be a text
            "Polygon"                  | "Point"                         | must have Polygon and MultiPolygon only
            [119.97,31.77],[119.97,31.79],[119.95,31.79], | ''           | must have rings of at least 4 corners
            [119.95,31.77]]            | [119.95,31.78]]                 | the last as the first
            [[[119.95                  | [[[219.95                       | longitudes and latitudes
            [[[119.95                  | [[["x"                          | must be a GeoJSON FeatureCollection of polygons
            [119.97,31.79]             | [31]                            | must be a GeoJSON FeatureCollection of polygons
            [{                         | [1,{                            | must be a GeoJSON FeatureCollection of polygons
            {"type":"FeatureC          | x                               | must be a GeoJSON FeatureCollection of polygons
            """)
    void badContours_areNamedWithFileAndReason(String right, String wrong, String rule) throws IOException {
        contours("bad", CONTOURS.replace(right, wrong));
        String told = check(CheckCommand.REFUSED);
        assertTrue(told.startsWith("contours/bad.geojson: file: contours: ") && told.contains(rule), told);
    }

    @Test
    void contoursBeyondTheBounds_areRefused() throws IOException {
        contours("corners", CONTOURS.replace("[119.97,31.77]", "[119.97,31.77]" + ",[119.97,31.77]".repeat(20_000)));
        contours("features", CONTOURS.replace("\"features\":[", "\"features\":[" + "{},".repeat(50)));
        contours("long", CONTOURS + " ".repeat(1 << 20));
        Files.write(directory.resolve("contours/latin.geojson"), new byte[] {(byte) 0xE9});
        String told = check(CheckCommand.REFUSED);
        for (String rule : List.of("corners.geojson: file: contours: must have at most 20000 corners",
                "features.geojson: file: contours: must have 1 to 50", "long.geojson: file: contours: must be a file of at most 1048576 bytes",
                "latin.geojson: file: contours: must be a readable file")) {
            assertTrue(told.contains(rule), rule + ' ' + told);
        }
    }

    @Test
    void badCardsAndNeighbours_areNamedWithFileAndReason() throws IOException {
        Files.writeString(directory.resolve("cards/own.csv"), WHOLE.replaceAll("distance.*\\n", ""));
        Files.writeString(directory.resolve("cards/unmarked.csv"), WHOLE.replace("site card;2026;S", "site card;2026;"));
        Files.write(directory.resolve("cards/latin.csv"), new byte[] {(byte) 0xE9, '\n'});
        Files.writeString(directory.resolve("cards/neighbours.csv"), "acme;yard;mill;磨坊;Mill;;91;0\nacme;yard\nacme;yard;inn;客栈;Inn;;north;0\n");
        List<String> told = check(CheckCommand.REFUSED).lines().toList();
        for (List<String> expected : List.of(List.of("cards/own.csv", "7782-50-5: must have at least one line distance"),
                List.of("cards/unmarked.csv", "source, edition and mark"), List.of("cards/latin.csv", "must be a readable file in UTF-8"),
                List.of("cards/neighbours.csv", "acme;yard;mill", "must have a latitude up to 90"),
                List.of("cards/neighbours.csv", "must be enterprise;site;id"), List.of("cards/neighbours.csv", "acme;yard;inn", "number"))) {
            assertTrue(told.stream().anyMatch(line -> expected.stream().allMatch(line::contains)), expected + " " + told);
        }
    }
}
