package io.hazardwatch.gateway.settings.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.PointIndexes;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.settings.yaml.LoadResult;
import io.hazardwatch.gateway.settings.yaml.SettingsProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Points written alike are read once, and each difference counts. */
class PointShapesTest {
    private static final String PLAIN = "unit: u, range: [0, 100], period: 1s, limits: {H: {at: 25, priority: P2}}";

    @TempDir
    private Path directory;

    private LoadResult<Registry> load(String... points) throws IOException {
        StringBuilder file = new StringBuilder("enterprise: e\nsite: s\nname: s\nkind: other\ntimezone: UTC\ndevices:\n  - id: d\n    points:\n");
        for (int i = 0; i < points.length; i++) {
            file.append("      - {id: p").append(i).append(", name: Point ").append(i).append(", ").append(points[i]).append("}\n");
        }
        Files.createDirectories(directory.resolve("sites"));
        Files.writeString(directory.resolve("sites/s.yaml"), file);
        return new SitesLoader(new PointIndexes()).load(directory);
    }

    private List<Point> points(String... points) throws IOException {
        return ((LoadResult.Valid<Registry>) load(points)).value().points();
    }

    @Test
    void pointsWrittenAlike_shareTheirSettingsAndKeepTheirNames() throws IOException {
        List<Point> found = points(PLAIN, PLAIN, PLAIN);
        assertSame(found.get(0).settings(), found.get(2).settings());
        assertEquals(List.of("p0", "p1", "p2"), found.stream().map(point -> point.id().point()).toList());
        assertEquals(List.of("Point 0", "Point 1", "Point 2"), found.stream().map(point -> point.name().en()).toList());
    }

    @Test
    void eachDifference_isRead() throws IOException {
        for (String other : List.of(PLAIN.replace("25", "26"), PLAIN.replace("P2", "P1"), PLAIN.replace("100", "101"),
                PLAIN.replace("unit: u", "unit: v"),
                PLAIN.replace("H:", "HH:"), PLAIN + ", staleAfter: 9s", PLAIN.replace("[0, 100]", "[1, 100]"),
                PLAIN.replace("priority: P2", "priority: P2, why: {cause: wind}"))) {
            List<Point> found = points(PLAIN, other, PLAIN);
            assertNotEquals(found.get(0).settings(), found.get(1).settings(), other);
            assertSame(found.get(0).settings(), found.get(2).settings());
        }
    }

    @Test
    void mistake_isToldAtEachPointThatHasIt() throws IOException {
        String wrong = PLAIN.replace("at: 25", "at: 250");
        String surprising = PLAIN + ", surprise: 1";
        List<SettingsProblem> found = ((LoadResult.Invalid<Registry>) load(PLAIN, wrong, wrong, surprising, surprising)).problems();
        assertEquals(List.of("devices[0].points[1].limits.H.at", "devices[0].points[2].limits.H.at", "devices[0].points[3].surprise",
                "devices[0].points[4].surprise"), found.stream().map(SettingsProblem::path).toList());
    }

    @Test
    void rulesThatNamePoints_areReadForEach() throws IOException {
        String follows = "unit: u, range: [0, 100], period: 1s, deviation: [{id: off, point: d/p9, high: 5}]";
        List<SettingsProblem> found = ((LoadResult.Invalid<Registry>) load(PLAIN, follows, follows)).problems();
        assertEquals(List.of("devices[0].points[1].deviation[0].point", "devices[0].points[2].deviation[0].point"),
                found.stream().map(SettingsProblem::path).toList());
    }
}
