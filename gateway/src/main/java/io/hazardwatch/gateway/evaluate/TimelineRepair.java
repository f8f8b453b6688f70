package io.hazardwatch.gateway.evaluate;

import io.hazardwatch.gateway.evaluate.stats.Verdict;
import io.hazardwatch.gateway.registry.LimitLevel;
import io.hazardwatch.gateway.registry.LimitSetting;
import java.util.List;

/**
 * Handles readings too old to be put in order, and timelines: what a device sends after a silence, or with a clock set back.
 *
 * <p>The widest recent gap in the event times is remembered. A reading in it is history; one outside was received before
 * (unless a bad reading has just cleared the recent ones). {@link #RUN_READINGS} in a row, each newer than the one before, form
 * a timeline of their own if they fall into the gap (a backlog sent after newer readings), or if they come from a clock that
 * was set back: none of them was evaluated before ({@link ReadingFingerprints}), and for {@link #SET_BACK_MILLIS} they have advanced
 * as fast as the gateway's clock. A repetition is recognised however long it lasts; readings older than anything remembered are
 * distinguished by their pace alone. A new timeline is evaluated in order from there on. Where it meets earlier evaluated times
 * is a seam: running delays restart when it is crossed, and behind it nothing is cleared until the seam is passed or
 * {@link #SEAM_MILLIS} of wall-clock time have passed.
 */
final class TimelineRepair {
    /** Number of consecutive readings that may form a timeline of their own. */
    static final int RUN_READINGS = 3;
    /** Wall-clock time after which readings with old times are attributed to a clock that was set back. */
    static final long SET_BACK_MILLIS = 5_000;
    /** Tolerance of the pace of a device's clock over that time, because delays of readings vary. */
    private static final long PACE_MILLIS = 1_000;
    /** The same tolerance, as a fraction of the elapsed time. */
    private static final int PACE_PART = 4;
    /** Wall-clock time after which readings behind a seam count as present. */
    static final long SEAM_MILLIS = 600_000;
    /** Minimum width of a remembered gap. */
    static final long GAP_MILLIS = 30_000;

    private static final long HOLE_KEPT_MILLIS = 3_600_000;
    private static final LimitSide[] SIDES = LimitSide.values();

    private TimelineRepair() {}

    /** Takes a reading too old to be put in order; its quality is not bad. */
    static LateReadings.Place take(PointState state, EvalContext context, FindingHandler out) {
        if (isRepeated(state, context)) {
            return LateReadings.Place.DUPLICATE;
        }
        if (isNewTimeline(state, context)) {
            return LateReadings.Place.NEW_TIMELINE;
        }
        if (!state.isInGap(context.event) && !isHiddenByBad(state, context.event)) {
            return LateReadings.Place.DUPLICATE;
        }
        int verdicts = LimitStateMachines.verdicts(state.point(), context.value, context.isGood());
        LimitRules.noteWorst(state, context, verdicts);
        for (LimitSide side : SIDES) {
            boolean violated = LimitStateMachines.isViolated(verdicts, side);
            if (violated && !state.isFlagged(side, PointState.BACKLOG_VIOLATED) && state.reported(side) == LimitSide.NONE) {
                proveByHistory(state, context, side, verdicts, out);
            }
            state.flag(side, PointState.BACKLOG_VIOLATED, violated);
        }
        return LateReadings.Place.HISTORY;
    }

    private static void proveByHistory(PointState state, EvalContext context, LimitSide side, int verdicts, FindingHandler out) {
        boolean proven = false;
        List<LimitSetting> limits = state.point().limits();
        for (int i = 0; i < limits.size(); i++) {
            LimitSetting limit = limits.get(i);
            if (LimitSide.of(limit.level()) == side && limit.isImmediate()
                    && LimitStateMachines.verdict(verdicts, limit.level()) == Verdict.VIOLATED) {
                state.machine(limit.level(), PackedMachine.of(MachinePhase.ABNORMAL, context.event));
                proven = true;
            }
        }
        if (proven) {
            state.coupleLimits();
            LimitRules.publish(state, context, side, out);
            returnToPresent(state, side.inner());
            returnToPresent(state, side.outer());
            RecentReadings.keepNewest(state);
        }
    }

    /** Continues an alarm from the newest reading: held when that is bad, returning to normal when that is ok. */
    private static void returnToPresent(PointState state, LimitLevel level) {
        if (state.isActive(level)) {
            int size = state.recentSize();
            boolean ok = size > 0 && LimitStateMachines.verdict(state.recentVerdicts(size - 1), level) == Verdict.OK;
            MachinePhase phase = !state.isTrusted() ? MachinePhase.HELD : ok ? MachinePhase.PENDING_OFF : MachinePhase.ABNORMAL;
            state.machine(level, PackedMachine.of(phase, state.lastEventMillis()));
        }
    }

    /** Whether exactly that reading was evaluated before; then earlier ones of the run form no timeline either. */
    static boolean isRepeated(PointState state, EvalContext context) {
        boolean repeated = context.wasJudged(state);
        if (repeated) {
            state.endRun();
        }
        return repeated;
    }

    /** Counts a reading too old to be put in order; true when the run forms a timeline of its own. */
    static boolean isNewTimeline(PointState state, EvalContext context) {
        boolean runs = state.runLength() > 0;
        if (runs && context.event == state.runNewest(context.event)) {
            return false;
        }
        if (runs && context.event > state.runNewest(context.event)) {
            state.continueRun(context.event, RUN_READINGS);
        } else {
            state.beginRun(context.event, context.arrival);
        }
        return state.runLength() >= RUN_READINGS && (state.isInGap(context.event) || isSetBack(state, context));
    }

    /** Whether the event times of the run are as far apart as their arrivals, which is rare for a backlog or a repetition. */
    private static boolean isSetBack(PointState state, EvalContext context) {
        long lasted = context.arrival - state.runArrival(context.arrival);
        long spanned = context.event - state.runFirst(context.event);
        return lasted >= SET_BACK_MILLIS && Math.abs(spanned - lasted) <= Math.max(PACE_MILLIS, lasted / PACE_PART);
    }

    /** Reports a clock that was set back, once for each seam; call before its timeline begins. */
    static void tellSetBack(PointState state, EvalContext context, FindingHandler out) {
        if (!state.isSeamed() && !state.isInGap(context.event)) {
            out.onClockSetBack(state.point(), state.lastEventMillis() - context.event, context.arrival);
        }
    }

    /** Whether the newest reading is bad and follows shortly after in event time. */
    private static boolean isHiddenByBad(PointState state, long event) {
        return !state.isTrusted() && state.lastEventMillis() - event <= GAP_MILLIS;
    }

    /** Remembers the gap before the newest reading if it is wide and no much wider one is recent. */
    static void noteGap(PointState state, long event) {
        long width = event - state.lastEventMillis();
        boolean wide = !state.hasHole() || 2 * width >= state.gapMillis()
                || state.sinceGapMillis(event) > HOLE_KEPT_MILLIS;
        if (!state.isSeamed() && width > GAP_MILLIS && wide) {
            state.rememberGap(event);
        }
    }

    /** Continues from the current reading as the newest, behind a seam. */
    static void beginTimeline(PointState state, EvalContext context) {
        state.openSeam(context.event, context.arrival + SEAM_MILLIS);
        restart(state, context.event);
    }

    /** Leaves the seam when the newest reading has passed it. */
    static void passSeam(PointState state, EvalContext context) {
        if (state.passesSeam(context.event, context.arrival)) {
            state.closeSeam(context.event);
            restart(state, context.event);
        }
    }

    /** Restarts running delays at {@code event}, because earlier times are not comparable. */
    static void restart(PointState state, long event) {
        state.restartLimits(event);
        for (LimitSide side : SIDES) {
            state.flag(side, PointState.RAISE_KNOWN, false);
        }
        state.forgetRecent();
    }
}
