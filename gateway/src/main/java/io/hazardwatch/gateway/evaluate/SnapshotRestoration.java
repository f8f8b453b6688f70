package io.hazardwatch.gateway.evaluate;

import io.hazardwatch.gateway.registry.Level;
import io.hazardwatch.gateway.registry.Point;

/**
 * Goes on, after a restart, from what was judged before it. Times that were judged never count again. Limits go on where they
 * stood when nothing but the restart lies between: the same settings, and no longer silence than the point may keep;
 * otherwise they are unknown, and what the journal has as active is held ({@link AlarmRestoration}).
 */
final class SnapshotRestoration {
    private static final Side[] SIDES = Side.values();

    private SnapshotRestoration() {}

    /** What limits are judged by, as a number that is the same in every process. */
    static int settings(Point point) {
        return (point.limits() + point.unit() + point.rangeLow() + ' ' + point.rangeHigh()).hashCode();
    }

    /** @param state fresh */
    static void resume(PointState state, PointSnapshot before, long nowMillis) {
        before.giveJudged(state);
        boolean goesOn = before.isOf(state.settings()) && isWithinPatience(state.point(), nowMillis - before.lastArrival());
        if (goesOn) {
            before.giveLimits(state);
        }
        before.giveCalm(state, goesOn);
        state.clockWrong(state.isClockWrong() && PointRules.watchClock(state));
        state.awaited(state.isSeen());
        for (Side side : SIDES) {
            state.reported(side, Side.NONE);
        }
    }

    private static boolean isWithinPatience(Point point, long silentMillis) {
        long patience = point.staleAfterMillis() > 0 ? point.staleAfterMillis() : PointState.SPAN_MILLIS;
        return silentMillis < patience;
    }

    /** Whether {@code side} stood at {@code shown} before the restart, so that the alarm goes on as it was. */
    static boolean stood(PointState state, Side side, int shown) {
        int stood = state.isActive(side.outer()) ? Side.OUTER : state.isActive(side.inner()) ? Side.INNER : Side.NONE;
        return stood == shown;
    }

    /** All alarms of the journal were given back: what it does not know as active is not. */
    static void finish(PointState state) {
        for (Side side : SIDES) {
            if (state.reported(side) == Side.NONE && !stood(state, side, Side.NONE)) {
                forget(state, side);
            }
        }
        if (state.isStale() || state.isBad()) {
            state.trusted(false);
        }
    }

    /** Nothing is known of how the limits of {@code side} stand. */
    static void forget(PointState state, Side side) {
        forget(state, side.outer());
        forget(state, side.inner());
        state.forgetRecent();
    }

    private static void forget(PointState state, Level level) {
        if (state.limit(level) != null) {
            state.machine(level, MachineWord.of(Phase.UNKNOWN, 0));
        }
    }
}
