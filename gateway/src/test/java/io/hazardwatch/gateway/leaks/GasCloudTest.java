package io.hazardwatch.gateway.leaks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.model.Quality;
import io.hazardwatch.gateway.registry.GasDetector;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Fifty releases ({@code -Dgas.releases=200} for the figure in docs/numbers.md) over twelve detectors and eight pieces of equipment:
 * one leak each, and the right source with wind.
 */
@Tag("compiled")
class GasCloudTest {
    private static final long SEED = 7_000;
    private static final int RELEASES = Integer.getInteger("gas.releases", 50);
    private static final int SOURCES = 8;
    private static final int QUIET_SECONDS = 120;
    private static final int RELEASE_SECONDS = 600;
    private static final long START = 1_800_000_001_000L;
    private static final double LAG_SECONDS = 15;

    /** What became of one release. */
    private record Outcome(int leaks, int detectors, boolean isFirst, boolean isInFirstTwo, boolean isNamed, int signs) {}

    private static Outcome play(long seed, boolean hasWind) {
        Random random = new Random(seed);
        LeakSite site = new LeakSite();
        for (int i = 0; i < 12; i++) {
            site.detector("gd-" + i, 12 * (i % 4) + 3 * random.nextGaussian(), 12 * (i / 4) + 3 * random.nextGaussian());
        }
        double[][] places = new double[SOURCES][];
        for (int i = 0; i < SOURCES; i++) {
            places[i] = new double[] {36 * random.nextDouble(), 24 * random.nextDouble()};
            site.source("source-" + i, places[i][0], places[i][1]);
        }
        if (hasWind) {
            site.windStation();
        }
        LeakWatch watch = new LeakWatch(LeakSettings.STANDARD);
        watch.configure(site.registry(), 0);
        int right = random.nextInt(SOURCES);
        return run(site, watch, seed, places[right], random, "source-" + right, hasWind);
    }

    private static Outcome run(LeakSite site, LeakWatch watch, long seed, double[] place, Random random, String right,
                               boolean hasWind) {
        List<GasDetector> detectors = site.detectors();
        double[] shown = new double[detectors.size()];
        Set<String> leaks = new HashSet<>();
        Set<String> signs = new HashSet<>();
        String places = detectors.stream().map(each -> each.position().east() + "," + each.position().north()).collect(Collectors.joining(","));
        SimulatedCloud.everySecond("seed=" + seed + ";seconds=" + (QUIET_SECONDS + RELEASE_SECONDS) + ";quiet=" + QUIET_SECONDS + ";source="
                + place[0] + "," + place[1] + ";detectors=" + places, row -> {
            long now = START + 1_000 * (long) row[0];
            if (hasWind) {
                site.wind((row[1] + 3 * random.nextGaussian() + 360) % 360, row[2], now);
            }
            for (int i = 0; i < shown.length; i++) {
                GasDetector each = detectors.get(i);
                shown[i] += (row[3 + i] - shown[i]) / LAG_SECONDS;
                site.read(each.point(), Math.max(0, shown[i] + 0.3 * random.nextGaussian()), Quality.GOOD, now);
                site.judge(watch, each.point(), now);
            }
            watch.look(site::last, now).forEach(change -> leaks.add(change.leak().id()));
            watch.tampering().forEach(sign -> signs.add(sign.sign() + " " + sign.point()));
        });
        List<Leak> open = watch.open();
        List<String> named = open.isEmpty() ? List.of() : open.getFirst().sources().stream().map(ProbableSource::id).toList();
        int rank = named.indexOf(right);
        return new Outcome(leaks.size(), open.isEmpty() ? 0 : open.getFirst().members().size(), rank == 0, rank == 0 || rank == 1, !named.isEmpty(),
                signs.size());
    }

    @Test
    void releases_oneLeakEachAndTheRightSourceInTheFirstTwo() {
        int found = 0;
        int one = 0;
        int first = 0;
        int firstTwo = 0;
        int detectors = 0;
        int signs = 0;
        for (int i = 0; i < RELEASES; i++) {
            Outcome outcome = play(SEED + i, true);
            found += outcome.leaks() > 0 ? 1 : 0;
            one += outcome.leaks() == 1 ? 1 : 0;
            first += outcome.isFirst() ? 1 : 0;
            firstTwo += outcome.isInFirstTwo() ? 1 : 0;
            detectors += outcome.detectors();
            signs += outcome.signs();
        }
        String figures = found + " found, " + one + " as one leak, source first " + first + ", in the first two " + firstTwo
                + ", detectors " + detectors + ", signs of tampering " + signs;
        System.out.println("gas clouds: " + figures);
        assertEquals(found, one, figures);
        assertTrue(found >= 0.8 * RELEASES, figures);
        assertTrue(firstTwo >= 0.8 * found, figures);
    }

    @Test
    void releasesWithoutWind_nameNoSource() {
        for (int i = 0; i < 20; i++) {
            assertEquals(false, play(SEED + i, false).isNamed());
        }
    }
}
