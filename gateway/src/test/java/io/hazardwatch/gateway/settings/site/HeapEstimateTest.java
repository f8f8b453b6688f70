package io.hazardwatch.gateway.settings.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.registry.ClockSetting;
import io.hazardwatch.gateway.registry.Device;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.PointIndexes;
import io.hazardwatch.gateway.registry.RateSetting;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.registry.RuleSetting;
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

/** A configuration that is too large for the heap is refused at once or warned of; equal parts of it are kept once. */
class HeapEstimateTest {
    private static final long MIB = 1 << 20;

    @TempDir
    Path directory;

    @Test
    void startInClearlyTooSmallAHeap_isRefusedWithTheSizeNeeded() throws IOException {
        write(2_000);
        SettingsProblem problem = load(50 * MIB).problems().getFirst();
        assertEquals("8000 points", problem.value());
        assertTrue(problem.rule().matches("with reloads need about ([0-9]+) MiB of heap, and this JVM may use 50: start it with -Xmx\\1m .*"),
                problem::rule);
        assertEquals(List.of(), load(200 * MIB).problems());
    }

    @Test
    void startInAShortHeap_isAWarningAndTheSizeItNamesSuffices() throws IOException {
        write(2_000);
        List<Site> sites = sites(80 * MIB);
        assertTrue(HeapEstimate.warning(sites, 80 * MIB).orElseThrow().contains("this JVM may use 80"));
        assertEquals(Optional.empty(), HeapEstimate.warning(sites, HeapEstimate.mebibytes(sites, 8_000) * MIB));
    }

    @Test
    void reloadBesideAsManyPoints_needsMoreThanTheStart() throws IOException {
        write(2_000);
        SitesLoader loader = new SitesLoader(new PointIndexes(), 80 * MIB);
        SiteFiles files = SiteFiles.read(directory);
        assertEquals(List.of(), loader.load(files).problems());
        assertEquals("8000 points", loader.reload(files, 8_000).problems().getFirst().value());
        long advised = HeapEstimate.mebibytes(sites(80 * MIB), 8_000) * MIB;
        assertEquals(List.of(), new SitesLoader(new PointIndexes(), advised).reload(files, 8_000).problems());
    }

    @Test
    void rulesWithoutWindows_needLittle() throws IOException {
        write(1);
        Site one = sites(Long.MAX_VALUE).getFirst();
        RateSetting slope = new RateSetting("slope", 1, 1, "%LEL/s", 60_000, 0, Priority.P2);
        RateSetting difference = RateSetting.change("change", 1, "%LEL", 60_000, 0, Priority.P2);
        assertEquals(HeapEstimate.SLOPE_BYTES, more(one, List.of(slope), List.of()));
        assertEquals(HeapEstimate.DIFFERENCE_BYTES, more(one, List.of(difference), List.of()));
        assertEquals(HeapEstimate.LIGHT_BYTES, more(one, List.of(), List.of(new ClockSetting("clock", 60_000, Priority.P4))));
    }

    /** What a point with those rules needs more than one without. */
    private static long more(Site site, List<RateSetting> rates, List<RuleSetting> rules) {
        Device device = site.devices().getFirst();
        Point plain = device.points().getFirst();
        Point ruled = new Point(0, plain.id(), plain.name(), plain.unit(), 0, 100, 1_000, 0, plain.limits(), rates, null, rules);
        return HeapEstimate.leastBytes(List.of(site.withDevices(List.of(Device.of(device.id(), List.of(ruled))))))
                - HeapEstimate.leastBytes(List.of(site.withDevices(List.of(Device.of(device.id(), List.of(plain))))));
    }

    @Test
    void moreThanRunShGives_isAWarningOfCheckWithTheOptionToSet() throws IOException {
        write(1);
        Site one = sites(Long.MAX_VALUE).getFirst();
        assertEquals(Optional.empty(), HeapEstimate.warning(List.of(one)));
        Site large = one.withDevices(Collections.nCopies(200_000, one.devices().getFirst()));
        long needed = HeapEstimate.mebibytes(List.of(large), 800_000);
        assertEquals("warning: sites: 800000 points: with reloads need about " + needed + " MiB of heap, more than ./run.sh gives by itself: set"
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

    private List<Site> sites(long heapBytes) {
        return ((LoadResult.Valid<Registry>) load(heapBytes)).value().sites();
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
