package io.hazardwatch.gateway.evaluate.selftest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.registry.AverageSetting;
import io.hazardwatch.gateway.registry.CountedOnDelay;
import io.hazardwatch.gateway.registry.DeviationSetting;
import io.hazardwatch.gateway.registry.FrozenSetting;
import io.hazardwatch.gateway.registry.JumpSetting;
import io.hazardwatch.gateway.registry.LimitLevel;
import io.hazardwatch.gateway.registry.LimitSetting;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.RateSetting;
import io.hazardwatch.gateway.registry.RuleSetting;
import io.hazardwatch.gateway.registry.TimeToLimitSetting;
import io.hazardwatch.gateway.registry.ValiditySetting;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rules that can fire are made to, rules that cannot are told. */
class RuleSelfTestTest {
    private static final PointId ID = PointId.parse("e/s/d/p");

    private static Point point(List<LimitSetting> limits, List<RateSetting> rates, RuleSetting... rules) {
        return new Point(0, ID, Text.of("p"), "u", 0, 100, 1_000, 30_000, limits, rates, null,
                List.of(rules));
    }

    private static List<String> dead(Point point) {
        return new RuleSelfTest(id -> point).prove(point).stream().filter(proof -> !proof.fired()).map(SelfTestResult::rule).toList();
    }

    private static LimitSetting limit(LimitLevel level, double at) {
        return new LimitSetting(level, at, 1, 60_000, 60_000, Priority.P2, false);
    }

    @Test
    void limitsRatesDeviationsAndForecasts_fire() {
        List<LimitSetting> limits = List.of(limit(LimitLevel.LL, 5), limit(LimitLevel.L, 10), limit(LimitLevel.H, 80), limit(LimitLevel.HH, 95));
        List<RateSetting> rates = List.of(new RateSetting("rise", 0.1, 6, "u/min", 60_000, 30_000, Priority.P2),
                new RateSetting("fall", -0.1, -6, "u/min", 60_000, 30_000, Priority.P2),
                RateSetting.change("step", -12, "u", 60_000, 10_000, Priority.P2));
        Point point = point(limits, rates, new DeviationSetting("off", 50, null, -5, 5, 1, 60_000, null, 0, Priority.P3),
                new DeviationSetting("low", 50, null, -5, Double.POSITIVE_INFINITY, 1, 0, new CountedOnDelay(5, 8), 0, Priority.P3),
                new TimeToLimitSetting("soon", LimitLevel.H, 80, 600_000, 1_800_000, 60_000, Priority.P3),
                new TimeToLimitSetting("dry", LimitLevel.L, 10, 600_000, 1_800_000, 60_000, Priority.P3));
        assertEquals(List.of(), dead(point));
        assertEquals(11, new RuleSelfTest(id -> point).prove(point).size());
    }

    @Test
    void averages_fireUnlessTheirLimitIsBeyondTheRange() {
        AverageSetting twa = new AverageSetting("twa", 28_800_000, 1_000, 20, Priority.P3);
        assertEquals(List.of(), dead(point(List.of(), List.of(), new AverageSetting("stel", 900_000, 1_000, 95, Priority.P2), twa)));
        assertEquals(List.of("stel"), dead(point(List.of(), List.of(), new AverageSetting("stel", 900_000, 1_000, 101, Priority.P2), twa)));
    }

    @Test
    void limitBehindASentinel_cannotFire() {
        Point point = point(List.of(limit(LimitLevel.H, 80)), List.of());
        assertEquals(List.of("H"), dead(point.withScreen(new ValiditySetting(List.of(80.0), false, 0, 100, Double.NEGATIVE_INFINITY,
                Double.POSITIVE_INFINITY))));
    }

    @Test
    void limitBehindTheRange_cannotFire() {
        Point point = point(List.of(limit(LimitLevel.H, 80)), List.of());
        assertEquals(List.of("H"), dead(point.withScreen(ValiditySetting.range(0, 70))));
    }

    @Test
    void rateTheRangeCannotHold_cannotFire() {
        assertEquals(List.of("rise"), dead(point(List.of(), List.of(
                new RateSetting("rise", 10, 600, "u/min", 60_000, 30_000, Priority.P2)))));
    }

    @Test
    void deviationBeyondTheRange_cannotFire() {
        assertEquals(List.of("off"), dead(point(List.of(), List.of(),
                new DeviationSetting("off", 50, null, -60, 60, 1, 0, null, 0, Priority.P3))));
    }

    /** The mutant of ioos_qc: a tolerance that no difference is below, so that nothing is ever flat. */
    @Test
    void frozenThatNothingIsFlatEnoughFor_cannotFire() {
        assertEquals(List.of("frozen"), dead(point(List.of(), List.of(),
                new FrozenSetting("frozen", 10_000, -1, Priority.P3, Priority.P3))));
    }

    @Test
    void jumpLargerThanTheRange_cannotFire() {
        assertEquals(List.of("jump"), dead(point(List.of(), List.of(),
                new JumpSetting("jump", 120, Double.NaN, 60_000, Priority.P3))));
    }
}
