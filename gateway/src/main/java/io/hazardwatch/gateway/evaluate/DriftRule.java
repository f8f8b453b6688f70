package io.hazardwatch.gateway.evaluate;

import io.hazardwatch.gateway.evaluate.stats.SlopeWindow;
import io.hazardwatch.gateway.evaluate.stats.Verdict;
import io.hazardwatch.gateway.registry.DriftSetting;

/**
 * Detects slow drift by a two-sided CUSUM over means of buckets. Mean, deviation and lag-1 correlation are learnt from the
 * first buckets and used to whiten what is summed up, because means of a real sensor are correlated and would add up to an
 * apparent drift. A single mean counts for at most four deviations.
 */
final class DriftRule extends PointRule {
    /**
     * Allowance and threshold in deviations: false alarms are rare, and a shift of one deviation is found within 20 buckets.
     */
    private static final double ALLOWANCE = 0.5;
    private static final double THRESHOLD = 8;
    private static final double CORRELATION_MAX = 0.9;
    private static final double SURPRISE_MAX = 4;

    private final DriftSetting setting;
    private long begun = SlopeWindow.NEVER;
    private double sum;
    private int readings;
    /** Smallest step seen; 0 before the first. */
    private double quantum;
    private double last;
    private int learnt;
    private double reference;
    private double sumX;
    private double sumXx;
    private double sumPairs;
    private double mean;
    private double up;
    private double down;

    DriftRule(DriftSetting setting) {
        this.setting = setting;
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
    }

    private void close(double next) {
        if (learnt < DriftSetting.LEARNT) {
            learn(next);
        } else {
            judge(next);
        }
        mean = next;
    }

    private void learn(double next) {
        if (learnt == 0) {
            reference = next;
        } else {
            sumPairs += (next - reference) * (mean - reference);
        }
        sumX += next - reference;
        sumXx += (next - reference) * (next - reference);
        learnt++;
    }

    private void judge(double next) {
        double correlation = correlation();
        double deviation = Math.sqrt(variance() * (1 - correlation * correlation));
        double surprise = (next - usual() - correlation * (mean - usual())) / deviation;
        double bounded = Math.clamp(surprise, -SURPRISE_MAX, SURPRISE_MAX);
        up = Math.clamp(up + bounded - ALLOWANCE, 0, 2 * THRESHOLD);
        down = Math.clamp(down - bounded - ALLOWANCE, 0, 2 * THRESHOLD);
    }

    /** Mean value during learning. */
    private double usual() {
        return reference + sumX / learnt;
    }

    /** Variance, at least that of the sensor's resolution, so that one digit of a constant sensor is no drift. */
    private double variance() {
        double ofMeans = sumXx / learnt - square(sumX / learnt);
        return Math.max(Math.max(ofMeans, square(quantum) / 12), Double.MIN_NORMAL);
    }

    private double correlation() {
        double pairs = sumPairs / (learnt - 1) - square(sumX / learnt);
        return Math.clamp(pairs / variance(), 0, CORRELATION_MAX);
    }

    private static double square(double value) {
        return value * value;
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
    Verdict verdict(PointState state) {
        if (learnt < DriftSetting.LEARNT) {
            return Verdict.SILENT;
        }
        double drift = Math.max(up, down);
        return drift > THRESHOLD ? Verdict.VIOLATED : drift < THRESHOLD / 2 ? Verdict.OK : Verdict.BETWEEN;
    }

    @Override
    double shownValue(PointState state) {
        return mean;
    }

    /** The value it drifted from. */
    @Override
    double shownLimit() {
        return learnt == 0 ? Double.NaN : usual();
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
            learnt = rule.learnt;
            reference = rule.reference;
            sumX = rule.sumX;
            sumXx = rule.sumXx;
            sumPairs = rule.sumPairs;
            mean = rule.mean;
            up = rule.up;
            down = rule.down;
        }
    }
}
