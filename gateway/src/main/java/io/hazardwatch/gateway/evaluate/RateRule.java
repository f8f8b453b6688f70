package io.hazardwatch.gateway.evaluate;

import io.hazardwatch.gateway.registry.RateSetting;

/** One rate rule of one point: its window and its machine. Lane thread. */
final class RateRule {
    final RateSetting setting;
    final RateWindow window;
    long cell = Cell.of(Phase.UNKNOWN, 0);
    /** When the on-delay, held by the wall clock, is over. */
    long hold = Evaluator.NO_DEADLINE;
    /** Steepest rate since the violation began, in the configured unit. */
    double worst;
    /** Whether RAISE was the last that was reported. */
    boolean shown;
    /** Whether QUALITY_BAD was reported and not yet QUALITY_GOOD. */
    boolean doubted;

    RateRule(RateSetting setting) {
        this(setting, RateWindow.of(setting));
    }

    private RateRule(RateSetting setting, RateWindow window) {
        this.setting = setting;
        this.window = window;
    }

    /** The same rule under a new setting; it keeps its window when that measures the same. */
    RateRule configured(RateSetting next) {
        RateRule rule = measuresLike(next) ? new RateRule(next, window) : new RateRule(next);
        rule.cell = isActive() ? Cell.of(Phase.HELD, Cell.since(cell)) : Cell.of(Phase.UNKNOWN, 0);
        rule.worst = worst;
        rule.shown = shown;
        rule.doubted = doubted;
        return rule;
    }

    private boolean measuresLike(RateSetting next) {
        return setting.method() == next.method() && setting.windowMillis() == next.windowMillis()
                && setting.limitPerSecond() == next.limitPerSecond();
    }

    boolean isActive() {
        return Cell.isActive(cell);
    }

    boolean isPending() {
        return Cell.phase(cell) == Phase.PENDING_ON;
    }

    /** The rate at present, or the change within the window, in the configured unit. */
    double shownRate() {
        return window.perSecond() * setting.shownPerSecond();
    }

    /** V7, V8: how long the rate must be back. */
    long offDelayMillis() {
        return setting.windowMillis() / 2;
    }
}
