package io.hazardwatch.gateway.evaluate;

import io.hazardwatch.gateway.evaluate.stats.MedianOfThree;
import io.hazardwatch.gateway.evaluate.stats.RunningMedian;
import io.hazardwatch.gateway.evaluate.stats.SlopeWindow;
import io.hazardwatch.gateway.evaluate.stats.Verdict;
import io.hazardwatch.gateway.registry.SpikeSetting;
import java.util.Arrays;

/**
 * Detects single readings far from their neighbours. A reading that differs from the median of three by more than a number of
 * deviations (from the median of absolute differences) and by more than five steps of the sensor is withheld from trends until
 * the next one. If that confirms it, both are taken; if it returns, the reading was a spike and is left out. Limits see every
 * reading; their on-delay handles spikes. Several spikes within a period raise an alarm.
 */
final class SpikeRule extends PointRule {
    /** Factor from the median of absolute differences of two readings to the standard deviation of one. */
    private static final double DEVIATIONS = 1.4826 / Math.sqrt(2);
    private static final double STEPS = 5;
    private static final int READINGS_MIN = 20;
    private static final long SPAN = 3_600_000;

    private final SpikeSetting setting;
    private RunningMedian usual = new RunningMedian(SPAN);
    private final long[] spikes;
    private int next;
    private int seen;
    private double previous;
    private double beforePrevious;
    private double quantum;
    private boolean held;
    private long heldEvent;
    private double heldValue;
    private double lastSpike = Double.NaN;

    SpikeRule(SpikeSetting setting) {
        this.setting = setting;
        this.spikes = new long[setting.count()];
        Arrays.fill(spikes, SlopeWindow.NEVER);
    }

    @Override
    SpikeSetting setting() {
        return setting;
    }

    @Override
    boolean judgesInstrument() {
        return true;
    }

    @Override
    void add(PointState state, EvalContext context) {
        learn(context.value);
        if (held) {
            decide(context);
        } else if (seen >= READINGS_MIN && distance(context.value) > bound()) {
            hold(context);
        } else {
            accept(context.event, context.value);
        }
    }

    private void learn(double value) {
        double step = Math.abs(value - previous);
        if (seen > 0 && step > 0) {
            quantum = quantum == 0 ? step : Math.min(quantum, step);
        }
    }

    private double distance(double value) {
        return Math.abs(value - MedianOfThree.of(value, previous, beforePrevious));
    }

    private double bound() {
        return Math.max(setting.factor() * DEVIATIONS * usual.value(), STEPS * quantum);
    }

    private void hold(EvalContext context) {
        held = true;
        heldEvent = context.event;
        heldValue = context.value;
        context.isSpike = true;
    }

    /** Decides about a withheld reading by the next one: back at the earlier value, or not. */
    private void decide(EvalContext context) {
        held = false;
        if (Math.abs(context.value - previous) <= bound()) {
            lastSpike = heldValue;
            spikes[next] = heldEvent;
            next = (next + 1) % spikes.length;
        } else {
            context.release(heldEvent, heldValue);
            accept(heldEvent, heldValue);
        }
        accept(context.event, context.value);
    }

    private void accept(long event, double value) {
        if (seen > 0) {
            usual.add(event, Math.abs(value - previous));
        }
        beforePrevious = seen == 0 ? value : previous;
        previous = value;
        seen = Math.min(seen + 1, READINGS_MIN);
    }

    /** Corrects the newest reading, which is judged when the next one arrives. */
    @Override
    boolean correct(PointState state, EvalContext context) {
        if (held && heldEvent == context.event) {
            heldValue = context.value;
        } else {
            previous = context.value;
        }
        return false;
    }

    @Override
    void beginTimeline(long event) {
        restart();
    }

    @Override
    void restart() {
        held = false;
        Arrays.fill(spikes, SlopeWindow.NEVER);
    }

    /** Violated while the oldest remembered spike, the next to be overwritten, is within the period. */
    @Override
    Verdict verdict(PointState state) {
        long oldest = spikes[next];
        boolean many = oldest != SlopeWindow.NEVER && state.lastEventMillis() - oldest <= setting.withinMillis();
        return many ? Verdict.VIOLATED : Verdict.OK;
    }

    @Override
    double shownValue(PointState state) {
        return lastSpike;
    }

    @Override
    double shownLimit() {
        return Double.NaN;
    }

    /** Takes over no spikes: those before the restart were reported before it. */
    @Override
    void refill(PointRule past) {
        if (seen == 0) {
            adopt(past);
        }
    }

    @Override
    void adopt(PointRule old) {
        if (old instanceof SpikeRule rule) {
            usual = rule.usual;
            quantum = rule.quantum;
            seen = rule.seen;
            previous = rule.previous;
            beforePrevious = rule.beforePrevious;
        }
    }
}
