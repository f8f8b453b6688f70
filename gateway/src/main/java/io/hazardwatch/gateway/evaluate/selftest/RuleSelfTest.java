package io.hazardwatch.gateway.evaluate.selftest;

import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.registry.ClockSetting;
import io.hazardwatch.gateway.registry.DeviationSetting;
import io.hazardwatch.gateway.registry.DriftSetting;
import io.hazardwatch.gateway.registry.FrozenSetting;
import io.hazardwatch.gateway.registry.JumpSetting;
import io.hazardwatch.gateway.registry.LimitSetting;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.RateMethod;
import io.hazardwatch.gateway.registry.RateSetting;
import io.hazardwatch.gateway.registry.RuleSetting;
import io.hazardwatch.gateway.registry.ScatterSetting;
import io.hazardwatch.gateway.registry.SpikeSetting;
import io.hazardwatch.gateway.registry.TimeToLimitSetting;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Proves that each rule of a point can fire: makes up readings that violate it, as far as the point's own settings let
 * them through, and evaluates them as any others. A rule that stays silent is dead: out of reach behind the range or a
 * sentinel, or contradicted by another setting. Pure.
 */
public final class RuleSelfTest {
    private static final int BUCKETS_LEARNT = 25;
    private static final int BUCKET_READINGS = 12;
    private static final double BEYOND = 1.25;

    private final Function<PointId, Point> others;

    /** @param others the points that rules compare with */
    public RuleSelfTest(Function<PointId, Point> others) {
        this.others = others;
    }

    /** A proof, or its failure, for every rule of {@code point}. */
    public List<SelfTestResult> prove(Point point) {
        List<SelfTestResult> proofs = new ArrayList<>();
        for (LimitSetting limit : point.limits()) {
            SelfTestRig stage = new SelfTestRig(point);
            stage.settle();
            stage.holdUntil(violating(limit), limit.level().name());
            proofs.add(new SelfTestResult(point, limit.level().name(), stage.reached(limit.level().name())));
        }
        for (RateSetting rate : point.rates()) {
            proofs.add(new SelfTestResult(point, rate.id(), rate(point, rate)));
        }
        for (RuleSetting rule : point.rules()) {
            proofs.add(new SelfTestResult(point, rule.id(), rule(point, rule)));
        }
        return proofs;
    }

    private static double violating(LimitSetting limit) {
        if (!limit.beyond()) {
            return limit.at();
        }
        return limit.level().isHigh() ? Math.nextUp(limit.at()) : Math.nextDown(limit.at());
    }

    private static boolean rate(Point point, RateSetting rate) {
        SelfTestRig stage = new SelfTestRig(point);
        double change = BEYOND * rate.limitPerSecond() * rate.windowMillis() / 1_000.0;
        stage.startAtEnd(change > 0);
        if (rate.method() == RateMethod.DIFFERENCE) {
            stage.settle();
            stage.hold(stage.value + change, rate.onDelayMillis() + 2 * point.periodMillis());
        } else {
            stage.ramp(change, rate.windowMillis(), 3 * rate.windowMillis() + 2 * rate.onDelayMillis());
        }
        return stage.reached(rate.id());
    }

    private boolean rule(Point point, RuleSetting rule) {
        SelfTestRig stage = new SelfTestRig(point);
        switch (rule) {
            case DeviationSetting deviation -> deviate(stage, deviation);
            case TimeToLimitSetting warning -> approach(stage, warning);
            case FrozenSetting frozen -> {
                stage.settle();
                stage.hold(stage.value, frozen.afterMillis() + frozen.afterMillis() / 2 + 12 * point.periodMillis());
            }
            case ScatterSetting scatter -> scatter(stage, scatter);
            case SpikeSetting spikes -> spike(stage, spikes);
            case JumpSetting jump -> jump(stage, jump);
            case DriftSetting drift -> drift(stage, drift);
            case ClockSetting clock -> {
                stage.behindMillis = 2 * clock.toleranceMillis();
                stage.settle();
            }
        }
        return stage.reached(rule.id());
    }

    private void deviate(SelfTestRig stage, DeviationSetting deviation) {
        double setpoint = deviation.setpoint();
        if (deviation.reference() != null) {
            setpoint = stage.value;
            stage.compare(deviation.reference(), others.apply(deviation.reference()), setpoint);
        }
        stage.startAt(setpoint);
        stage.settle();
        stage.holdUntil(setpoint + (Double.isInfinite(deviation.high()) ? deviation.low() : deviation.high()),
                deviation.id());
        if (!stage.reached(deviation.id()) && !Double.isInfinite(deviation.low())) {
            stage.holdUntil(setpoint + deviation.low(), deviation.id());
        }
    }

    /** From normal to the limit within one and a half horizons. */
    private static void approach(SelfTestRig stage, TimeToLimitSetting warning) {
        stage.slowDownTo(warning.windowMillis() / 60);
        for (int i = 0; i < 240; i++) {
            stage.scatter(1);
        }
        long duration = warning.horizonMillis() + warning.horizonMillis() / 2;
        stage.ramp(warning.at() - stage.value, duration, duration);
    }

    private static void scatter(SelfTestRig stage, ScatterSetting scatter) {
        stage.slowDownTo(scatter.bucketMillis() / BUCKET_READINGS);
        long readings = scatter.bucketMillis() / stage.intervalMillis + 1;
        for (long i = 0; i < (BUCKETS_LEARNT + 1) * readings; i++) {
            stage.scatter(scatter.isRise() ? 1 / scatter.factor() : 1);
        }
        for (long i = 0; i < BUCKETS_LEARNT * readings / 2; i++) {
            stage.scatter(scatter.isRise() ? 3 : scatter.factor() / 3);
        }
    }

    private static void spike(SelfTestRig stage, SpikeSetting spikes) {
        for (int spike = 0; spike < spikes.count(); spike++) {
            for (int i = 0; i < 30; i++) {
                stage.scatter(0.1);
            }
            stage.read(stage.value + 40 * stage.amplitude);
            stage.scatter(0.1);
        }
    }

    private static void jump(SelfTestRig stage, JumpSetting jump) {
        stage.startAtEnd(true);
        stage.settle();
        double seconds = stage.intervalMillis / 1_000.0;
        double step = Double.isNaN(jump.above()) ? 4 * BEYOND * jump.perSecondMax() * seconds : BEYOND * jump.above();
        stage.hold(stage.value + step, 4 * stage.intervalMillis);
    }

    private static void drift(SelfTestRig stage, DriftSetting drift) {
        stage.slowDownTo(drift.bucketMillis() / BUCKET_READINGS);
        long readings = drift.bucketMillis() / stage.intervalMillis + 1;
        for (long i = 0; i < (DriftSetting.LEARNT + 2) * readings; i++) {
            stage.scatter(1);
        }
        stage.startAt(stage.value + 3 * stage.amplitude);
        for (long i = 0; i < DriftSetting.LEARNT * readings; i++) {
            stage.scatter(1);
        }
    }
}
