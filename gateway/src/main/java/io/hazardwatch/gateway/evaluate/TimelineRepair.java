package io.hazardwatch.gateway.evaluate;

import io.hazardwatch.gateway.evaluate.stats.Verdict;
import io.hazardwatch.gateway.registry.Level;
import io.hazardwatch.gateway.registry.LimitSetting;
import java.util.List;

/**
 * Readings too old to be put in order, and timelines: what a device tells after a silence, or with a clock set back.
 *
 * <p>The widest recent hole in the event times is remembered. A reading in it is history, one outside was heard
 * before (unless a bad reading has just made the recent ones forgotten).
 * {@link #RUN_READINGS} in a row, each newer than the one before, are a timeline of their own when they fall into the hole
 * (a backlog told after newer readings), or when they come from a clock that was set back: none of them was judged before
 * ({@link JudgedReadings}), and for {@link #SET_BACK_MILLIS} they have gone on as fast as the gateway's clock. A repetition is
 * known, however long it lasts; what is older than anything remembered is told by its pace alone. A new timeline is evaluated
 * in order from there on. Where it meets what was evaluated before is a seam: running delays start anew on crossing it, and
 * behind it nothing is cleared, until the seam is passed or {@link #SEAM_MILLIS} have gone by on the wall clock.
 */
final class TimelineRepair {
    /** Readings in a row that may be a timeline of their own. */
    static final int RUN_READINGS = 3;
    /** Wall-clock time after which readings of old times are taken for those of a clock that was set back. */
    static final long SET_BACK_MILLIS = 5_000;
    /** How far a device's clock may seem to be ahead or behind over that time: what readings are late by is not even. */
    private static final long PACE_MILLIS = 1_000;
    /** As the last, as a part of the time it has gone on. */
    private static final int PACE_PART = 4;
    /** Wall-clock time after which readings behind a seam count as the present. */
    static final long SEAM_MILLIS = 600_000;
    /** A wider hole in the event times is remembered. */
    static final long HOLE_MILLIS = 30_000;

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
        if (!state.isInHole(context.event) && !isHiddenByBad(state, context.event)) {
            return LateReadings.Place.DUPLICATE;
        }
        int verdicts = LimitMachines.verdicts(state.point(), context.value, context.isGood());
        LimitRules.noteWorst(state, context, verdicts);
        for (LimitSide side : SIDES) {
            boolean violated = LimitMachines.isViolated(verdicts, side);
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
                    && LimitMachines.verdict(verdicts, limit.level()) == Verdict.VIOLATED) {
                state.machine(limit.level(), MachineWord.of(MachinePhase.ABNORMAL, context.event));
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

    /** The alarm goes on from the newest reading: held when that is bad, on its way back to normal when that is ok. */
    private static void returnToPresent(PointState state, Level level) {
        if (state.isActive(level)) {
            int size = state.recentSize();
            boolean ok = size > 0 && LimitMachines.verdict(state.recentVerdicts(size - 1), level) == Verdict.OK;
            MachinePhase phase = !state.isTrusted() ? MachinePhase.HELD : ok ? MachinePhase.PENDING_OFF : MachinePhase.ABNORMAL;
            state.machine(level, MachineWord.of(phase, state.lastEventMillis()));
        }
    }

    /** Whether that very reading was judged before; those before it are then no timeline of their own either. */
    static boolean isRepeated(PointState state, EvalContext context) {
        boolean repeated = state.wasJudged(context.deviceTime, context.value);
        if (repeated) {
            state.endRun();
        }
        return repeated;
    }

    /** Counts a reading too old to be put in order; true when it and those before it are a timeline of their own. */
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
        return state.runLength() >= RUN_READINGS && (state.isInHole(context.event) || isSetBack(state, context));
    }

    /** Whether the readings of the run are as far apart as their arrivals, which a backlog or a repetition seldom is. */
    private static boolean isSetBack(PointState state, EvalContext context) {
        long lasted = context.arrival - state.runArrival(context.arrival);
        long spanned = context.event - state.runFirst(context.event);
        return lasted >= SET_BACK_MILLIS && Math.abs(spanned - lasted) <= Math.max(PACE_MILLIS, lasted / PACE_PART);
    }

    /** Tells of a clock that was set back; asked before its timeline begins. Once for each seam. */
    static void tellSetBack(PointState state, EvalContext context, FindingHandler out) {
        if (!state.isSeamed() && !state.isInHole(context.event)) {
            out.onClockSetBack(state.point(), state.lastEventMillis() - context.event, context.arrival);
        }
    }

    /** Whether the newest reading is bad and came, in event time, shortly after. */
    private static boolean isHiddenByBad(PointState state, long event) {
        return !state.isTrusted() && state.lastEventMillis() - event <= HOLE_MILLIS;
    }

    /** Remembers the hole before the newest reading when it is wide, and no much wider one was seen of late. */
    static void noteHole(PointState state, long event) {
        long width = event - state.lastEventMillis();
        boolean wide = !state.hasHole() || 2 * width >= state.holeMillis()
                || state.sinceHoleMillis(event) > HOLE_KEPT_MILLIS;
        if (!state.isSeamed() && width > HOLE_MILLIS && wide) {
            state.rememberHole(event);
        }
    }

    /** Goes on from the reading at hand as the newest, behind a seam. */
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

    /** Starts running delays anew at {@code event}, because what was before is not comparable. */
    static void restart(PointState state, long event) {
        state.restartLimits(event);
        for (LimitSide side : SIDES) {
            state.flag(side, PointState.RAISE_KNOWN, false);
        }
        state.forgetRecent();
    }
}
