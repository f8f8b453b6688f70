package io.hazardwatch.gateway.evaluate;

import io.hazardwatch.gateway.evaluate.stats.Verdict;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.registry.FrozenSetting;

/**
 * Detects a value that stays the same, within the tolerance, for too long: suspect first, failed after three times as long. A
 * minimum number of readings must confirm it, because a gap in the readings proves nothing. While it is active readings are
 * uncertain.
 */
final class FrozenRule extends PointRule {
    private static final int FAIL_TIMES = 3;
    private static final int READINGS_MIN = 3;
    private static final int READINGS_MAX = 10;

    private final FrozenSetting setting;
    private final int readingsNeeded;
    /** The value that does not change, and since when. */
    private double anchor = Double.NaN;
    private long since;
    private long newest;
    private double last;
    /** Smallest step seen; 0 before the first. */
    private double quantum;
    private int readings;

    FrozenRule(FrozenSetting setting, long periodMillis) {
        this.setting = setting;
        this.readingsNeeded = Math.clamp(setting.afterMillis() / Math.max(1, periodMillis), READINGS_MIN,
                READINGS_MAX);
    }

    @Override
    FrozenSetting setting() {
        return setting;
    }

    @Override
    String level() {
        return grade() > 0 ? "fail" : "suspect";
    }

    @Override
    Priority priority() {
        return grade() > 0 ? setting.failPriority() : setting.priority();
    }

    @Override
    int grade() {
        return newest - since >= FAIL_TIMES * setting.afterMillis() ? 1 : 0;
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
        learn(context.value);
        newest = context.event;
        if (isMoved(context.value)) {
            anchor = context.value;
            since = context.event;
            readings = 0;
        }
        readings++;
    }

    private void learn(double value) {
        double step = Math.abs(value - last);
        if (step > 0 && !Double.isNaN(anchor)) {
            quantum = quantum == 0 ? step : Math.min(quantum, step);
        }
        last = value;
    }

    private boolean isMoved(double value) {
        double tolerance = Double.isNaN(setting.tolerance()) ? quantum / 2 : setting.tolerance();
        return !(Math.abs(value - anchor) <= tolerance);
    }

    /** A late reading with another value proves that the value moved. */
    @Override
    boolean addLate(EvalContext context) {
        boolean moved = context.event > since && isMoved(context.value);
        if (moved) {
            since = context.event;
            readings = 1;
        }
        return moved;
    }

    @Override
    void beginTimeline(long event) {
        since = Math.min(since, event);
        newest = Math.min(newest, event);
    }

    @Override
    void restart() {
        anchor = Double.NaN;
        readings = 0;
    }

    @Override
    Verdict verdict(PointState state) {
        boolean flat = newest - since >= setting.afterMillis() && readings >= readingsNeeded;
        return flat ? Verdict.VIOLATED : quantum == 0 && !isActive() ? Verdict.SILENT : Verdict.OK;
    }

    @Override
    double shownValue(PointState state) {
        return anchor;
    }

    /** NaN: the limit of this rule is a time, so there is no value to show. */
    @Override
    double shownLimit() {
        return Double.NaN;
    }

    @Override
    void adopt(PointRule old) {
        if (old instanceof FrozenRule rule) {
            anchor = rule.anchor;
            since = rule.since;
            newest = rule.newest;
            last = rule.last;
            quantum = rule.quantum;
            readings = rule.readings;
        }
    }
}
