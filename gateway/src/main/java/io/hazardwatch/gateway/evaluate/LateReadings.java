package io.hazardwatch.gateway.evaluate;

import io.hazardwatch.gateway.evaluate.stats.Verdict;
import io.hazardwatch.gateway.registry.LimitLevel;
import io.hazardwatch.gateway.registry.LimitSetting;
import java.util.Arrays;

/**
 * Handles readings that arrive out of event order. Late data adds alarms and never removes one.
 *
 * <p>A reading overtaken by fewer than {@link RecentReadings#CAPACITY} others is put in its place, and the recent readings are
 * replayed from the state before them. The result is adopted: a missed alarm is raised with its true time, one that had ended
 * again is raised and cleared, a running delay gets its true begin. The exception: an older reading never silences an alarm
 * whose newest reading violates.
 *
 * <p>Therefore, if every run of readings on one side of a limit is longer than its delay and the disorder together, and the
 * delays are longer than the disorder, any order gives the same RAISE and CLEAR with the same event times. With shorter delays
 * the same episodes result, each dated by the earliest reading that had arrived when it was decided.
 *
 * <p>An even older reading is history when it falls into a {@link TimelineRepair gap} of the received times, and a redelivery
 * otherwise. In history a violation alone proves an alarm if no on-delay requires more, once per violation; it never clears. A
 * redelivery changes nothing.
 */
final class LateReadings {
    /** No time. */
    static final long NEVER = Long.MIN_VALUE;
    private static final LimitSide[] SIDES = LimitSide.values();

    /** How a reading that is not newer than the newest was classified. */
    enum Place {
        IN_ORDER, CORRECTED, DUPLICATE, HISTORY, NEW_TIMELINE;

        /** Whether it was new information about a past time. */
        boolean isNews() {
            return this == IN_ORDER || this == CORRECTED || this == HISTORY;
        }
    }

    private LateReadings() {}

    /** Takes a reading that is not newer than the newest; its quality is not bad. */
    static Place take(PointState state, EvalContext context, FindingHandler out) {
        if (!state.isTrusted() || RecentReadings.isTooOld(state, context.event)) {
            return TimelineRepair.take(state, context, out);
        }
        int verdicts = LimitStateMachines.verdicts(state.point(), context.value, context.isGood());
        int same = RecentReadings.indexOf(state, context.event);
        if (same >= 0 ? isTold(state, context, same, verdicts) : context.wasJudged(state)) {
            return Place.DUPLICATE;
        }
        LimitRules.noteWorst(state, context, verdicts);
        if (same >= 0) {
            state.countConflict();
            RecentReadings.correct(state, same, verdicts);
        } else {
            RecentReadings.insert(state, context.event, verdicts);
        }
        replay(state, context);
        adopt(state, context, verdicts, out);
        return same >= 0 ? Place.CORRECTED : Place.IN_ORDER;
    }

    private static boolean isTold(PointState state, EvalContext context, int same, int verdicts) {
        return context.event == state.lastEventMillis() ? context.value == state.lastValue()
                : state.recentVerdicts(same) == verdicts;
    }

    /** Computes the machines as if the recent readings had come in order, and the episode around the late one. */
    private static void replay(PointState state, EvalContext context) {
        state.copyLimitsBefore(context.replayed);
        Arrays.fill(context.raised, NEVER);
        Arrays.fill(context.cleared, NEVER);
        for (int i = 0; i < state.recentSize(); i++) {
            System.arraycopy(context.replayed, 0, context.before, 0, LimitStateMachines.COUNT);
            LimitStateMachines.step(context.replayed, 0, state.point(), state.recentEvent(i),
                    state.recentVerdicts(i), true);
            for (int at = 0; at < state.point().limits().size(); at++) {
                noteEpisode(context, at);
            }
        }
    }

    private static void noteEpisode(EvalContext context, int at) {
        boolean was = PackedMachine.isActive(context.before[at]);
        long now = context.replayed[at];
        if (context.cleared[at] != NEVER || was == PackedMachine.isActive(now)) {
            return;
        }
        if (!was) {
            context.raised[at] = PackedMachine.since(now);
        } else if (PackedMachine.since(now) >= context.event) {
            context.cleared[at] = PackedMachine.since(now);
        } else {
            context.raised[at] = NEVER;
        }
    }

    private static void adopt(PointState state, EvalContext context, int verdicts, FindingHandler out) {
        LimitRules.rememberCells(state, context);
        boolean contradicted = false;
        for (LimitSide side : SIDES) {
            contradicted |= keepActive(state, context, side.inner(), verdicts);
            contradicted |= keepActive(state, context, side.outer(), verdicts);
            if (state.reported(side) == LimitSide.NONE) {
                raiseMissed(state, context, side, out);
            }
            adopt(state, context, side.inner());
            adopt(state, context, side.outer());
            LimitRules.publish(state, context, side, out);
        }
        armHolds(state, context);
        if (contradicted) {
            RecentReadings.keepNewest(state);
        }
    }

    private static void adopt(PointState state, EvalContext context, LimitLevel level) {
        int at = state.place(level);
        if (at != LimitLayout.NOWHERE) {
            state.machine(level, context.replayed[at]);
        }
    }

    /** Keeps an alarm that the replay does not have or would end, although the newest reading violates. */
    private static boolean keepActive(PointState state, EvalContext context, LimitLevel level, int verdicts) {
        int at = state.place(level);
        long live = state.machine(level);
        if (at == LimitLayout.NOWHERE || !PackedMachine.isActive(live) || PackedMachine.isActive(context.replayed[at])) {
            return false;
        }
        int newest = state.recentVerdicts(state.recentSize() - 1);
        boolean ended = context.cleared[at] != NEVER && LimitStateMachines.verdict(newest, level) != Verdict.VIOLATED;
        if (!ended) {
            boolean again = LimitStateMachines.verdict(verdicts, level) == Verdict.VIOLATED && context.event > PackedMachine.since(live);
            context.replayed[at] = again ? PackedMachine.of(MachinePhase.ABNORMAL, context.event) : live;
        }
        return !ended;
    }

    private static void raiseMissed(PointState state, EvalContext context, LimitSide side, FindingHandler out) {
        boolean inner = isMissed(state, context, side, side.inner());
        boolean outer = isMissed(state, context, side, side.outer());
        if (inner) {
            prove(state, context, side, side.inner());
        }
        if (outer) {
            prove(state, context, side, side.outer());
        }
        LimitRules.publish(state, context, side, out);
    }

    private static boolean isMissed(PointState state, EvalContext context, LimitSide side, LimitLevel level) {
        int at = state.place(level);
        return at != LimitLayout.NOWHERE && (PackedMachine.isActive(context.replayed[at]) || context.raised[at] != NEVER
                && context.cleared[at] != NEVER && !isReported(state, context, side, at));
    }

    /** Whether the replayed episode is the one that was raised last. */
    private static boolean isReported(PointState state, EvalContext context, LimitSide side, int at) {
        long reported = state.raisedEvent(side);
        return state.isFlagged(side, PointState.RAISE_KNOWN) && context.raised[at] <= reported
                && (context.cleared[at] == NEVER || reported < context.cleared[at]);
    }

    private static void prove(PointState state, EvalContext context, LimitSide side, LimitLevel level) {
        int at = state.place(level);
        boolean dated = context.raised[at] != NEVER && !isReported(state, context, side, at);
        state.machine(level, PackedMachine.of(MachinePhase.ABNORMAL, dated ? context.raised[at] : context.event));
    }

    private static void armHolds(PointState state, EvalContext context) {
        for (int i = 0; i < state.point().limits().size(); i++) {
            LimitSetting limit = state.point().limits().get(i);
            if (PackedMachine.phase(state.machine(limit.level())) == MachinePhase.PENDING_ON) {
                LimitRules.armHold(state, context, limit, context.before[i]);
            }
        }
    }
}
