package io.hazardwatch.gateway.evaluate;

import static io.hazardwatch.gateway.model.Priority.P2;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.evaluate.selftest.RuleSelfTest;
import io.hazardwatch.gateway.evaluate.selftest.SelfTestResult;
import io.hazardwatch.gateway.registry.DeviationSetting;
import io.hazardwatch.gateway.registry.LimitLevel;
import io.hazardwatch.gateway.registry.LimitSetting;
import io.hazardwatch.gateway.registry.Threshold;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Where a limit begins and where it ends, to the last decimal. */
class LimitBoundTest {
    private static final long SEED = 20_261_129;

    private static LimitSetting limit(LimitLevel level, double at, double deadband, boolean beyond) {
        return new LimitSetting(level, at, deadband, 0, 0, P2, false, null, beyond);
    }

    @Test
    void valueAtLimitMinusDeadband_endsNoLimitThatIsReachedAtTheValue() {
        for (double[] pair : new double[][] {{25, 2, 23}, {0.8, 0.1, 0.7}, {1.1, 0.1, 1.0}, {0.3, 0.1, 0.2}}) {
            Probe.of(limit(LimitLevel.H, pair[0], pair[1], false)).read(0, pair[0]).found("RAISE H @0").read(1, pair[2]).found()
                    .read(2, Math.nextDown(pair[2])).found("CLEAR H @2");
        }
    }

    @Test
    void beyond_isNotReachedAtTheValueAndEndsAtTheBound() {
        Probe high = Probe.of(limit(LimitLevel.H, 0.8, 0.1, true));
        high.read(0, 0.8).found().read(1, 0.81).found("RAISE H @1").read(2, 0.8).found().read(3, 0.7).found("CLEAR H @3");
        Probe low = Probe.of(limit(LimitLevel.L, 0.2, 0.1, true));
        low.read(0, 0.2).found().read(1, 0.19).found("RAISE L @1").read(2, 0.2).found().read(3, 0.3).found("CLEAR L @3");
        Probe bare = Probe.of(limit(LimitLevel.H, 0, 0, true));
        bare.read(0, 0).found().read(1, 1).found("RAISE H @1").read(2, 0).found("CLEAR H @2");
    }

    @Test
    void everyDecimalPair_endsByTheSameRule() {
        Random random = new Random(SEED);
        for (int i = 0; i < 20_000; i++) {
            BigDecimal at = decimal(random, 1_000_000);
            BigDecimal deadband = decimal(random, 10_000).abs();
            LimitLevel level = random.nextBoolean() ? LimitLevel.H : LimitLevel.L;
            boolean beyond = random.nextBoolean();
            BigDecimal bound = level.isHigh() ? at.subtract(deadband) : at.add(deadband);
            LimitSetting limit = limit(level, at.doubleValue(), deadband.doubleValue(), beyond);
            String which = "seed " + SEED + ": " + level + " " + at + " deadband " + deadband + " beyond " + beyond;
            assertEquals(beyond, limit.isBackAt(bound.doubleValue()), which);
            assertEquals(!beyond, limit.isViolatedBy(at.doubleValue()), which);
            assertEquals(!beyond && deadband.signum() == 0, limit.isViolatedBy(bound.doubleValue()), which);
            BigDecimal inside = bound.add(new BigDecimal("0.0001").multiply(BigDecimal.valueOf(level.isHigh() ? -1 : 1)));
            assertTrue(limit.isBackAt(inside.doubleValue()), which);
            Threshold threshold = new Threshold(level.isHigh(), at.doubleValue(), deadband.doubleValue());
            assertEquals(false, threshold.isOver(bound.doubleValue()), which);
            assertEquals(true, threshold.isOver(inside.doubleValue()), which);
        }
    }

    private static BigDecimal decimal(Random random, int bound) {
        return BigDecimal.valueOf(random.nextInt(bound) - (bound / 4), random.nextInt(4));
    }

    @Test
    void deviationAtItsBound_endsByTheSameRule() {
        Probe probe = Probe.ofRules(new DeviationSetting("off", 0.1, null, Double.NEGATIVE_INFINITY, 0.3, 0.1, 0, null, 0, P2));
        probe.read(0, 0.1).read(1, 0.4).found("RAISE off @1").read(2, 0.3).found().read(3, 0.299).found("CLEAR off @3");
    }

    @Test
    void selfTest_provesALimitThatMustBeExceeded() {
        List<SelfTestResult> proofs = new RuleSelfTest(id -> null).prove(Probe.point(List.of(limit(LimitLevel.H, 25, 2, true)), List.of(), 0));
        assertTrue(proofs.getFirst().fired());
    }
}
