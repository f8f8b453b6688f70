package io.hazardwatch.gateway.settings.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.PointIndexes;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.registry.Site;
import io.hazardwatch.gateway.settings.yaml.LoadResult;
import io.hazardwatch.gateway.settings.yaml.SettingsProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A configuration that is too large for the heap is refused at once; equal parts of it are kept once. */
class HeapEstimateTest {
    private static final long MIB = 1 << 20;

    @TempDir
    Path directory;

    @Test
    void moreDevicesThanTheHeapHolds_areRefusedWithTheSizeNeeded() throws IOException {
        write(2_000);
        SettingsProblem problem = load(50 * MIB).problems().getFirst();
        assertEquals("8000 points", problem.value());
        assertTrue(problem.rule().matches("need about ([0-9]+) MiB of heap, and this JVM may use 50: start it with -Xmx\\1m .*"), problem::rule);
        assertEquals(List.of(), load(200 * MIB).problems());
    }

    @Test
    void moreThanRunShGives_isAWarningOfCheckWithTheOptionToSet() throws IOException {
        write(1);
        Site one = ((LoadResult.Valid<Registry>) load(Long.MAX_VALUE)).value().sites().getFirst();
        assertEquals(Optional.empty(), HeapEstimate.warning(List.of(one)));
        Site large = one.withDevices(Collections.nCopies(200_000, one.devices().getFirst()));
        long needed = HeapEstimate.mebibytes(List.of(large));
        assertEquals("warning: sites: 800000 points: need about " + needed + " MiB of heap, more than ./run.sh gives by itself: set"
                + " HAZARDWATCH_JAVA_OPTS=-Xmx" + needed + "m", HeapEstimate.warning(List.of(large)).orElseThrow());
    }

    @Test
    void equalPartsOfPoints_areOneObject() throws IOException {
        write(2);
        Registry registry = ((LoadResult.Valid<Registry>) load(Long.MAX_VALUE)).value();
        Point one = registry.point(PointId.parse("e/s/d0/p0"));
        Point other = registry.point(PointId.parse("e/s/d1/p0"));
        assertEquals(2, one.limits().size());
        assertSame(one.limits(), other.limits());
        assertSame(one.screen(), other.screen());
        assertSame(one.name(), other.name());
        assertSame(one.unit(), other.unit());
        assertSame(one.id().point(), other.id().point());
        assertSame(one.id().device(), registry.point(PointId.parse("e/s/d0/p1")).id().device());
        assertNull(one.hazardSource());
    }

    private LoadResult<Registry> load(long heapBytes) {
        return new SitesLoader(new PointIndexes(), heapBytes).load(directory);
    }

    private void write(int devices) throws IOException {
        Files.createDirectories(directory.resolve("sites"));
        StringBuilder text = new StringBuilder("enterprise: e\nsite: s\ndevices:\n");
        for (int device = 0; device < devices; device++) {
            text.append("  - id: d").append(device).append("\n    points:\n");
            for (int point = 0; point < 4; point++) {
                text.append("      - id: p").append(point).append("""

                                name: {zh: 可燃气体, en: Gas}
                                unit: "%LEL"
                                range: [0, 100]
                                limits:
                                  H: {at: 60, deadband: 2, onDelay: 0s, offDelay: 0s, priority: P2}
                                  HH: {at: 90, deadband: 2, onDelay: 0s, offDelay: 0s, priority: P1}
                        """);
            }
        }
        Files.writeString(directory.resolve("sites/s.yaml"), text.toString());
    }
}
