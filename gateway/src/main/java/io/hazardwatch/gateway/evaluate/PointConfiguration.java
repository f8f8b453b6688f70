package io.hazardwatch.gateway.evaluate;

import io.hazardwatch.gateway.registry.LimitLevel;
import io.hazardwatch.gateway.registry.LimitSetting;
import io.hazardwatch.gateway.registry.Point;

/** Applies settings to a {@link PointState}, at the start and later (V20). */
final class PointConfiguration {
    private static final LimitLevel[] LEVELS = LimitLevel.values();

    private PointConfiguration() {}

    /** Starts with every configured rule UNKNOWN. */
    static void start(PointState state) {
        for (LimitSetting limit : state.point().limits()) {
            state.machine(limit.level(), PackedMachine.of(MachinePhase.UNKNOWN, 0));
        }
        state.forgetRecent();
        state.rules(PointRules.of(state.point()));
    }

    /**
     * Changes to {@code next}, reports what ends by it, and evaluates the last value again. A rule with unchanged settings
     * continues, with its running delays, even when it has another name.
     */
    static void change(PointState state, EvalContext context, Point next, LimitLayouts layouts, FindingHandler out) {
        if (next.isWatchedLike(state.point())) {
            state.point(next);
            return;
        }
        boolean areLimitsSame = next.isJudgedLike(state.point());
        if (!areLimitsSame) {
            retireLevels(state, context, next, out);
        }
        changeRules(state, context, next, out);
        Point before = state.point();
        state.point(next, layouts.of(next));
        if (!areLimitsSame) {
            startNewLevels(state, before);
        }
        InstrumentRules.retire(state, context, out);
        if (!areLimitsSame) {
            judgeAgain(state, context, next, out);
        }
    }

    private static void judgeAgain(PointState state, EvalContext context, Point next, FindingHandler out) {
        TimelineRepair.restart(state, context.event);
        if (!state.isTrusted()) {
            return;
        }
        if (SignalValidation.isBad(next, state.lastValue())) {
            InstrumentRules.bad(state, context, out);
        } else {
            LimitRules.take(state, context, out);
        }
    }

    private static void retireLevels(PointState state, EvalContext context, Point next, FindingHandler out) {
        for (LimitLevel level : LEVELS) {
            boolean will = next.limits().stream().anyMatch(limit -> limit.level() == level);
            if (!will) {
                state.machine(level, PackedMachine.of(MachinePhase.NORMAL, context.event));
            } else if (PackedMachine.phase(state.machine(level)) == MachinePhase.PENDING_ON) {
                begin(state, level);
            }
        }
        LimitRules.publish(state, context, out);
    }

    private static void startNewLevels(PointState state, Point before) {
        for (LimitSetting limit : state.point().limits()) {
            boolean was = before.limits().stream().anyMatch(each -> each.level() == limit.level());
            if (!was) {
                begin(state, limit.level());
            }
        }
    }

    private static void begin(PointState state, LimitLevel level) {
        state.machine(level, PackedMachine.of(state.isTrusted() ? MachinePhase.NORMAL : MachinePhase.UNKNOWN, 0));
    }

    private static void changeRules(PointState state, EvalContext context, Point next, FindingHandler out) {
        PointRule[] rules = PointRules.of(next);
        boolean sameUnit = next.unit().equals(state.point().unit());
        for (PointRule old : state.rules()) {
            int successor = successor(rules, old);
            if (successor < 0) {
                PointRules.retire(state, old, context, out);
            } else if (next.hasSameRule(state.point(), old.id())) {
                rules[successor] = old;
            } else {
                goOn(rules[successor], old, sameUnit);
            }
        }
        state.rules(rules);
    }

    /** Continues a rule, or restarts its measurements when the point's unit changed. */
    private static void goOn(PointRule rule, PointRule old, boolean sameUnit) {
        rule.takeOverAlarm(old);
        if (sameUnit) {
            rule.adopt(old);
        }
    }

    /** Index of the rule of the same id and kind, or -1. */
    private static int successor(PointRule[] rules, PointRule old) {
        for (int i = 0; i < rules.length; i++) {
            if (rules[i].id().equals(old.id()) && rules[i].kind() == old.kind()) {
                return i;
            }
        }
        return -1;
    }
}
