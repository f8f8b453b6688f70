package io.hazardwatch.gateway.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.registry.LimitLevel;
import io.hazardwatch.gateway.registry.LimitSetting;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.TimeToLimitSetting;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** H at 80, normal 30, noise of deviation 1, a reading every 10 s; windows of 10 and 60 min, horizon 30 min. */
class TimeToLimitRuleTest {
    private static final int MINUTE = 60;
    private static final int HOUR = 3_600;
    private static final int QUIET = 4 * HOUR;

    private static Point point(LimitLevel level, double at) {
        LimitSetting limit = new LimitSetting(level, at, 2, 0, 60_000, Priority.P2, false);
        TimeToLimitSetting warning = new TimeToLimitSetting("soon", level, at, 600_000, 1_800_000, 60_000, Priority.P3);
        Point plain = Probe.point(List.of(limit), List.of(), 0);
        return new Point(0, plain.id(), plain.name(), plain.unit(), -1_000, 1_000, 10_000, 0, List.of(limit), List.of(),
                null, List.of(warning));
    }

    /** Tells noise around {@code course}, which begins at second {@link #QUIET}, until it ends or something is found. */
    private static Probe run(Probe probe, long seed, int from, int to, DoubleUnaryOperator course) {
        Random random = new Random(seed);
        for (int second = from; second < to; second += 10) {
            probe.read(second, 30 + course.applyAsDouble(second - QUIET) + random.nextGaussian());
        }
        return probe;
    }

    private static double ramp(double second, double seconds, double by) {
        return by * Math.clamp(second / seconds, 0, 1);
    }

    private static List<String> of(Probe probe, FindingType signal) {
        return probe.findings.stream().filter(f -> f.type() == signal).map(Finding::rule).toList();
    }

    @Test
    void rampOfAnHour_isForeseenWithTimeAndInterval() {
        Probe probe = run(new Probe(point(LimitLevel.H, 80)), 1, 0, QUIET + HOUR, s -> ramp(s, HOUR, 50));
        Finding raised = probe.findings.stream().filter(f -> f.type() == FindingType.RAISE).findFirst().orElseThrow();
        double at = (raised.arrivalMillis() - Probe.START - Probe.AHEAD) / 60_000.0 - QUIET / 60.0;

        assertEquals("soon", raised.rule());
        assertEquals(RuleKind.TIME_TO_LIMIT, raised.kind());
        assertEquals("H", raised.level());
        assertEquals("min", raised.unit());
        assertEquals(Priority.P3, raised.priority());
        assertTrue(60 - at >= 15 && 60 - at <= 40, "lead " + (60 - at) + " min");
        assertTrue(raised.limit() <= raised.value() && raised.value() <= raised.worst(), raised.toString());
        assertTrue(raised.limit() <= 60 - at && 60 - at <= raised.worst(), raised + " at " + at);
    }

    @Test
    void limitReached_endsTheWarningAtOnce() {
        Probe probe = run(new Probe(point(LimitLevel.H, 80)), 2, 0, QUIET + 70 * MINUTE, s -> ramp(s, HOUR, 52));
        List<String> told = probe.findings.stream().map(f -> f.type() + " " + f.rule()).toList();
        assertEquals(List.of("RAISE soon", "RAISE high", "CLEAR soon"), told);
        assertEquals(probe.findings.get(1).arrivalMillis(), probe.findings.get(2).arrivalMillis());
        assertEquals(LimitForecast.LIMIT_REACHED, ((TimeToLimitRule) probe.state.rules()[0]).forecast());
    }

    @Test
    void fallingValue_isForeseenToReachL() {
        Probe probe = run(new Probe(point(LimitLevel.L, -20)), 3, 0, QUIET + 55 * MINUTE, s -> -ramp(s, HOUR, 50));
        assertEquals(List.of("soon"), of(probe, FindingType.RAISE));
        assertEquals("L", probe.findings.getFirst().level());
    }

    @Test
    void noiseOfThreeDays_neverWarns() {
        assertEquals(List.of(), of(run(new Probe(point(LimitLevel.H, 80)), 4, 0, 72 * HOUR, s -> 0), FindingType.RAISE));
    }

    @Test
    void smallRiseNearNormal_doesNotWarn() {
        Probe probe = run(new Probe(point(LimitLevel.H, 80)), 5, 0, QUIET + HOUR, s -> ramp(s, 6 * MINUTE, 12));
        assertEquals(List.of(), of(probe, FindingType.RAISE));
    }

    @Test
    void riseThatStops_isNoLongerForeseen() {
        Probe probe = run(new Probe(point(LimitLevel.H, 80)), 6, 0, QUIET + 3 * HOUR, s -> ramp(s, 40 * MINUTE, 38));
        assertEquals(List.of("soon"), of(probe, FindingType.RAISE));
        assertEquals(List.of("soon"), of(probe, FindingType.CLEAR));
    }

    @Test
    void rampOfFourHours_isForeseenByTheLongWindow() {
        Probe probe = run(new Probe(point(LimitLevel.H, 80)), 7, 0, QUIET + 4 * HOUR, s -> ramp(s, 4 * HOUR, 50));
        assertTrue(of(probe, FindingType.RAISE).contains("soon"));
    }

    @Test
    void firstReadings_areUnmeasuredNotNormal() {
        Probe probe = new Probe(point(LimitLevel.H, 80)).read(0, 30).read(10, 31);
        TimeToLimitRule rule = (TimeToLimitRule) probe.state.rules()[0];
        assertEquals(LimitForecast.UNMEASURED, rule.forecast());
        assertEquals(MachinePhase.UNKNOWN, PackedMachine.phase(rule.word));
    }

    @Test
    void constantValue_hasNoTrend() {
        Probe probe = new Probe(point(LimitLevel.H, 80));
        for (int second = 0; second < 2 * HOUR; second += 10) {
            probe.read(second, 70);
        }
        assertEquals(LimitForecast.NO_TREND, ((TimeToLimitRule) probe.state.rules()[0]).forecast());
        probe.found();
    }

    /** Story 21's noise, a day of it: the corrected standard error and the level guard keep it quiet. */
    @Test
    void autocorrelatedNoise_staysQuiet() {
        int warnings = 0;
        for (long seed = 0; seed < 5; seed++) {
            Random random = new Random(seed);
            Probe probe = new Probe(point(LimitLevel.H, 40));
            double noise = 0;
            for (int second = 0; second < 24 * HOUR; second += 10) {
                noise = 0.8 * noise + 0.6 * random.nextGaussian();
                probe.read(second, 30 + noise);
            }
            warnings += of(probe, FindingType.RAISE).size();
        }
        assertEquals(0, warnings);
    }
}
