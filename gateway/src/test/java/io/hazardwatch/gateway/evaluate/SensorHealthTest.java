package io.hazardwatch.gateway.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Quality;
import io.hazardwatch.gateway.registry.ClockSetting;
import io.hazardwatch.gateway.registry.DriftSetting;
import io.hazardwatch.gateway.registry.FrozenSetting;
import io.hazardwatch.gateway.registry.JumpSetting;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.RateSetting;
import io.hazardwatch.gateway.registry.RuleSetting;
import io.hazardwatch.gateway.registry.ScatterSetting;
import io.hazardwatch.gateway.registry.SpikeSetting;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Checks of the sensor itself, a reading a second. */
class SensorHealthTest {
    private static final FrozenSetting FROZEN =
            new FrozenSetting("frozen", 10_000, Double.NaN, Priority.P3, Priority.P2);
    private static final SpikeSetting SPIKES = new SpikeSetting("spikes", 6, 3, 600_000, Priority.P4);
    private final Random random = new Random(5);

    private static Probe withH(RuleSetting... rules) {
        Point plain = Probe.point(List.of(Probe.h(25, 2, 0, 0, Priority.P2)), List.of(), 0);
        return new Probe(new Point(0, plain.id(), plain.name(), plain.unit(), -1_000, 1_000, 1_000, 0, plain.limits(),
                List.of(), null, List.of(rules)));
    }

    private Probe noise(Probe probe, int from, int to, double level, double deviation) {
        for (int second = from; second < to; second++) {
            probe.read(second, level + deviation * random.nextGaussian());
        }
        return probe;
    }

    private static Probe hold(Probe probe, int from, int to, double value) {
        for (int second = from; second < to; second++) {
            probe.read(second, value);
        }
        return probe;
    }

    // ---- frozen

    @Test
    void valueThatStands_isSuspectThenFailed() {
        Probe probe = noise(Probe.ofRules(FROZEN), 0, 60, 10, 1);
        hold(probe, 60, 70, 10.5).found();
        probe.read(70, 10.5).found("RAISE suspect @70");
        assertEquals(Priority.P3, probe.last().priority());
        hold(probe, 71, 90, 10.5).found();
        probe.read(90, 10.5).found("SEVERITY_UP fail @90");
        assertEquals(Priority.P2, probe.last().priority());
        probe.read(91, 11.5).found("CLEAR suspect @91");
    }

    @Test
    void frozenFromTheStart_isFoundWithoutEverHavingMoved() {
        hold(Probe.ofRules(FROZEN), 0, 11, 7).found("RAISE suspect @10");
    }

    @Test
    void smallerThanHalfAStep_isNoMovement() {
        Probe probe = Probe.ofRules(new FrozenSetting("frozen", 10_000, 0.2, Priority.P3, Priority.P3));
        for (int second = 0; second < 11; second++) {
            probe.read(second, 10 + 0.2 * (second % 2));
        }
        probe.found("RAISE suspect @10");
    }

    @Test
    void holeBetweenEqualReadings_provesNothing() {
        noise(Probe.ofRules(FROZEN), 0, 60, 10, 1).read(60, 5).read(3_600, 5).read(3_601, 5).found();
    }

    @Test
    void frozenReadings_mayRaiseAndDoNotClear() {
        Probe probe = hold(withH(FROZEN), 0, 5, 30).found("RAISE H @0");
        hold(probe, 5, 11, 30).found("RAISE suspect @10");
        probe.read(11, 10).found("CLEAR suspect @11");
        probe.read(12, 10).found("CLEAR H @12");
    }

    @Test
    void lateReadingElsewhere_provesThatItMoved() {
        Probe probe = hold(noise(Probe.ofRules(FROZEN), 0, 60, 10, 1), 60, 69, 10.5).read(65.5, 69, 12, Quality.GOOD);
        hold(probe, 69, 77, 10.5).found();
        probe.read(77, 10.5).found("RAISE suspect @77");
    }

    // ---- scatter

    @Test
    void scatterFarBelowUsual_isAttenuatedAfterSixBuckets() {
        Probe probe = noise(Probe.ofRules(new ScatterSetting("attenuated", false, 0.1, 60_000, Priority.P3)), 0, 3_600, 10, 1);
        noise(probe, 3_600, 3_600 + 6 * 60, 10, 0.02).found();
        noise(probe, 3_960, 4_200, 10, 0.02);
        assertEquals(List.of(FindingType.RAISE), probe.findings.stream().map(Finding::type).toList());
        assertEquals(RuleKind.ATTENUATED, probe.last().kind());
        assertTrue(probe.state.isUncertain());
        noise(probe, 4_200, 4_500, 10, 1);
        assertEquals(FindingType.CLEAR, probe.last().type());
    }

    @Test
    void scatterFarAboveUsual_isNoise() {
        Probe probe = noise(Probe.ofRules(new ScatterSetting("noise", true, 5, 60_000, Priority.P3)), 0, 3_600, 10, 1);
        probe.found();
        noise(probe, 3_600, 3_700, 10, 8);
        assertEquals(RuleKind.NOISE, probe.last().kind());
        assertEquals(8, probe.last().value(), 2);
        assertEquals(5, probe.last().limit(), 1);
    }

    @Test
    void rampWithoutNoise_isNotScatter() {
        Probe probe = noise(Probe.ofRules(new ScatterSetting("noise", true, 5, 60_000, Priority.P3)), 0, 3_600, 10, 1);
        for (int second = 3_600; second < 4_000; second++) {
            probe.read(second, 10 + (second - 3_600) * 0.5 + random.nextGaussian());
        }
        probe.found();
    }

    // ---- spikes

    @Test
    void thirdSpike_raises_andTheyLeaveWithTheirWhile() {
        Probe probe = noise(Probe.ofRules(SPIKES), 0, 100, 10, 0.5);
        for (int spike = 1; spike <= 3; spike++) {
            probe.read(100 * spike, 60).found();
            noise(probe, 100 * spike + 1, 100 * spike + 100, 10, 0.5);
            probe.found(spike == 3 ? new String[] {"RAISE spikes @301"} : new String[0]);
        }
        assertEquals(60, probe.last().value());
        noise(probe, 400, 702, 10, 0.5).found("CLEAR spikes @701");
    }

    @Test
    void spike_isKeptFromTheRate() {
        RateSetting rise = new RateSetting("rise", 0.1, 6, "%LEL/min", 60_000, 0, Priority.P2);
        Point plain = Probe.pointOf();
        Probe with = new Probe(new Point(0, plain.id(), plain.name(), plain.unit(), -1_000, 1_000, 1_000, 0, List.of(),
                List.of(rise), null, List.of(SPIKES)));
        Probe without = new Probe(new Point(0, plain.id(), plain.name(), plain.unit(), -1_000, 1_000, 1_000, 0, List.of(),
                List.of(rise), null, List.of(SPIKES)));
        noise(with, 0, 200, 10, 0.3);
        random.setSeed(5);
        noise(without, 0, 200, 10, 0.3);
        with.read(200, 500);
        with.read(201, 10).read(202, 10);
        without.read(201, 10).read(202, 10);
        assertEquals(slope(without), slope(with), 1e-12);
    }

    @Test
    void stepThatStays_isTakenByTheRateOneReadingLater() {
        RateSetting rise = new RateSetting("rise", 0.1, 6, "%LEL/min", 60_000, 0, Priority.P2);
        Point plain = Probe.pointOf();
        Probe gated = new Probe(new Point(0, plain.id(), plain.name(), plain.unit(), -1_000, 1_000, 1_000, 0, List.of(),
                List.of(rise), null, List.of(SPIKES)));
        Probe plainly = Probe.ofRate(rise);
        hold(gated, 0, 100, 10).read(100, 50).read(101, 50);
        hold(plainly, 0, 100, 10).read(100, 50).read(101, 50);
        assertEquals(slope(plainly), slope(gated), 1e-12);
    }

    private static double slope(Probe probe) {
        for (PointRule rule : probe.state.rules()) {
            if (rule instanceof RateRule rate) {
                return rate.window().perSecond();
            }
        }
        throw new AssertionError("no rate rule");
    }

    // ---- jump

    @Test
    void stepBeyondTheLimit_isAJumpUntilAllIsSteady() {
        Probe probe = hold(Probe.ofRules(new JumpSetting("jump", 20, Double.NaN, 60_000, Priority.P3)), 0, 10, 10);
        probe.read(10, 31).found("RAISE jump @10");
        assertEquals(21, probe.last().value());
        assertEquals(20, probe.last().limit());
        hold(probe, 11, 71, 31).found();
        probe.read(71, 31).found("CLEAR jump @11");
    }

    @Test
    void rampOfSmallSteps_isNoJump() {
        Probe probe = Probe.ofRules(new JumpSetting("jump", 20, Double.NaN, 60_000, Priority.P3));
        for (int second = 0; second < 60; second++) {
            probe.read(second, second * 10);
        }
        probe.found();
    }

    @Test
    void impossibleSpeed_isNotJudgedUntilTheThirdReadingConfirmsIt() {
        Probe probe = hold(withH(new JumpSetting("jump", Double.NaN, 5, 60_000, Priority.P3)), 0, 10, 10);
        probe.read(10, 90).read(11, 90).found();
        probe.read(12, 90).found("RAISE H @12", "RAISE jump @12");
        probe.read(13, 10).read(14, 10).found();
        probe.read(15, 10).found();
        assertTrue(probe.state.isUncertain());
        hold(probe, 16, 75, 10).found();
        hold(probe, 75, 80, 10);
        assertEquals(List.of("jump", "high"), probe.findings.stream().filter(f -> f.type() == FindingType.CLEAR)
                .map(Finding::rule).toList());
    }

    @Test
    void singleImpossibleReading_changesNothing() {
        Probe probe = hold(withH(new JumpSetting("jump", Double.NaN, 5, 60_000, Priority.P3)), 0, 10, 10);
        probe.read(10, 90).read(11, 10).read(12, 90).read(13, 10).found();
        assertEquals(10, probe.state.lastValue());
    }

    // ---- drift

    @Test
    void shiftOfTwoDeviations_isADrift() {
        Probe probe = Probe.ofRules(new DriftSetting("drift", 60_000, Priority.P3));
        noise(probe, 0, 49 * 60, 10, 1);
        noise(probe, 49 * 60, 49 * 60 + 1_800, 10, 1).found();
        noise(probe, 79 * 60, 79 * 60 + 3_600, 10.4, 1);
        assertEquals(RuleKind.DRIFT, probe.last().kind());
        assertEquals(10, probe.last().limit(), 0.2);
        assertEquals(10.4, probe.last().value(), 0.6);
    }

    @Test
    void noiseAlone_doesNotDriftInAWeek() {
        Probe probe = Probe.ofRules(new DriftSetting("drift", 60_000, Priority.P3));
        for (int second = 0; second < 7 * 86_400; second += 10) {
            probe.read(second, 10 + random.nextGaussian());
        }
        probe.found();
    }

    // ---- clock

    @Test
    void clockApartInMostOfTwentyReadings_isWrong() {
        Probe probe = Probe.ofRules(new ClockSetting("clock", 60_000, Priority.P3));
        hold(probe, 0, 20, 10).found();
        for (int second = 20; second < 40; second++) {
            probe.read(second - 100, second, 10, Quality.GOOD);
        }
        assertEquals(RuleKind.CLOCK, probe.last().kind());
        assertEquals("s", probe.last().unit());
        assertTrue(probe.state.isByArrival());
    }

    @Test
    void backlogInOneBurst_isNoWrongClock() {
        Probe probe = Probe.ofRules(new ClockSetting("clock", 60_000, Priority.P3));
        hold(probe, 0, 20, 10);
        for (int second = 20; second < 400; second++) {
            probe.read(second, 400, 10, Quality.GOOD);
        }
        probe.found();
    }

    @Test
    void wrongClock_limitsGoByArrival() {
        Probe probe = withH(new ClockSetting("clock", 60_000, Priority.P3));
        for (int second = 0; second < 40; second++) {
            probe.read(second - 600, second, 10, Quality.GOOD);
        }
        probe.read(-559, 41, 30, Quality.GOOD);
        Finding raised = probe.last();
        assertEquals("high", raised.rule());
        assertEquals(Probe.millis(41) + Probe.AHEAD, raised.eventMillis());
    }
}
