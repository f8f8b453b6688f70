package io.hazardwatch.gateway.evaluate;

import io.hazardwatch.gateway.evaluate.stats.AverageWindow;
import io.hazardwatch.gateway.evaluate.stats.Verdict;
import io.hazardwatch.gateway.registry.AverageSetting;

/**
 * A limit on the mean over a moving window. While more than a quarter of the window is missing the mean is unknown, never normal; but if
 * what is known exceeds the limit even with nothing in the missing parts, it is exceeded. Clears below nine tenths of the limit.
 */
final class AverageRule extends PointRule {
    private static final double BACK_SHARE = 0.9;

    private final AverageSetting setting;
    private AverageWindow window;

    AverageRule(AverageSetting setting) {
        this.setting = setting;
        this.window = new AverageWindow(setting);
    }

    @Override
    AverageSetting setting() {
        return setting;
    }

    @Override
    void add(PointState state, EvalContext context) {
        window.add(context.event, context.value);
    }

    @Override
    boolean addLate(EvalContext context) {
        return window.addLate(context.event, context.value);
    }

    @Override
    boolean correct(PointState state, EvalContext context) {
        boolean isNewest = context.event == window.newest();
        if (isNewest) {
            window.correctNewest(context.value);
        }
        return isNewest;
    }

    /** Drops only what is ahead of a clock that was set back; a backlog goes where it belongs and costs the window nothing. */
    @Override
    void beginTimeline(long event, boolean isBacklog) {
        if (!isBacklog && event <= window.newest()) {
            window.turnBack(event);
        }
    }

    @Override
    void restart() {
        window.reset();
    }

    @Override
    Verdict verdict(PointState state) {
        if (window.least() > setting.above()) {
            return Verdict.VIOLATED;
        }
        if (window.missing() > AverageSetting.MISSING_SHARE_MAX) {
            return Verdict.SILENT;
        }
        double mean = window.mean();
        return mean > setting.above() ? Verdict.VIOLATED : mean < BACK_SHARE * setting.above() ? Verdict.OK : Verdict.BETWEEN;
    }

    @Override
    double shownValue(PointState state) {
        return window.missing() > AverageSetting.MISSING_SHARE_MAX ? window.least() : window.mean();
    }

    @Override
    double shownLimit() {
        return setting.above();
    }

    @Override
    void refill(PointRule past) {
        if (window.newest() == AverageWindow.NEVER) {
            adopt(past);
        } else if (past instanceof AverageRule rule) {
            window.precede(rule.window);
        }
    }

    /** A minute counts as measured as long as its readings take at the period of the point. */
    @Override
    void refill(PastMinutes past) {
        long until = window.oldest();
        for (int i = 0; setting.isFilledFromMinutes() && i < past.startMillis().length; i++) {
            if (past.startMillis()[i] <= until - PastMinutes.MILLIS && past.count()[i] > 0) {
                window.addMean(past.startMillis()[i], Math.min(PastMinutes.MILLIS, past.count()[i] * Math.max(1, setting.periodMillis())),
                        past.mean()[i], past.count()[i]);
            }
        }
    }

    @Override
    long oldest() {
        return window.oldest();
    }

    /** Keeps the window when the new settings measure the same. */
    @Override
    void adopt(PointRule old) {
        if (old instanceof AverageRule rule && rule.setting.windowMillis() == setting.windowMillis()
                && rule.setting.periodMillis() == setting.periodMillis()) {
            window = rule.window;
        }
    }
}
