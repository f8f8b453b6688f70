package io.hazardwatch.gateway.evaluate;

import io.hazardwatch.gateway.evaluate.stats.RunningMedian;
import io.hazardwatch.gateway.evaluate.stats.SlopeWindow;
import io.hazardwatch.gateway.evaluate.stats.Verdict;
import io.hazardwatch.gateway.registry.ScatterSetting;

/**
 * Compares the scatter of a bucket of readings with its median over the last weeks. Far more indicates a loose wire; far less,
 * for six buckets, a sensor that has lost contact with the process. Scatter is the mean difference between consecutive
 * readings, so a trend adds nothing and a single step little. While it is active readings are uncertain.
 */
final class ScatterRule extends PointRule {
    private static final int READINGS_MIN = 6;
    private static final int BUCKETS_MIN = 20;
    private static final int ATTENUATED_BUCKETS = 6;
    private static final double BACK_SHARE = 0.8;
    /** Factor from the mean difference of two readings to the standard deviation. */
    private static final double DEVIATION = Math.sqrt(Math.PI) / 2;
    /** Two of these are 30 days. */
    private static final long SPAN = 15L * 86_400_000;

    private final ScatterSetting setting;
    private RunningMedian usual = new RunningMedian(SPAN);
    private long begun = SlopeWindow.NEVER;
    private double last;
    private double moved;
    private int steps;
    /** Smallest step seen; 0 before the first. */
    private double quantum;
    private double scatter = Double.NaN;

    ScatterRule(ScatterSetting setting) {
        this.setting = setting;
    }

    @Override
    ScatterSetting setting() {
        return setting;
    }

    @Override
    long onDelayMillis() {
        return setting.isRise() ? 0 : ATTENUATED_BUCKETS * setting.bucketMillis();
    }

    @Override
    long offDelayMillis() {
        return setting.bucketMillis();
    }

    @Override
    boolean judgesInstrument() {
        return true;
    }

    @Override
    boolean doubtsReadings() {
        return true;
    }

    @Override
    void add(PointState state, EvalContext context) {
        if (begun == SlopeWindow.NEVER) {
            begun = context.event;
        } else {
            if (context.event - begun >= setting.bucketMillis()) {
                close(context.event);
            }
            step(context.value - last);
        }
        last = context.value;
    }

    private void step(double difference) {
        double size = Math.abs(difference);
        if (size > 0) {
            quantum = quantum == 0 ? size : Math.min(quantum, size);
        }
        moved += size;
        steps++;
    }

    private void close(long event) {
        if (steps >= READINGS_MIN) {
            scatter = DEVIATION * moved / steps;
            usual.add(event, scatter);
        }
        begun = event;
        moved = 0;
        steps = 0;
    }

    @Override
    void beginTimeline(long event) {
        begun = Math.min(begun, event);
    }

    @Override
    void restart() {
        begun = SlopeWindow.NEVER;
        moved = 0;
        steps = 0;
    }

    @Override
    Verdict verdict(PointState state) {
        if (usual.count() < BUCKETS_MIN) {
            return Verdict.SILENT;
        }
        double bound = shownLimit();
        if (setting.isRise()) {
            return scatter > bound ? Verdict.VIOLATED : scatter < BACK_SHARE * bound ? Verdict.OK : Verdict.BETWEEN;
        }
        return scatter < bound ? Verdict.VIOLATED : scatter > bound / BACK_SHARE ? Verdict.OK : Verdict.BETWEEN;
    }

    @Override
    double shownValue(PointState state) {
        return scatter;
    }

    /** The limit; a sensor that usually shows only its own steps is compared with those. */
    @Override
    double shownLimit() {
        return setting.factor() * (setting.isRise() ? Math.max(usual.value(), quantum / 2) : usual.value());
    }

    @Override
    void adopt(PointRule old) {
        if (old instanceof ScatterRule rule && rule.setting.bucketMillis() == setting.bucketMillis()) {
            usual = rule.usual;
            quantum = rule.quantum;
            scatter = rule.scatter;
        }
    }
}
