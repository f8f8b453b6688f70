package io.hazardwatch.gateway.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.evaluate.stats.ChangeWindow;
import io.hazardwatch.gateway.evaluate.stats.SlopeWindow;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Quality;
import io.hazardwatch.gateway.registry.RateSetting;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RateRulesTest {
    /** 6 %LEL/min over a minute, held for 10 s. */
    private static final RateSetting RISE =
            new RateSetting("rise", 0.1, 6, "%LEL/min", 60_000, 10_000, Priority.P2);

    private final Probe probe = Probe.ofRate(RISE);

    private int hold(Probe on, int from, int to, double value) {
        for (int second = from; second < to; second++) {
            on.read(second, value);
        }
        return to;
    }

    @Test
    void ramp_raisesOnceItHeldAndClearsAfterHalfAWindow() {
        hold(probe, 0, 100, 10);
        for (int second = 100; second < 200; second++) {
            probe.read(second, 10 + 0.2 * (second - 100));
        }
        Finding raise = probe.last();
        assertEquals(FindingType.RAISE, raise.type());
        assertEquals(RuleKind.RATE, raise.kind());
        assertEquals("rise", raise.rule());
        assertEquals(6, raise.limit());
        assertTrue(raise.value() >= 6 && raise.value() < 12.1, "in the configured unit: " + raise.value());
        assertTrue(raise.arrivalMillis() - raise.eventMillis() - Probe.AHEAD >= 10_000);
        hold(probe, 200, 400, 30);
        assertEquals(FindingType.CLEAR, probe.last().type());
        assertEquals(12, probe.last().worst(), 0.1);
        assertTrue(probe.last().arrivalMillis() - probe.last().eventMillis() - Probe.AHEAD >= 30_000);
        assertEquals(2, probe.findings.size());
    }

    @Test
    void candidateGivenUp_isCancelled() {
        Probe slow = Probe.ofRate(new RateSetting("rise", 0.1, 6, "%LEL/min", 60_000, 40_000, Priority.P2));
        hold(slow, 0, 100, 10);
        for (int second = 100; second < 142; second++) {
            slow.read(second, 10 + 0.14 * (second - 100));
        }
        hold(slow, 142, 400, 15.8);
        assertEquals(List.of(FindingType.PENDING_CANCELLED), slow.findings.stream().map(Finding::type).toList());
    }

    @Test
    void silenceAfterACandidate_raisesWhenTheOnDelayIsOver() {
        Probe slow = Probe.ofRate(new RateSetting("rise", 0.1, 6, "%LEL/min", 60_000, 40_000, Priority.P2));
        RateRule rule = (RateRule) slow.state.rules()[0];
        hold(slow, 0, 100, 10);
        int second = 100;
        while (!rule.isPending() || !rule.isConfirmed()) {
            slow.read(second, 10 + 0.3 * (second - 100));
            second++;
        }
        long begun = (PackedMachine.since(rule.word) - Probe.START) / 1_000;
        assertTrue(begun + 40 > second);
        slow.tick(begun + 39.9).found().tick(begun + 40).found("RAISE rise @" + begun);
    }

    @Test
    void gapWhileActive_holdsTheAlarmAsDoubted() {
        hold(probe, 0, 100, 10);
        for (int second = 100; second < 200; second++) {
            probe.read(second, 10 + 0.2 * (second - 100));
        }
        probe.found("RAISE rise @" + (probe.last().eventMillis() - Probe.START) / 1_000);
        probe.read(400, 30).found("QUALITY_BAD rise @400");
        hold(probe, 401, 430, 30);
        probe.found().read(430, 30).found("QUALITY_GOOD rise @430");
        hold(probe, 431, 460, 30);
        probe.found().read(460, 30).found("CLEAR rise @430");
    }

    @Test
    void badReadingWhilePendingP1_raisesAtOnce() {
        Probe urgent = Probe.ofRate(new RateSetting("rise", 0.1, 6, "%LEL/min", 60_000, 30_000, Priority.P1));
        hold(urgent, 0, 100, 10);
        int second = 100;
        while (!urgent.state.rules()[0].isPending()) {
            urgent.read(second, 10 + 0.3 * (second - 100));
            second++;
        }
        urgent.read(second, 0, Quality.BAD);
        urgent.found("RAISE quality @" + second, "RAISE rise @" + (second - 1), "QUALITY_BAD rise @" + second);
    }

    @Test
    void ruleRemovedWhileActive_isCleared() {
        hold(probe, 0, 100, 10);
        for (int second = 100; second < 200; second++) {
            probe.read(second, 10 + 0.2 * (second - 100));
        }
        probe.reconfigure(200, Probe.point(List.of(), List.of(), 0));
        assertEquals(FindingType.CLEAR, probe.last().type());
        assertEquals("rise", probe.last().rule());
    }

    @Test
    void restored_isHeldUntilMeasured() {
        probe.evaluator.restore(probe.state, "rise", "rise");
        hold(probe, 0, 30, 10);
        probe.found().read(30, 10).found("QUALITY_GOOD rise @30");
        hold(probe, 31, 61, 10);
        probe.found("CLEAR rise @30");
    }

    @Test
    void duplicatesOfRecentReadings_doNotWeighTwice() {
        Random random = new Random(3);
        Probe once = Probe.ofRate(RISE);
        for (int second = 0; second < 300; second++) {
            double value = random.nextGaussian() + second * 0.05;
            once.read(second, value);
            probe.read(second, value).read(second, value);
            if (second > 4) {
                probe.read(second - 3, -500);
            }
        }
        SlopeWindow single = (SlopeWindow) ((RateRule) once.state.rules()[0]).window();
        SlopeWindow doubled = (SlopeWindow) ((RateRule) probe.state.rules()[0]).window();
        assertEquals(single.sums().readings(), doubled.sums().readings());
        assertEquals(single.perSecond(), doubled.perSecond(), 0);
    }

    /** Sampling 10 s, window 600 s; the limit is what the theory says this noise lets one measure. */
    @Test
    void story21_aDayOfCorrelatedNoise_raisesAtMostOnce() {
        long alarms = 0;
        int days = 20;
        for (long seed = 0; seed < days; seed++) {
            Random random = new Random(seed);
            Probe day = Probe.ofRate(new RateSetting("rise", 0.01, 0.6, "%LEL/min", 600_000, 60_000, Priority.P2),
                    new RateSetting("fall", -0.01, -0.6, "%LEL/min", 600_000, 60_000, Priority.P2));
            double noise = 0;
            for (int second = 0; second < 86_400; second += 10) {
                noise = 0.8 * noise + 0.6 * random.nextGaussian();
                day.read(second, 50 + noise);
            }
            long raised = day.findings.stream().filter(finding -> finding.type() == FindingType.RAISE).count();
            assertTrue(raised <= 1, "seed " + seed + " raised " + raised);
            alarms += raised;
        }
        assertTrue(alarms <= days / 4, "alarms in " + days + " days: " + alarms);
    }

    @Test
    void story21_rampOfTwiceTheLimitInThatNoise_isFoundWithinAWindow() {
        for (long seed = 0; seed < 100; seed++) {
            Random random = new Random(seed);
            Probe ramp = Probe.ofRate(new RateSetting("rise", 0.01, 0.6, "%LEL/min", 600_000, 60_000, Priority.P2));
            double noise = 0;
            for (int second = 0; second < 3_000 + 600; second += 10) {
                noise = 0.8 * noise + 0.6 * random.nextGaussian();
                ramp.read(second, 50 + noise + 0.02 * Math.max(0, second - 3_000));
            }
            assertTrue(ramp.findings.stream().anyMatch(finding -> finding.type() == FindingType.RAISE), "seed " + seed);
        }
    }

    @Test
    void difference_rareReadings_raiseOnTheVeryReadingOfTheStep() {
        Probe flow = Probe.ofRate(RateSetting.change("leak", 3, "m3/h", 600_000, 0, Priority.P2));
        for (int second = 0; second < 6_000; second += 300) {
            flow.read(second, 0.1);
        }
        flow.found().read(6_000, 3.2).found("RAISE leak @6000");
        assertEquals(3.1, flow.last().value(), 1e-9);
        assertEquals(3, flow.last().limit());
        flow.read(6_300, 3.2).read(6_600, 3.2).found().read(6_900, 3.2).found("CLEAR leak @6600");
    }

    @Test
    void difference_slowChange_neverRaises() {
        Probe flow = Probe.ofRate(RateSetting.change("leak", 3, "m3/h", 600_000, 0, Priority.P2));
        for (int second = 0; second < 100_000; second += 300) {
            flow.read(second, second * 0.002);
        }
        flow.found();
    }

    @Test
    void difference_fallWithinSeconds_isSeenFromTheHighestOfTheWindow() {
        Probe flow = Probe.ofRate(RateSetting.change("fall", -30, "L/min", 10_000, 0, Priority.P2));
        hold(flow, 0, 20, 125);
        flow.read(20, 110).read(21, 96).found().read(22, 95).found("RAISE fall @22");
        assertEquals(-30, flow.last().value(), 1e-9);
    }

    @Test
    void difference_againstEveryReadingOfTheWindow_isWithinOneBucketOfExact() {
        for (long seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            ChangeWindow window = new ChangeWindow(RateSetting.change("c", 3, "x", 60_000, 0, Priority.P2));
            double[] values = new double[2_000];
            for (int i = 0; i < values.length; i++) {
                values[i] = random.nextGaussian() + (i > 0 ? values[i - 1] : 0);
                window.add(Probe.START + i * 500L, values[i]);
                double change = window.perSecond() * 60;
                assertTrue(change <= values[i] - lowest(values, i, 120) + 1e-9, "seed " + seed);
                assertTrue(change >= values[i] - lowest(values, i, 114) - 1e-9, "seed " + seed);
            }
        }
    }

    private static double lowest(double[] values, int newest, int readings) {
        double low = values[newest];
        for (int i = Math.max(0, newest - readings); i < newest; i++) {
            low = Math.min(low, values[i]);
        }
        return low;
    }
}
