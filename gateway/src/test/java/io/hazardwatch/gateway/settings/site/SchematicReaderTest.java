package io.hazardwatch.gateway.settings.site;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.registry.PointIndexes;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.registry.SiteSchematic;
import io.hazardwatch.gateway.settings.yaml.LoadResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchematicReaderTest {
    private static final String SITE = "enterprise: e\nsite: s\ndevices: [{id: t, points: [{id: level, range: [0, 100]}]}]\nschematic:\n";

    @TempDir
    Path directory;

    private LoadResult<Registry> load(String schematic) throws IOException {
        Files.createDirectories(directory.resolve("sites"));
        Files.writeString(directory.resolve("sites/0.yaml"), SITE + schematic.indent(2));
        return new SitesLoader(new PointIndexes()).load(directory);
    }

    @Test
    void tanksDetectorsValvesAndPipes_areReadWithTheirPoints() throws IOException {
        LoadResult<Registry> loaded = load("""
                width: 200
                tanks: [{name: T 1, x: 10, y: 20, width: 30, height: 40, level: t/level}]
                detectors: [{point: t/level, x: 1, y: 2}]
                valves: [{name: V 1, x: 3, y: 4}]
                pipes: [{fromX: 1, fromY: 2, toX: 3, toY: 4}]
                """);
        assertEquals(List.of(), loaded.problems());
        SiteSchematic drawn = ((LoadResult.Valid<Registry>) loaded).value().sites().getFirst().schematic();
        assertEquals(200, drawn.width());
        assertEquals(PointId.parse("e/s/t/level"), drawn.tanks().getFirst().level());
        assertEquals(new SiteSchematic.Pipe(1, 2, 3, 4), drawn.pipes().getFirst());
        assertEquals(null, drawn.valves().getFirst().point());
    }

    @Test
    void wrongPlace_unknownPoint_andUnknownKey_areEachNamed() throws IOException {
        List<String> rules = load("""
                tanks: [{name: T 1, x: 101, y: 20}, {x: 1}]
                detectors: [{point: t/nothing, x: 1, y: 2}, {x: 1, y: 2}]
                valves: [{x: 3, y: 4, colour: red}]
                """).problems().stream().map(problem -> problem.path() + ": " + problem.rule()).toList();
        assertEquals(List.of("schematic.tanks[0].x: must be from 0.0 to 100.0", "schematic.tanks[1].y: must be given",
                "schematic.detectors[0].point: must be a device and point of the site, such as sphere-01/level",
                "schematic.detectors[1].point: must be given",
                "schematic.valves[0].colour: unknown key; known are name, x, y, point"), rules);
    }
}
