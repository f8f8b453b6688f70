package io.hazardwatch.gateway.evaluate.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.evaluate.Probe;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.registry.RateSetting;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SlopeWindowTest {
    private static final RateSetting RISE = new RateSetting("rise", 0.1, 6, "%LEL/min", 60_000, 0, Priority.P2);

    private record Sample(long event, double value) {}

    private final SlopeWindow window = new SlopeWindow(RISE);

    private static List<Sample> wander(Random random, long start, int readings, double offset) {
        List<Sample> samples = new ArrayList<>();
        long event = start;
        double value = offset;
        for (int i = 0; i < readings; i++) {
            event += 200 + random.nextInt(3_000);
            value += random.nextGaussian();
            samples.add(new Sample(event, value));
        }
        return samples;
    }

    /** The least-squares slope per second of the readings that a window begun at {@code origin} holds. */
    private static double slopeOf(List<Sample> samples, long origin, long newest) {
        long width = 3_000;
        long oldest = origin + (Math.floorDiv(newest - origin, width) - BucketSums.BUCKETS + 1) * width;
        List<Sample> held = samples.stream().filter(s -> s.event >= oldest && s.event <= newest).toList();
        double meanX = held.stream().mapToDouble(s -> s.event - newest).average().orElseThrow();
        double meanY = held.stream().mapToDouble(Sample::value).average().orElseThrow();
        double sxx = 0;
        double sxy = 0;
        for (Sample sample : held) {
            double x = sample.event - newest - meanX;
            sxx += x * x;
            sxy += x * (sample.value - meanY);
        }
        return sxx > 0 ? 1_000 * sxy / sxx : 0;
    }

    @Test
    void slidingWindow_isTheLeastSquaresSlopeOfWhatItHolds() {
        long seed = 7;
        List<Sample> samples = wander(new Random(seed), Probe.START, 20_000, 50);
        long origin = samples.getFirst().event;
        for (int i = 0; i < samples.size(); i++) {
            window.add(samples.get(i).event, samples.get(i).value);
            if (i > 2 && i % 37 == 0) {
                double expected = slopeOf(samples.subList(Math.max(0, i - 400), i + 1), origin, samples.get(i).event);
                assertEquals(expected, window.perSecond(), 1e-10, "seed " + seed + " reading " + i);
            }
        }
    }

    @Test
    void lateReadingsInTheWindow_giveTheSlopeOfTheOrderedStream() {
        for (long seed = 0; seed < 50; seed++) {
            Random random = new Random(seed);
            List<Sample> samples = wander(random, Probe.START, 300, 50);
            SlopeWindow disordered = new SlopeWindow(RISE);
            window.reset();
            samples.forEach(sample -> window.add(sample.event, sample.value));
            addAll(disordered, swapped(samples, random));
            assertEquals(window.perSecond(), disordered.perSecond(), 1e-10, "seed " + seed);
            assertEquals(window.sums().readings(), disordered.sums().readings());
        }
    }

    private static List<Sample> swapped(List<Sample> samples, Random random) {
        List<Sample> swapped = new ArrayList<>(samples);
        for (int i = 1; i + 6 < swapped.size(); i += 6) {
            java.util.Collections.swap(swapped, i, i + 1 + random.nextInt(5));
        }
        return swapped;
    }

    private static void addAll(SlopeWindow window, List<Sample> samples) {
        for (Sample sample : samples) {
            if (sample.event > window.newest()) {
                window.add(sample.event, sample.value);
            } else {
                assertTrue(window.addLate(sample.event, sample.value));
            }
        }
    }

    @Test
    void story19_allTimesShifted_identicalSlope() {
        long shift = 1_700_000_000_000L;
        SlopeWindow shifted = new SlopeWindow(RISE);
        for (Sample sample : wander(new Random(19), 0, 5_000, 1e6)) {
            window.add(sample.event, sample.value);
            shifted.add(sample.event + shift, sample.value);
            assertEquals(window.perSecond(), shifted.perSecond(), 0);
            assertEquals(window.verdict(true), shifted.verdict(true));
        }
    }

    @Test
    void story20_constantSeries_slopeIsExactlyZero() {
        for (int i = 0; i < 1_000; i++) {
            window.add(Probe.START + i * 1_007L, i < 100 ? 5.3 : 0.1 + 0.2);
            if (i < 100 || i > 200) {
                assertEquals(0, window.perSecond());
            }
        }
        assertEquals(Verdict.OK, window.verdict(false));
    }

    @Test
    void fewReadingsOrShortSpan_cannotBeMeasured() {
        for (int i = 0; i < 30; i++) {
            window.add(Probe.START + i * 1_000L, i);
            assertEquals(Verdict.SILENT, window.verdict(false));
        }
        window.add(Probe.START + 30_000, 30);
        assertEquals(Verdict.VIOLATED, window.verdict(false));
        assertEquals(1, window.perSecond(), 1e-12);
        assertTrue(window.isConfirmed());
    }

    @Test
    void mostlyEmptyWindow_cannotBeMeasured() {
        for (int i = 0; i < 60; i++) {
            window.add(Probe.START + i * 1_000L, 1);
        }
        assertEquals(Verdict.OK, window.verdict(false));
        window.add(Probe.START + 95_000, 1);
        assertEquals(Verdict.SILENT, window.verdict(false));
    }

    @Test
    void gapLongerThanTheWindow_startsAnew() {
        for (int i = 0; i < 60; i++) {
            window.add(Probe.START + i * 1_000L, i);
        }
        window.add(Probe.START + 200_000, 5);
        assertEquals(1, window.sums().readings());
        assertEquals(Verdict.SILENT, window.verdict(false));
    }

    @Test
    void readingOlderThanTheWindow_isLeftOut() {
        for (int i = 0; i < 60; i++) {
            window.add(Probe.START + i * 1_000L, 1);
        }
        assertFalse(window.addLate(Probe.START - 10_000, 500));
        assertEquals(0, window.perSecond());
    }

    @Test
    void correctedReading_countsAsIfItHadComeSo() {
        SlopeWindow right = new SlopeWindow(RISE);
        for (int i = 0; i < 50; i++) {
            window.add(Probe.START + i * 1_000L, i == 49 ? 400 : i % 7);
            right.add(Probe.START + i * 1_000L, i % 7);
        }
        window.correctNewest(49 % 7);
        assertEquals(right.perSecond(), window.perSecond(), 1e-12);
    }

    @Test
    void singleSpike_isNotConfirmed() {
        for (int i = 0; i < 70; i++) {
            window.add(Probe.START + i * 1_000L, i == 69 ? 80 : 10 + i % 3 * 0.1);
        }
        assertEquals(Verdict.VIOLATED, window.verdict(false));
        assertFalse(window.isConfirmed());
    }

    @Test
    void coarseSensorSteppingOnce_isNotConfirmed() {
        RateSetting slow = new RateSetting("rise", 0.02, 1.2, "%LEL/min", 60_000, 0, Priority.P2);
        SlopeWindow coarse = new SlopeWindow(slow);
        for (int i = 0; i < 90; i++) {
            coarse.add(Probe.START + i * 1_000L, i == 89 ? 21 : 20);
        }
        assertEquals(Verdict.OK, coarse.verdict(false));
    }

    @Test
    void falling_isMeasuredDownwards() {
        SlopeWindow fall = new SlopeWindow(new RateSetting("fall", -0.1, -6, "%LEL/min", 60_000, 0, Priority.P2));
        for (int i = 0; i < 60; i++) {
            fall.add(Probe.START + i * 1_000L, -0.5 * i);
        }
        assertEquals(-0.5, fall.perSecond(), 1e-12);
        assertEquals(Verdict.VIOLATED, fall.verdict(false));
    }

    @Test
    void largeOffset_losesNoPrecision() {
        for (int i = 0; i < 200; i++) {
            window.add(Probe.START + i * 1_000L, 1e9 + 0.25 * i);
        }
        assertEquals(0.25, window.perSecond(), 1e-12);
    }
}
