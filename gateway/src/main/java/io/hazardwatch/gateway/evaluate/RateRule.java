package io.hazardwatch.gateway.evaluate;

import io.hazardwatch.gateway.evaluate.stats.RateWindow;
import io.hazardwatch.gateway.evaluate.stats.SlopeWindow;
import io.hazardwatch.gateway.evaluate.stats.Verdict;
import io.hazardwatch.gateway.registry.RateSetting;

/** A limit on the rate of rising or falling. Clears when the rate is below 0.8 of the limit for half a window. */
final class RateRule extends PointRule {
    private final RateSetting setting;
    private RateWindow window;

    RateRule(RateSetting setting) {
        this.setting = setting;
        this.window = RateWindow.of(setting);
    }

    RateWindow window() {
        return window;
    }

    @Override
    RateSetting setting() {
        return setting;
    }

    @Override
    long onDelayMillis() {
        return setting.onDelayMillis();
    }

    @Override
    long offDelayMillis() {
        return setting.windowMillis() / 2;
    }

    @Override
    void add(PointState state, EvalContext context) {
        if (context.isReleasing) {
            window.add(context.releasedEvent, context.releasedValue);
        }
        if (!context.isSpike) {
            window.add(context.event, context.value);
        }
    }

    @Override
    boolean addLate(EvalContext context) {
        return window.addLate(context.event, context.value);
    }

    @Override
    boolean correct(PointState state, EvalContext context) {
        window.correctNewest(context.value);
        return true;
    }

    /** Restarts windows that are ahead of the device's new time. */
    @Override
    void beginTimeline(long event) {
        if (event <= window.newest()) {
            window.reset();
        }
    }

    @Override
    void restart() {
        window.reset();
    }

    @Override
    long newest(PointState state) {
        return window.newest();
    }

    @Override
    Verdict verdict(PointState state) {
        return window.verdict(isActive());
    }

    @Override
    boolean isConfirmed() {
        return window.isConfirmed();
    }

    /** The present rate, or the change within the window, in the configured unit. */
    @Override
    double shownValue(PointState state) {
        return window.perSecond() * setting.shownPerSecond();
    }

    @Override
    double shownLimit() {
        return setting.shownLimit();
    }

    @Override
    void refill(PointRule past) {
        if (window.newest() == SlopeWindow.NEVER) {
            adopt(past);
        } else if (past instanceof RateRule rate) {
            window.precede(rate.window);
        }
    }

    @Override
    long oldest() {
        return window.oldest();
    }

    /** Keeps the window when the new settings measure the same. */
    @Override
    void adopt(PointRule old) {
        if (old instanceof RateRule rate && rate.setting.method() == setting.method()
                && rate.setting.windowMillis() == setting.windowMillis()
                && rate.setting.limitPerSecond() == setting.limitPerSecond()) {
            window = rate.window;
        }
    }
}
