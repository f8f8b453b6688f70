package io.hazardwatch.gateway.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.evaluate.stats.RateWindow;
import io.hazardwatch.gateway.evaluate.stats.SlopeWindow;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.registry.LimitLevel;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.RateSetting;
import io.hazardwatch.gateway.registry.SpikeSetting;
import io.hazardwatch.gateway.registry.TimeToLimitSetting;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** After a restart windows hold what was stored, as if there had been none. */
class WindowWarmUpTest {
    private static final int WINDOW = 60;
    private static final RateSetting SLOPE = new RateSetting("rise", 0.1, 6, "%LEL/min", WINDOW * 1_000, 10_000, Priority.P2);
    private static final RateSetting STEP = RateSetting.change("step", 6, "%LEL", WINDOW * 1_000, 10_000, Priority.P2);

    /** A reading a second: noise, and from a moment of the seed's on a rise. */
    private static double[] noisyRise(long seed, int seconds) {
        Random random = new Random(seed);
        int from = seconds / 2 - 20 + random.nextInt(40);
        double[] values = new double[seconds];
        Arrays.setAll(values, second -> 10 + random.nextGaussian() * 0.3 + Math.max(0, second - from) * 0.2);
        return values;
    }

    private static PastReadings past(double[] values, int from, int to) {
        byte[] quality = new byte[to - from];
        long[] events = new long[to - from];
        Arrays.setAll(events, i -> Probe.millis(from + i));
        return new PastReadings(events, Arrays.copyOfRange(values, from, to), quality);
    }

    private static void read(Probe probe, double[] values, int from, int to) {
        for (int second = from; second < to; second++) {
            probe.read(second, values[second]);
        }
    }

    private static void refill(Probe probe, double[] values, int from, int to) {
        int before = probe.findings.size();
        long[] machines = new long[LimitStateMachines.COUNT];
        probe.state.copyLimits(machines);
        probe.evaluator.refill(probe.state, past(values, from, to));
        assertEquals(before, probe.findings.size(), "a refill tells nothing");
        long[] after = new long[LimitStateMachines.COUNT];
        probe.state.copyLimits(after);
        assertEquals(Arrays.toString(machines), Arrays.toString(after), "nor does it touch limits");
    }

    @Test
    void allOfThePast_verdictsAreThoseOfAGatewayThatNeverStopped() {
        for (long seed = 0; seed < 40; seed++) {
            double[] values = noisyRise(seed, 240);
            int stop = 70 + new Random(seed).nextInt(100);
            Probe steady = Probe.ofRate(SLOPE, STEP);
            read(steady, values, 0, stop);
            Probe restarted = Probe.ofRate(SLOPE, STEP);
            refill(restarted, values, 0, stop);
            for (int second = stop; second < values.length; second++) {
                steady.read(second, values[second]);
                restarted.read(second, values[second]);
                for (int rule = 0; rule < 2; rule++) {
                    assertEquals(steady.state.rules()[rule].verdict(steady.state), restarted.state.rules()[rule].verdict(restarted.state),
                            "seed " + seed + " stopped at " + stop + " reading " + second);
                    assertEquals(steady.state.rules()[rule].shownValue(steady.state),
                            restarted.state.rules()[rule].shownValue(restarted.state), 0);
                }
            }
        }
    }

    @Test
    void stoppedBeforeTheRise_theAlarmComesAsIfItHadNotStopped() {
        for (long seed = 0; seed < 40; seed++) {
            double[] values = noisyRise(seed, 240);
            Probe steady = Probe.ofRate(SLOPE, STEP);
            read(steady, values, 0, 240);
            int stop = raised(steady, "rise") - 15;
            Probe restarted = Probe.ofRate(SLOPE, STEP);
            refill(restarted, values, stop - WINDOW, stop);
            read(restarted, values, stop, 240);
            Probe empty = Probe.ofRate(SLOPE, STEP);
            read(empty, values, stop, 240);
            int bucket = WINDOW / 20;
            for (String rule : List.of("rise", "step")) {
                assertEquals(raised(steady, rule), raised(restarted, rule), 2 * bucket, rule + " seed " + seed);
            }
            assertTrue(raised(empty, "rise") >= raised(steady, "rise") + 15, "without a refill it is late");
        }
    }

    /** When the alarm was told, in seconds. */
    private static int raised(Probe probe, String rule) {
        Finding raise = probe.findings.stream().filter(found -> found.type() == FindingType.RAISE && found.rule().equals(rule))
                .findFirst().orElseThrow();
        return (int) ((raise.arrivalMillis() - Probe.START - Probe.AHEAD) / 1_000);
    }

    @Test
    void liveReadingsCameFirst_areNotDoubledAndWeighTheSame() {
        for (long seed = 0; seed < 40; seed++) {
            Random random = new Random(seed);
            double[] values = noisyRise(seed, 240);
            int stop = 80 + random.nextInt(100);
            int live = stop - random.nextInt(3);
            int heard = stop + 1 + random.nextInt(20);
            Probe steady = Probe.ofRate(SLOPE, STEP);
            read(steady, values, 0, heard);
            Probe restarted = Probe.ofRate(SLOPE, STEP);
            read(restarted, values, live, heard);
            refill(restarted, values, 0, stop + 1);
            for (int second = heard; second < values.length; second++) {
                steady.read(second, values[second]);
                restarted.read(second, values[second]);
                int held = slope(steady).sums().readings();
                assertEquals(held, slope(restarted).sums().readings(), 3, "seed " + seed + " reading " + second);
                assertEquals(slope(steady).perSecond(), slope(restarted).perSecond(), 0.02, "seed " + seed + " reading " + second);
            }
            assertEquals(change(steady).perSecond(), change(restarted).perSecond(), 0.02, "seed " + seed);
        }
    }

    private static SlopeWindow slope(Probe probe) {
        return (SlopeWindow) ((RateRule) probe.state.rules()[0]).window();
    }

    private static RateWindow change(Probe probe) {
        return ((RateRule) probe.state.rules()[1]).window();
    }

    @Test
    void bucketsOfTwoWindows_makeTheSumsOfOne() {
        Random random = new Random(5);
        for (int round = 0; round < 200; round++) {
            SlopeWindow one = new SlopeWindow(SLOPE);
            SlopeWindow past = new SlopeWindow(SLOPE);
            SlopeWindow live = new SlopeWindow(SLOPE);
            int split = 1 + random.nextInt(25);
            long event = Probe.START;
            double value = 1e6;
            for (int i = 0; i < 30; i++) {
                event += 500 + random.nextInt(1_000);
                value += random.nextGaussian();
                one.add(event, value);
                (i < split ? past : live).add(event, value);
            }
            live.precede(past);
            assertEquals(30, live.sums().readings());
            assertEquals(one.perSecond(), live.perSecond(), 1e-9, "round " + round);
            assertEquals(one.levelNow(), live.levelNow(), 1e-6);
            assertEquals(one.oldest(), live.oldest());
        }
    }

    @Test
    void constantBeforeAndAfter_slopeIsExactlyZero() {
        double[] values = new double[120];
        Arrays.fill(values, 0.1 + 0.2);
        Probe probe = Probe.ofRate(SLOPE, STEP);
        read(probe, values, 60, 65);
        refill(probe, values, 0, 60);
        read(probe, values, 65, 120);
        assertEquals(0, slope(probe).perSecond());
        probe.found();
    }

    @Test
    void storedReadingsToldAgain_areNotDoubled() {
        double[] values = noisyRise(1, 120);
        Probe probe = Probe.ofRate(SLOPE, STEP);
        refill(probe, values, 0, 60);
        int held = slope(probe).sums().readings();
        read(probe, values, 55, 60);
        assertEquals(held, slope(probe).sums().readings());
        assertEquals(Probe.millis(59), slope(probe).newest());
    }

    @Test
    void clockSetBackWhileDown_windowsStartAnew() {
        double[] values = noisyRise(1, 400);
        Probe probe = Probe.ofRate(SLOPE, STEP);
        refill(probe, values, 300, 400);
        read(probe, values, 100, 101);
        assertEquals(1, slope(probe).sums().readings());
        assertEquals(Probe.millis(100), change(probe).newest());
    }

    @Test
    void alarmStoodAtTheRestart_isNeitherToldAgainNorClearedByTheRefill() {
        double[] values = new double[300];
        Arrays.setAll(values, second -> 10 + Math.max(0, Math.min(200, second) - 60) * 0.2);
        Probe probe = Probe.ofRate(SLOPE);
        probe.evaluator.restore(probe.state, "rise", "rise");
        refill(probe, values, 100, 160);
        probe.read(160, values[160]).found("QUALITY_GOOD rise @160");
        read(probe, values, 161, 300);
        assertEquals(FindingType.CLEAR, probe.last().type());
        assertEquals(2, probe.findings.size());
    }

    @Test
    void pastIsScreenedAsLiveReadingsAre() {
        double[] values = noisyRise(3, 200);
        double[] marred = values.clone();
        marred[90] = 5_000;
        marred[105] = Double.NaN;
        marred[120] = 300;
        Point point = withSpikes();
        Probe steady = new Probe(point);
        read(steady, marred, 0, 140);
        Probe restarted = new Probe(point);
        refill(restarted, marred, 0, 140);
        SlopeWindow one = (SlopeWindow) ((RateRule) PointRules.find(steady.state, "rise")).window();
        SlopeWindow other = (SlopeWindow) ((RateRule) PointRules.find(restarted.state, "rise")).window();
        assertEquals(one.sums().readings(), other.sums().readings());
        assertEquals(one.perSecond(), other.perSecond(), 0);
        assertTrue(one.perSecond() < 1, "the spike is not in it: " + one.perSecond());
    }

    private static Point withSpikes() {
        Point plain = Probe.point(List.of(), List.of(SLOPE), 0);
        return new Point(0, plain.id(), plain.name(), plain.unit(), plain.rangeLow(), plain.rangeHigh(), plain.periodMillis(),
                0, List.of(), plain.rates(), null, List.of(new SpikeSetting("spikes", 6, 5, 3_600_000, Priority.P3)));
    }

    @Test
    void storedReadingsBeyondALimit_raiseNothing() {
        Probe probe = Probe.of(Probe.h(25, 2, 0, 0, Priority.P1));
        double[] values = new double[60];
        Arrays.fill(values, 90);
        refill(probe, values, 0, 60);
        probe.read(60, 10).found();
    }

    @Test
    void forecast_goesOnFromBothItsWindows() {
        TimeToLimitSetting warning = new TimeToLimitSetting("soon", LimitLevel.H, 100, 60_000, 180_000, 60_000, Priority.P3);
        double[] values = new double[600];
        Arrays.setAll(values, second -> 10 + Math.max(0, second - 300) * 0.25);
        for (int live : new int[] {0, 5}) {
            Probe steady = Probe.ofRules(warning);
            read(steady, values, 0, 600);
            Probe restarted = Probe.ofRules(warning);
            read(restarted, values, 450, 450 + live);
            refill(restarted, values, 0, 450);
            read(restarted, values, 450 + live, 600);
            List<String> told = new ArrayList<>();
            steady.findings.forEach(finding -> told.add(finding.type() + " " + finding.rule()));
            assertEquals(told, restarted.findings.stream().map(finding -> finding.type() + " " + finding.rule()).toList());
            assertEquals(raised(steady, "soon"), raised(restarted, "soon"), 6);
        }
    }
}
