package io.hazardwatch.gateway.app.response;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.registry.Site;
import io.hazardwatch.gateway.registry.SiteIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A contour file that goes wrong while the gateway runs is a fault that is said, and what it showed stays. */
class ContourShelfTest {
    private static final String AREA = """
            {"type":"Feature","properties":{"level":"1 %"},"geometry":{"type":"Polygon","coordinates":[[[119.95,31.77],[119.97,31.77],
            [119.97,31.79],[119.95,31.77]]]}}""";

    @TempDir
    private Path config;
    private Registry registry = Registry.of(List.of(Site.empty("acme", "yard")));
    private ContourShelf shelf;
    private long now = 1_000_000;

    private static String file(String site, String... areas) {
        return "{\"type\":\"FeatureCollection\",\"enterprise\":\"acme\",\"site\":\"" + site
                + "\",\"scenario\":\"x\",\"date\":\"2025-06-30\",\"features\":[" + String.join(",", areas) + "]}";
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(config.resolve("contours/" + name), text);
    }

    private String look() {
        shelf.look(now += 10_000);
        return shelf.problem();
    }

    @BeforeEach
    void begin() throws IOException {
        Files.createDirectory(config.resolve("contours"));
        write("a.geojson", file("yard", AREA, AREA));
        shelf = new ContourShelf(config, new SiteIndex(() -> registry));
        assertEquals("", look());
    }

    @Test
    void unreadableShrunkAndMissingFiles_areNamed_andTheFormerContoursStay() throws IOException {
        write("a.geojson", file("yard", AREA, AREA).substring(0, 150));
        assertTrue(look().startsWith("contours/a.geojson: must be a GeoJSON"), shelf::problem);
        assertEquals(2, shelf.contours().getFirst().areas());
        write("a.geojson", file("yard", AREA));
        assertTrue(look().startsWith("contours/a.geojson: has 1 areas instead of 2"), shelf::problem);
        assertEquals(2, shelf.contours().getFirst().areas());
        Files.delete(config.resolve("contours/a.geojson"));
        assertTrue(look().startsWith("contours/a.geojson: is gone"), shelf::problem);
        assertEquals(2, shelf.contours().getFirst().areas());
        write("a.geojson", file("yard", AREA, AREA, AREA));
        write("b.geojson", file("yard", AREA));
        assertEquals("", look(), "whole again, and a new one");
        assertEquals(List.of(3, 1), shelf.contours().stream().map(each -> each.areas()).toList());
    }

    @Test
    void tooManyFiles_areTheOnlyFault_andWhatIsShownStays() throws IOException {
        for (int i = 0; i < 100; i++) {
            write("b" + i + ".geojson", "{}");
        }
        assertEquals("contours: must be at most 100", look());
        assertEquals(2, shelf.contours().getFirst().areas());
        assertEquals("contours: must be at most 100", look(), "still");
    }

    @Test
    void fileOfTheSameSizeAndTime_isNotReadAgain() throws IOException {
        Path file = config.resolve("contours/a.geojson");
        FileTime time = Files.getLastModifiedTime(file);
        write("a.geojson", file("yard", AREA, AREA).replace('{', '['));
        Files.setLastModifiedTime(file, time);
        assertEquals("", look());
        Files.setLastModifiedTime(file, FileTime.fromMillis(time.toMillis() + 1_000));
        assertTrue(look().startsWith("contours/a.geojson: must be a GeoJSON"), shelf::problem);
        assertTrue(look().startsWith("contours/a.geojson: must be a GeoJSON"), "remembered");
    }

    @Test
    void siteThatIsNotConfigured_isNamed_alsoWhenItIsRemovedLater() throws IOException {
        write("b.geojson", file("moon", AREA));
        assertEquals("contours/b.geojson: acme/moon is no configured site, so nobody sees it", look());
        Files.delete(config.resolve("contours/b.geojson"));
        registry = Registry.of(List.of(Site.empty("acme", "dock")));
        assertTrue(look().contains("contours/a.geojson: acme/yard is no configured site"), shelf::problem);
    }

    @Test
    void folderThatIsRemoved_isNamed() throws IOException {
        Files.delete(config.resolve("contours/a.geojson"));
        Files.delete(config.resolve("contours"));
        assertTrue(look().contains("a.geojson: is gone"), shelf::problem);
    }
}
