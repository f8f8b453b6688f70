package io.hazardwatch.gateway.evaluate.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.hazardwatch.gateway.evaluate.Finding;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.PointIndexes;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.settings.site.SitesLoader;
import io.hazardwatch.gateway.settings.yaml.LoadResult;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A reading that changes nothing allocates nothing, whatever looks at its point. */
@Tag("compiled")
class SiteAllocationTest {
    private static final int ROUNDS = 200_000;
    private static final long START = 1_763_780_000_000L;
    private static final String SITE = """
            enterprise: acme
            site: yard
            devices:
              - id: d
                points:
                  - {id: a, range: [0, 100], staleAfter: 30s, limits: {H: {at: 50, priority: P2}}, modes: {high: [running]}}
                  - {id: b, range: [0, 100], staleAfter: 30s, limits: {H: {at: 50, priority: P2}}}
                  - {id: c, range: [0, 100], staleAfter: 30s}
            units:
              - {id: u, devices: [d], modeFrom: {point: d/c, values: {3: running}}}
            rules:
              - {id: vote, vote: {points: [d/a, d/b, d/c], above: 50, tolerance: 10}}
              - {id: both, within: 60s, all: [{point: d/a, alarm: H}, {point: d/b, above: 40}, {point: d/c, unmoved: 1, for: 5m}]}
              - {id: alike, agree: {points: [d/a, d/b, d/c], tolerance: 10}}
            suppress:
              - {id: x, when: [{point: d/a, alarm: H}], alarms: [{point: d/b, alarm: high}]}
            """;

    @TempDir
    Path directory;
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private int findings;

    @Test
    void readingsAtRest_allocateNothing() throws Exception {
        Files.createDirectories(directory.resolve("sites"));
        Files.writeString(directory.resolve("sites/yard.yaml"), SITE);
        LoadResult<Registry> loaded = new SitesLoader(new PointIndexes()).load(directory);
        assertEquals(List.of(), loaded.problems());
        Registry registry = ((LoadResult.Valid<Registry>) loaded).value();
        SiteState site = new SiteState(new Counting(), point -> START);
        site.configure(registry.sites().getFirst(), registry, START);
        List<Point> points = registry.points();
        PointInput[] inputs = points.stream().map(point -> site.input(point.id())).toArray(PointInput[]::new);
        for (PointInput input : inputs) {
            assertNotNull(input);
        }
        run(site, inputs, START);
        int before = findings;
        long allocated = run(site, inputs, START + ROUNDS * 3L);
        assertEquals(before, findings);
        assertTrue(allocated < ROUNDS, () -> allocated + " bytes for " + 3 * ROUNDS + " readings");
    }

    private long run(SiteState site, PointInput[] inputs, long from) {
        long self = Thread.currentThread().threadId();
        long before = threads.getThreadAllocatedBytes(self);
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < inputs.length; i++) {
                long at = from + round * 3L + i;
                site.onReading(inputs[i], at, at, i == 2 ? 3 : 3 + (round & 7) * 0.1 + i, (byte) 0, true);
            }
        }
        return threads.getThreadAllocatedBytes(self) - before;
    }

    /** Counts what is said. */
    private final class Counting implements SiteOutputs {
        @Override
        public void on(Finding finding) {
            findings++;
        }

        @Override
        public void requestSuppression(SuppressionRequest restraint) {
            findings++;
        }

        @Override
        public void modeChanged(UnitMode mode) {
            findings++;
        }
    }
}
