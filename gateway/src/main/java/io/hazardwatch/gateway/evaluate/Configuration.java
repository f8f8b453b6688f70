package io.hazardwatch.gateway.evaluate;

import io.hazardwatch.gateway.registry.Level;
import io.hazardwatch.gateway.registry.LimitSetting;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.RateSetting;

/** Puts settings into force on a {@link PointState}, at the start and later (V20). */
final class Configuration {
    private static final Level[] LEVELS = Level.values();

    private Configuration() {}

    /** Everything configured is UNKNOWN. */
    static void start(PointState state) {
        for (LimitSetting limit : state.point.limits()) {
            state.cells[limit.level().ordinal()] = Cell.of(Phase.UNKNOWN, 0);
        }
        RecentReadings.forget(state);
        state.rates = RateRules.of(state);
        drawCalm(state);
    }

    /** The band in which a value means nothing to any limit. */
    private static void drawCalm(PointState state) {
        state.calmLow = state.point.rangeLow();
        state.calmHigh = state.point.rangeHigh();
        for (LimitSetting limit : state.point.limits()) {
            if (limit.level().isHigh()) {
                state.calmHigh = Math.min(state.calmHigh, Levels.okBound(limit));
            } else {
                state.calmLow = Math.max(state.calmLow, Levels.okBound(limit));
            }
        }
    }

    /** Changes to {@code next}, says what ends by it, and looks again at the last value. */
    static void change(PointState state, Moment moment, Point next, Findings out) {
        retireLevels(state, moment, next, out);
        changeRates(state, moment, next, out);
        state.point = next;
        drawCalm(state);
        InstrumentRules.retire(state, moment, out);
        History.restart(state, moment.event);
        if (!state.trusted) {
            return;
        }
        if (InstrumentRules.isBad(next, state.lastValue, moment.quality)) {
            InstrumentRules.bad(state, moment, out);
        } else {
            LimitRules.take(state, moment, out);
        }
    }

    private static void retireLevels(PointState state, Moment moment, Point next, Findings out) {
        for (Level level : LEVELS) {
            boolean will = next.limits().stream().anyMatch(limit -> limit.level() == level);
            if (!will) {
                state.cells[level.ordinal()] = Cell.of(Phase.NORMAL, moment.event);
            } else if (state.limit(level) == null || Cell.phase(state.cells[level.ordinal()]) == Phase.PENDING_ON) {
                state.cells[level.ordinal()] = Cell.of(state.trusted ? Phase.NORMAL : Phase.UNKNOWN, 0);
            }
        }
        LimitRules.publish(state, moment, out);
    }

    private static void changeRates(PointState state, Moment moment, Point next, Findings out) {
        RateRule[] rules = next.rates().stream().map(rate -> ruleOf(state, next, rate)).toArray(RateRule[]::new);
        if (state.rates != null) {
            for (RateRule old : state.rates) {
                if (next.rates().stream().noneMatch(rate -> rate.id().equals(old.setting.id()))) {
                    RateRules.retire(state, old, moment, out);
                }
            }
        }
        state.rates = rules.length == 0 ? null : rules;
    }

    /** The rule as it goes on; a point that measures in another unit starts its windows anew. */
    private static RateRule ruleOf(PointState state, Point next, RateSetting setting) {
        if (state.rates != null) {
            for (RateRule rule : state.rates) {
                if (rule.setting.id().equals(setting.id())) {
                    RateRule changed = rule.configured(setting);
                    if (!next.unit().equals(state.point.unit())) {
                        changed.window.reset();
                    }
                    return changed;
                }
            }
        }
        return new RateRule(setting);
    }
}
