package io.hazardwatch.gateway.evaluate;

/**
 * The last readings of a point in event order: their times and verdicts about each limit. They allow a late reading to be put
 * in order. Static functions over the recent readings of a {@link PointState}.
 *
 * <p>The machines as they were before the oldest of them are kept too, so replaying the recent readings gives the same machines
 * as an ordered stream would.
 */
final class RecentReadings {
    /** A reading overtaken by fewer readings than this is put in order. */
    static final int CAPACITY = 8;

    private RecentReadings() {}

    /** Takes the newest reading; {@code state.lastEventMillis()} is already its time. */
    static void push(PointState state, long event, int verdicts) {
        if (state.recentSize() == CAPACITY) {
            settleOldest(state);
        }
        state.pushRecent(event);
        state.putRecent(state.recentSize() - 1, event, verdicts);
    }

    /** Steps the machines before the recent readings over the oldest of them. */
    private static void settleOldest(PointState state) {
        state.stepLimitsBefore(state.recentEvent(0), state.recentVerdicts(0));
    }

    /** Whether {@code event} is too old to be put in order. */
    static boolean isTooOld(PointState state, long event) {
        int size = state.recentSize();
        if (size == 0 || state.lastEventMillis() - event > PointState.SPAN_MILLIS) {
            return true;
        }
        long oldest = state.recentEvent(0);
        return event < oldest && (size == CAPACITY || oldest - event > TimelineRepair.GAP_MILLIS);
    }

    /** Index of the reading with exactly that event time, or -1. */
    static int indexOf(PointState state, long event) {
        for (int i = state.recentSize() - 1; i >= 0; i--) {
            if (state.recentEvent(i) == event) {
                return i;
            }
        }
        return -1;
    }

    /** Replaces the verdicts of the {@code i}-th oldest reading, because its value was corrected. */
    static void correct(PointState state, int i, int verdicts) {
        state.putRecent(i, state.recentEvent(i), verdicts);
    }

    /** Inserts a reading in event order that is older than the newest and not {@link #isTooOld too old}. */
    static void insert(PointState state, long event, int verdicts) {
        if (state.recentSize() == CAPACITY) {
            insertDroppingOldest(state, event, verdicts);
        } else {
            insertGrowing(state, event, verdicts);
        }
    }

    private static void insertDroppingOldest(PointState state, long event, int verdicts) {
        settleOldest(state);
        int i = 0;
        for (; state.recentEvent(i + 1) < event; i++) {
            state.putRecent(i, state.recentEvent(i + 1), state.recentVerdicts(i + 1));
        }
        state.putRecent(i, event, verdicts);
    }

    private static void insertGrowing(PointState state, long event, int verdicts) {
        state.pushRecent(state.lastEventMillis());
        int i = state.recentSize() - 1;
        for (; i > 0 && state.recentEvent(i - 1) > event; i--) {
            state.putRecent(i, state.recentEvent(i - 1), state.recentVerdicts(i - 1));
        }
        state.putRecent(i, event, verdicts);
    }

    /** Removes all but the newest, because the machines now hold what no replay of the older ones would give. */
    static void keepNewest(PointState state) {
        int size = state.recentSize();
        int newest = size == 0 ? 0 : state.recentVerdicts(size - 1);
        state.forgetRecent();
        if (size > 0) {
            state.pushRecent(state.lastEventMillis());
            state.putRecent(0, state.lastEventMillis(), newest);
        }
    }
}
