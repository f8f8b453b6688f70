package io.hazardwatch.gateway.evaluate;

import io.hazardwatch.gateway.evaluate.stats.DailyCycle;
import io.hazardwatch.gateway.evaluate.stats.DriftSums;
import io.hazardwatch.gateway.evaluate.stats.PastHours;
import io.hazardwatch.gateway.evaluate.stats.SlopeWindow;
import io.hazardwatch.gateway.evaluate.stats.Verdict;
import io.hazardwatch.gateway.registry.DriftSetting;

/**
 * Detects slow drift from means of buckets, at first as they are. Once three days show what is usual at each hour of the day, that is kept
 * as it is and the means are judged without it, so that a daily cycle is no drift; if they vary at least half as much without it, it is no
 * cycle and they are judged as they are. What is kept does not follow the value any further: a drift would be learnt with it.
 */
final class DriftRule extends PointRule {
    private static final long DAY = 24 * PastHours.MILLIS;

    private final DriftSetting setting;
    private long begun = SlopeWindow.NEVER;
    private double sum;
    private int readings;
    /** Smallest step seen; 0 before the first. */
    private double quantum;
    private double last;
    private double mean;
    private double usual = Double.NaN;
    private DriftSums plain = new DriftSums(DriftSetting.LEARNT);
    /** Null for buckets so long that a day has no course in them. */
    private DailyCycle cycle;
    private DriftSums withoutCycle;
    /** The means that {@link #withoutCycle} learns from, as they are. */
    private DriftSums withCycle;
    /** Whether the alarm was raised before the cycle was known. */
    private boolean isOfPlain;

    DriftRule(DriftSetting setting) {
        this.setting = setting;
        if (setting.bucketMillis() <= DAY / 2) {
            cycle = new DailyCycle(DailyCycle.DAYS_LEAST + 1);
            int toLearn = (int) Math.max(DriftSetting.LEARNT, DAY / setting.bucketMillis());
            withoutCycle = new DriftSums(toLearn);
            withCycle = new DriftSums(toLearn);
        }
    }

    @Override
    DriftSetting setting() {
        return setting;
    }

    @Override
    boolean judgesInstrument() {
        return true;
    }

    @Override
    void add(PointState state, EvalContext context) {
        if (begun == SlopeWindow.NEVER) {
            begun = context.event;
        } else if (context.event - begun >= setting.bucketMillis()) {
            close(sum / readings);
            begun = context.event;
            sum = 0;
            readings = 0;
        }
        double step = Math.abs(context.value - last);
        if (readings > 0 && step > 0) {
            quantum = quantum == 0 ? step : Math.min(quantum, step);
        }
        last = context.value;
        sum += context.value;
        readings++;
        if (cycle != null && !isCycleKnown()) {
            cycle.add(context.event, context.value);
        }
    }

    /** Whether the usual course of a day is fixed. */
    private boolean isCycleKnown() {
        return !Double.isNaN(usual);
    }

    private void close(double next) {
        plain.add(next, quantum);
        mean = next;
        if (cycle != null && (isCycleKnown() || cycle.isWhole())) {
            usual = usual();
            withoutCycle.add(next - usual, quantum);
            withCycle.add(next, quantum);
        }
    }

    private boolean isJudgedByCycle() {
        return cycle != null && withoutCycle.isLearnt() && withoutCycle.isSteadier(withCycle);
    }

    /** What is usual in the bucket that just ended. */
    private double usual() {
        int parts = (int) Math.ceilDiv(setting.bucketMillis(), PastHours.MILLIS);
        double whole = 0;
        for (int part = 0; part < parts; part++) {
            whole += cycle.at(begun + (2 * part + 1) * setting.bucketMillis() / (2 * parts));
        }
        return whole / parts;
    }

    @Override
    void beginTimeline(long event) {
        begun = Math.min(begun, event);
    }

    @Override
    void restart() {
        begun = SlopeWindow.NEVER;
        sum = 0;
        readings = 0;
    }

    @Override
    void refill(PastHours past) {
        if (cycle != null && !isCycleKnown()) {
            cycle.precede(past);
        }
    }

    /** An alarm from before the cycle was known ends when neither way of judging says drift, because the cycle was learnt with it. */
    @Override
    Verdict verdict(PointState state) {
        if (!isJudgedByCycle()) {
            return plain.verdict();
        }
        Verdict verdict = withoutCycle.verdict();
        return isOfPlain && verdict == Verdict.OK ? plain.verdict() : verdict;
    }

    @Override
    void afterStep(PointState state) {
        isOfPlain = isActive() && (isOfPlain || !isJudgedByCycle());
    }

    @Override
    double shownValue(PointState state) {
        return mean;
    }

    /** The value it drifted from. */
    @Override
    double shownLimit() {
        return isJudgedByCycle() ? usual + withoutCycle.usual() : plain.usual();
    }

    /** Learns again when the settings of the rule change: a person changes them after calibrating the sensor. */
    @Override
    void adopt(PointRule old) {
        if (old instanceof DriftRule rule && rule.setting.equals(setting)) {
            begun = rule.begun;
            sum = rule.sum;
            readings = rule.readings;
            quantum = rule.quantum;
            last = rule.last;
            mean = rule.mean;
            usual = rule.usual;
            plain = rule.plain;
            cycle = rule.cycle;
            withoutCycle = rule.withoutCycle;
            withCycle = rule.withCycle;
            isOfPlain = rule.isOfPlain;
        }
    }
}
