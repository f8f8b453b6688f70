package io.hazardwatch.gateway.evaluate.selftest;

import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.registry.AverageSetting;
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
 * Proves that each rule of a point can fire: generates readings that violate it, within the point's own settings, and evaluates
 * them like any others. A rule that stays silent can never fire: its limit is beyond the range or hidden by a sentinel, or
 * another setting contradicts it. Pure.
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

    /** The result for every rule of {@code point}. */
    public List<SelfTestResult> prove(Point point) {
        List<SelfTestResult> proofs = new ArrayList<>();
        for (LimitSetting limit : point.limits()) {
            SelfTestRig rig = new SelfTestRig(point);
            rig.settle();
            rig.holdUntil(violating(limit), limit.level().name());
            proofs.add(new SelfTestResult(point, limit.level().name(), rig.reached(limit.level().name())));
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
        SelfTestRig rig = new SelfTestRig(point);
        double change = BEYOND * rate.limitPerSecond() * rate.windowMillis() / 1_000.0;
        rig.startAtEnd(change > 0);
        if (rate.method() == RateMethod.DIFFERENCE) {
            rig.settle();
            rig.hold(rig.value + change, rate.onDelayMillis() + 2 * point.periodMillis());
        } else {
            rig.ramp(change, rate.windowMillis(), 3 * rate.windowMillis() + 2 * rate.onDelayMillis());
        }
        return rig.reached(rate.id());
    }

    private boolean rule(Point point, RuleSetting rule) {
        SelfTestRig rig = new SelfTestRig(point);
        switch (rule) {
            case AverageSetting average -> {
                rig.startAt(Math.min(BEYOND * average.above(), (average.above() + point.screen().validHigh()) / 2));
                rig.slowDownTo(average.windowMillis() / ((long) average.parts() * average.slots()));
                rig.hold(rig.value, average.windowMillis());
            }
            case DeviationSetting deviation -> deviate(rig, deviation);
            case TimeToLimitSetting warning -> approach(rig, warning);
            case FrozenSetting frozen -> {
                rig.settle();
                rig.hold(rig.value, frozen.afterMillis() + frozen.afterMillis() / 2 + 12 * point.periodMillis());
            }
            case ScatterSetting scatter -> scatter(rig, scatter);
            case SpikeSetting spikes -> spike(rig, spikes);
            case JumpSetting jump -> jump(rig, jump);
            case DriftSetting drift -> drift(rig, drift);
            case ClockSetting clock -> {
                rig.behindMillis = 2 * clock.toleranceMillis();
                rig.settle();
            }
        }
        return rig.reached(rule.id());
    }

    private void deviate(SelfTestRig rig, DeviationSetting deviation) {
        double setpoint = deviation.setpoint();
        if (deviation.reference() != null) {
            setpoint = rig.value;
            rig.compare(deviation.reference(), others.apply(deviation.reference()), setpoint);
        }
        rig.startAt(setpoint);
        rig.settle();
        rig.holdUntil(setpoint + (Double.isInfinite(deviation.high()) ? deviation.low() : deviation.high()),
                deviation.id());
        if (!rig.reached(deviation.id()) && !Double.isInfinite(deviation.low())) {
            rig.holdUntil(setpoint + deviation.low(), deviation.id());
        }
    }

    /** From normal to the limit within one and a half horizons. */
    private static void approach(SelfTestRig rig, TimeToLimitSetting warning) {
        rig.slowDownTo(warning.windowMillis() / 60);
        for (int i = 0; i < 240; i++) {
            rig.scatter(1);
        }
        long duration = warning.horizonMillis() + warning.horizonMillis() / 2;
        rig.ramp(warning.at() - rig.value, duration, duration);
    }

    private static void scatter(SelfTestRig rig, ScatterSetting scatter) {
        rig.slowDownTo(scatter.bucketMillis() / BUCKET_READINGS);
        long readings = scatter.bucketMillis() / rig.intervalMillis + 1;
        for (long i = 0; i < (BUCKETS_LEARNT + 1) * readings; i++) {
            rig.scatter(scatter.isRise() ? 1 / scatter.factor() : 1);
        }
        for (long i = 0; i < BUCKETS_LEARNT * readings / 2; i++) {
            rig.scatter(scatter.isRise() ? 3 : scatter.factor() / 3);
        }
    }

    private static void spike(SelfTestRig rig, SpikeSetting spikes) {
        for (int spike = 0; spike < spikes.count(); spike++) {
            for (int i = 0; i < 30; i++) {
                rig.scatter(0.1);
            }
            rig.read(rig.value + 40 * rig.amplitude);
            rig.scatter(0.1);
        }
    }

    private static void jump(SelfTestRig rig, JumpSetting jump) {
        rig.startAtEnd(true);
        rig.settle();
        double seconds = rig.intervalMillis / 1_000.0;
        double step = Double.isNaN(jump.above()) ? 4 * BEYOND * jump.perSecondMax() * seconds : BEYOND * jump.above();
        rig.hold(rig.value + step, 4 * rig.intervalMillis);
    }

    private static void drift(SelfTestRig rig, DriftSetting drift) {
        rig.slowDownTo(drift.bucketMillis() / BUCKET_READINGS);
        long readings = drift.bucketMillis() / rig.intervalMillis + 1;
        for (long i = 0; i < (DriftSetting.LEARNT + 2) * readings; i++) {
            rig.scatter(1);
        }
        rig.startAt(rig.value + 3 * rig.amplitude);
        for (long i = 0; i < DriftSetting.LEARNT * readings; i++) {
            rig.scatter(1);
        }
    }
}
