package io.hazardwatch.gateway.evaluate;

import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.registry.LimitLevel;

/** Restores alarms after a restart: active, but not trusted until a reading arrives. */
final class AlarmRestoration {
    private AlarmRestoration() {}

    static void restore(PointState state, EvalContext context, String rule, String level, FindingHandler out) {
        switch (rule) {
            case "high" -> restoreSide(state, context, LimitSide.HIGH, level, out);
            case "low" -> restoreSide(state, context, LimitSide.LOW, level, out);
            case InstrumentRules.STALE -> {
                state.stale(true);
                InstrumentRules.retire(state, context, out);
            }
            case InstrumentRules.QUALITY -> {
                state.bad(true);
                InstrumentRules.retire(state, context, out);
            }
            default -> restoreRule(state, context, rule, out);
        }
    }

    /**
     * Restores one side. A level that is no longer configured is replaced by the side's other level; without one, the alarm
     * ends.
     */
    private static void restoreSide(PointState state, EvalContext context, LimitSide side, String level, FindingHandler out) {
        boolean outer = level.equals(side.outer().name()) && state.limit(side.outer()) != null;
        boolean inner = state.limit(side.inner()) != null;
        if (!outer && !inner) {
            clearGone(state, context, side.rule(), RuleKind.LIMIT, level, out);
            return;
        }
        int shown = outer ? LimitSide.OUTER : LimitSide.INNER;
        state.reported(side, shown);
        state.restored(true);
        if (SnapshotRestoration.stood(state, side, shown)) {
            return;
        }
        SnapshotRestoration.forget(state, side);
        hold(state, outer, side.outer());
        hold(state, inner, side.inner());
        state.worst(side, state.limit(side.level(shown)).at());
        LimitRules.markLatch(state, side, shown);
        state.forgetRecent();
    }

    private static void hold(PointState state, boolean active, LimitLevel level) {
        if (active) {
            state.machine(level, PackedMachine.of(MachinePhase.HELD, 0));
        }
    }

    private static void restoreRule(PointState state, EvalContext context, String id, FindingHandler out) {
        PointRule rule = PointRules.find(state, id);
        if (rule == null) {
            clearGone(state, context, id, RuleKind.RATE, id, out);
            return;
        }
        rule.word = PackedMachine.of(MachinePhase.HELD, 0);
        rule.reported = true;
        rule.doubtReported = true;
    }

    private static void clearGone(PointState state, EvalContext context, String rule, RuleKind kind, String level,
                                  FindingHandler out) {
        out.on(new Finding(state.point(), rule, kind, FindingType.CLEAR, level, Priority.P4, false, context.event,
                context.arrival, state.lastValue(), Double.NaN, state.lastValue(), false));
    }
}
