package io.hazardwatch.gateway.evaluate;

import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.registry.LimitLevel;
import io.hazardwatch.gateway.registry.LimitSetting;
import java.util.List;

/** Evaluates the absolute limits of a point, reading by reading in event order. Static functions over {@link PointState}. */
final class LimitRules {
    private static final LimitSide[] SIDES = LimitSide.values();

    private LimitRules() {}

    /** Takes the newest reading; its quality is not bad. */
    static void take(PointState state, EvalContext context, FindingHandler out) {
        int verdicts = LimitStateMachines.verdicts(state.point(), context.value, context.isGood());
        if (state.areLimitsAtRest() && LimitStateMachines.isHarmless(verdicts)) {
            RecentReadings.push(state, context.event, verdicts);
            return;
        }
        noteWorst(state, context, verdicts);
        rememberCells(state, context);
        state.stepLimits(context.event, verdicts, !state.isSeamed());
        RecentReadings.push(state, context.event, verdicts);
        followPending(state, context, out);
        publish(state, context, out);
    }

    static void rememberCells(PointState state, EvalContext context) {
        state.copyLimits(context.before);
    }

    /** Keeps the most extreme value since the side's violation began. */
    static void noteWorst(PointState state, EvalContext context, int verdicts) {
        for (LimitSide side : SIDES) {
            if (LimitStateMachines.isViolated(verdicts, side)) {
                state.worst(side, isQuiet(state, side) ? context.value : side.worse(state.worst(side), context.value));
            }
        }
    }

    private static boolean isQuiet(PointState state, LimitSide side) {
        return isQuiet(state.machine(side.inner())) && isQuiet(state.machine(side.outer()));
    }

    private static boolean isQuiet(long word) {
        return !PackedMachine.isActive(word) && PackedMachine.phase(word) != MachinePhase.PENDING_ON;
    }

    /** Starts the wall clock for on-delays that began, and reports those that were cancelled (V2b, V3). */
    static void followPending(PointState state, EvalContext context, FindingHandler out) {
        List<LimitSetting> limits = state.point().limits();
        for (int i = 0; i < limits.size(); i++) {
            LimitSetting limit = limits.get(i);
            long before = context.before[i];
            MachinePhase now = PackedMachine.phase(state.machine(limit.level()));
            boolean was = PackedMachine.phase(before) == MachinePhase.PENDING_ON;
            if (now == MachinePhase.PENDING_ON) {
                armHold(state, context, limit, before);
            } else if (was && now == MachinePhase.NORMAL && limit.priority() != Priority.P4) {
                report(state, context, limit, FindingType.PENDING_CANCELLED, PackedMachine.since(before), out);
            }
        }
    }

    /** Starts the wall clock where a delay has just begun or another reading was counted. */
    static void armHold(PointState state, EvalContext context, LimitSetting limit, long before) {
        long word = state.machine(limit.level());
        if (limit.onSamples() != null) {
            state.holdUntil(limit.level(), context.arrival
                    + CountedDelay.holdMillis(word, limit.onSamples(), state.point().periodMillis()));
        } else if (PackedMachine.phase(before) != MachinePhase.PENDING_ON) {
            state.holdUntil(limit.level(), context.arrival + limit.onDelayMillis());
        }
    }

    /** V2b: raises the limits that the last value has violated until {@code untilMillis}. */
    static void raiseHeld(PointState state, EvalContext context, long untilMillis, FindingHandler out) {
        boolean raised = false;
        List<LimitSetting> limits = state.point().limits();
        for (int i = 0; i < limits.size(); i++) {
            LimitLevel level = limits.get(i).level();
            if (isHeld(state, limits.get(i)) && state.holdUntil(level) <= untilMillis) {
                state.machine(level, PackedMachine.of(MachinePhase.ABNORMAL, PackedMachine.since(state.machine(level))));
                raised = true;
            }
        }
        if (raised) {
            state.coupleLimits();
            RecentReadings.keepNewest(state);
            publish(state, context, out);
        }
    }

    private static boolean isPending(PointState state, LimitLevel level) {
        return PackedMachine.phase(state.machine(level)) == MachinePhase.PENDING_ON;
    }

    private static boolean isHeld(PointState state, LimitSetting limit) {
        return isPending(state, limit.level())
                && (limit.onSamples() == null || CountedDelay.isHeld(state.machine(limit.level())));
    }

    /** Time at which a held on-delay ends next. */
    static long nextHold(PointState state) {
        long next = Evaluator.NO_DEADLINE;
        List<LimitSetting> limits = state.point().limits();
        for (int i = 0; i < limits.size(); i++) {
            if (isHeld(state, limits.get(i))) {
                next = Math.min(next, state.holdUntil(limits.get(i).level()));
            }
        }
        return next;
    }

    /**
     * V13, V14: every limit becomes UNKNOWN, and active alarms are held. A pending P1 is raised, because the safe state is an
     * alarm.
     */
    static void distrust(PointState state, EvalContext context, FindingHandler out) {
        for (int i = 0; i < state.point().limits().size(); i++) {
            LimitSetting limit = state.point().limits().get(i);
            if (limit.priority() == Priority.P1 && isPending(state, limit.level())) {
                long since = PackedMachine.since(state.machine(limit.level()));
                state.machine(limit.level(), PackedMachine.of(MachinePhase.ABNORMAL, since));
            }
        }
        state.coupleLimits();
        publish(state, context, out);
        for (int i = 0; i < state.point().limits().size(); i++) {
            LimitLevel level = state.point().limits().get(i).level();
            state.machine(level, PackedMachine.distrusted(state.machine(level)));
        }
        state.forgetRecent();
        doubt(state, context, true, out);
    }

    /** Reports for each active side whether its data can be trusted. */
    static void doubt(PointState state, EvalContext context, boolean doubted, FindingHandler out) {
        for (LimitSide side : SIDES) {
            int shown = state.reported(side);
            boolean isNews = state.isFlagged(side, PointState.DOUBTED) != doubted || !doubted && state.isRestored();
            if (shown != LimitSide.NONE && isNews) {
                state.flag(side, PointState.DOUBTED, doubted);
                report(state, context, state.limit(side.level(shown)),
                        doubted ? FindingType.QUALITY_BAD : FindingType.QUALITY_GOOD, context.event, out);
            }
        }
    }

    /** Reports what changed on either side since the last time. */
    static void publish(PointState state, EvalContext context, FindingHandler out) {
        for (LimitSide side : SIDES) {
            publish(state, context, side, out);
        }
    }

    static void publish(PointState state, EvalContext context, LimitSide side, FindingHandler out) {
        int shown = state.reported(side);
        int now = state.isActive(side.outer()) ? LimitSide.OUTER : state.isActive(side.inner()) ? LimitSide.INNER : LimitSide.NONE;
        if (now > shown) {
            rise(state, context, side, now, out);
        } else if (now == LimitSide.NONE && shown != LimitSide.NONE) {
            clear(state, context, side, out);
        } else if (now < shown) {
            long event = since(state, side.outer());
            state.reported(side, now);
            report(state, context, state.limit(side.inner()), FindingType.SEVERITY_DOWN, event, out);
        }
    }

    private static void rise(PointState state, EvalContext context, LimitSide side, int now, FindingHandler out) {
        boolean first = state.reported(side) == LimitSide.NONE;
        long event = first ? firstViolation(state, side) : since(state, side.level(now));
        state.reported(side, now);
        markLatch(state, side, now);
        if (first) {
            state.raised(side, event);
        }
        report(state, context, state.limit(side.level(now)), first ? FindingType.RAISE : FindingType.SEVERITY_UP, event, out);
    }

    private static long firstViolation(PointState state, LimitSide side) {
        long inner = state.isActive(side.inner()) ? since(state, side.inner()) : Long.MAX_VALUE;
        long outer = state.isActive(side.outer()) ? since(state, side.outer()) : Long.MAX_VALUE;
        return Math.min(inner, outer);
    }

    /** Marks the episode as latching when any level it reached latches; reaching the outer level includes the inner one. */
    static void markLatch(PointState state, LimitSide side, int reached) {
        LimitSetting inner = state.limit(side.inner());
        LimitSetting outer = reached == LimitSide.OUTER ? state.limit(side.outer()) : null;
        if (inner != null && inner.latching() || outer != null && outer.latching()) {
            state.flag(side, PointState.LATCHED, true);
        }
    }

    private static void clear(PointState state, EvalContext context, LimitSide side, FindingHandler out) {
        LimitSetting limit = state.limit(side.level(state.reported(side)));
        long event = Math.max(since(state, side.inner()), since(state, side.outer()));
        state.reported(side, LimitSide.NONE);
        report(state, context, limit, FindingType.CLEAR, event, out);
        state.flag(side, PointState.LATCHED, false);
        state.flag(side, PointState.DOUBTED, false);
    }

    private static long since(PointState state, LimitLevel level) {
        return PackedMachine.since(state.machine(level));
    }

    private static void report(PointState state, EvalContext context, LimitSetting limit, FindingType signal, long event,
                               FindingHandler out) {
        LimitSide side = LimitSide.of(limit.level());
        boolean latching = limit.latching() || state.isFlagged(side, PointState.LATCHED);
        out.on(new Finding(state.point(), side.rule(), RuleKind.LIMIT, signal, limit.level().name(), limit.priority(),
                latching, event, context.arrival, context.value, limit.at(), state.worst(side), context.late));
    }
}
