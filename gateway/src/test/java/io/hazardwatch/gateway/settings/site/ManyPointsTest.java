package io.hazardwatch.gateway.settings.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.PointIndexes;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.settings.yaml.LoadResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A configuration as large as the gateway is meant for; the time it takes is printed, for docs/numbers.md. */
class ManyPointsTest {
    private static final int SITES = 100;
    private static final int DEVICES = 100;
    private static final int POINTS = 10;
    private static final String POINT = """
                  - id: p%d
                    name: {zh: 可燃气体浓度, en: Combustible gas}
                    unit: "%%LEL"
                    range: [0, 100]
                    period: 1s
                    staleAfter: 30s
                    limits:
                      H:  {at: 25, deadband: 2, onDelay: 0s, offDelay: 60s, priority: P2}
                      HH: {at: 50, deadband: 2, onDelay: 0s, offDelay: 60s, priority: P1, latching: true}
                    rate:
                      - {id: fast-rise, above: "5 %%LEL/min", window: 60s, onDelay: 10s, priority: P2}
            """;

    @TempDir
    Path directory;

    @Test
    void hundredThousandPoints_areAllTaken() throws IOException {
        write();
        long before = System.nanoTime();
        LoadResult<Registry> loaded = new SitesLoader(new PointIndexes()).load(directory);
        System.out.println("loaded " + SITES * DEVICES * POINTS + " points in " + (System.nanoTime() - before) / 1_000_000 + " ms");

        assertEquals(List.of(), loaded.problems());
        Registry registry = ((LoadResult.Valid<Registry>) loaded).value();
        assertEquals(SITES * DEVICES * POINTS, registry.indexBound());
        Point last = registry.point(PointId.parse("e7/s97/d99/p9"));
        assertNotNull(last);
        assertEquals(last, registry.point(last.index()));
        assertEquals(2, last.limits().size());
        assertEquals(1, last.rates().size());
    }

    private void write() throws IOException {
        Files.createDirectory(directory.resolve("sites"));
        StringBuilder devices = new StringBuilder("devices:\n");
        for (int device = 0; device < DEVICES; device++) {
            devices.append("  - id: d").append(device).append("\n    points:\n");
            for (int point = 0; point < POINTS; point++) {
                devices.append(POINT.formatted(point));
            }
        }
        for (int site = 0; site < SITES; site++) {
            Files.writeString(directory.resolve("sites/s" + site + ".yaml"),
                    "enterprise: e" + site % 10 + "\nsite: s" + site + "\n" + devices);
        }
    }
}
