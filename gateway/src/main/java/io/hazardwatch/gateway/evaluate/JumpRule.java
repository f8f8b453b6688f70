package io.hazardwatch.gateway.evaluate;

import io.hazardwatch.gateway.evaluate.stats.MedianOfThree;
import io.hazardwatch.gateway.evaluate.stats.Verdict;
import io.hazardwatch.gateway.registry.JumpSetting;

/**
 * Detects steps that the plant cannot make: from the median of three readings, or faster than physics allows. A reading that
 * would be too fast is not evaluated; the third in a row is accepted as uncertain, and raises.
 */
final class JumpRule extends PointRule {
    private static final int CONFIRMED = 3;
    private static final double MILLIS = 1_000.0;

    private final JumpSetting setting;
    private int seen;
    private double previous;
    private double beforePrevious;
    private long previousEvent;
    private double step;
    /** Impossible readings in a row. */
    private int impossible;
    private boolean byRate;

    JumpRule(JumpSetting setting) {
        this.setting = setting;
    }

    @Override
    JumpSetting setting() {
        return setting;
    }

    @Override
    long offDelayMillis() {
        return setting.offDelayMillis();
    }

    @Override
    boolean judgesInstrument() {
        return true;
    }

    @Override
    boolean doubtsReadings() {
        return byRate;
    }

    /** Whether the current reading is impossible given the previous value; applies to the newest reading only. */
    boolean isImpossible(long event, double value) {
        double span = (event - previousEvent) / MILLIS;
        if (seen == 0 || !(Math.abs(value - previous) > setting.perSecondMax() * span)) {
            impossible = 0;
            return false;
        }
        impossible = impossible >= CONFIRMED ? 1 : impossible + 1;
        return impossible < CONFIRMED;
    }

    @Override
    void add(PointState state, EvalContext context) {
        boolean confirmed = impossible >= CONFIRMED;
        double median = MedianOfThree.of(context.value, previous, beforePrevious);
        step = seen == 0 ? 0 : context.value - (confirmed ? previous : median);
        byRate = confirmed || byRate && isActive();
        impossible = confirmed ? CONFIRMED : 0;
        beforePrevious = seen == 0 || confirmed ? context.value : previous;
        previous = context.value;
        previousEvent = context.event;
        seen = Math.min(seen + 1, 2);
    }

    @Override
    void beginTimeline(long event) {
        restart();
    }

    @Override
    void restart() {
        seen = 0;
        impossible = 0;
    }

    @Override
    Verdict verdict(PointState state) {
        return impossible >= CONFIRMED || Math.abs(step) > setting.above() ? Verdict.VIOLATED : Verdict.OK;
    }

    @Override
    double shownValue(PointState state) {
        return step;
    }

    /** NaN when only the speed is watched. */
    @Override
    double shownLimit() {
        return step < 0 ? -setting.above() : setting.above();
    }

    @Override
    void adopt(PointRule old) {
        if (old instanceof JumpRule rule) {
            seen = rule.seen;
            previous = rule.previous;
            beforePrevious = rule.beforePrevious;
            previousEvent = rule.previousEvent;
        }
    }
}
