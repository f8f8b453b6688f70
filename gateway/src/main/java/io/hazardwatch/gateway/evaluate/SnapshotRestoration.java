package io.hazardwatch.gateway.evaluate;

import io.hazardwatch.gateway.registry.LimitLevel;
import io.hazardwatch.gateway.registry.Point;

/**
 * Continues after a restart from the state before it. Readings already evaluated never count again. Limits keep their state if
 * the settings are the same and the silence is not longer than the point's stale time; otherwise they are unknown, and alarms
 * that are active in the journal are held ({@link AlarmRestoration}).
 */
final class SnapshotRestoration {
    private static final LimitSide[] SIDES = LimitSide.values();

    private SnapshotRestoration() {}

    /** Fingerprint of the settings that decide about limits; the same in every process. */
    static int settings(Point point) {
        return (point.limits() + point.unit() + point.rangeLow() + ' ' + point.rangeHigh()).hashCode();
    }

    /** @param state a fresh state */
    static void resume(PointState state, PointSnapshot before, long nowMillis) {
        before.giveJudged(state);
        boolean goesOn = before.isOf(state.settings()) && isWithinPatience(state.point(), nowMillis - before.lastArrival());
        if (goesOn) {
            before.giveLimits(state);
        }
        before.giveCalm(state, goesOn);
        state.clockWrong(state.isClockWrong() && PointRules.watchClock(state));
        state.awaited(state.isSeen());
        for (LimitSide side : SIDES) {
            state.reported(side, LimitSide.NONE);
        }
    }

    private static boolean isWithinPatience(Point point, long silentMillis) {
        long patience = point.staleAfterMillis() > 0 ? point.staleAfterMillis() : PointState.SPAN_MILLIS;
        return silentMillis < patience;
    }

    /** Whether {@code side} was at {@code shown} before the restart, so that the alarm continues unchanged. */
    static boolean stood(PointState state, LimitSide side, int shown) {
        int stood = state.isActive(side.outer()) ? LimitSide.OUTER : state.isActive(side.inner()) ? LimitSide.INNER : LimitSide.NONE;
        return stood == shown;
    }

    /** Finishes after all alarms of the journal were restored; no other alarm is active. */
    static void finish(PointState state) {
        for (LimitSide side : SIDES) {
            if (state.reported(side) == LimitSide.NONE && !stood(state, side, LimitSide.NONE)) {
                forget(state, side);
            }
        }
        if (state.isStale() || state.isBad()) {
            state.trusted(false);
        }
    }

    /** Makes the limits of {@code side} unknown. */
    static void forget(PointState state, LimitSide side) {
        forget(state, side.outer());
        forget(state, side.inner());
        state.forgetRecent();
    }

    private static void forget(PointState state, LimitLevel level) {
        if (state.limit(level) != null) {
            state.machine(level, PackedMachine.of(MachinePhase.UNKNOWN, 0));
        }
    }
}
