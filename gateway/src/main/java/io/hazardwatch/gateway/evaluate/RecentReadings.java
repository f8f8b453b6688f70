package io.hazardwatch.gateway.evaluate;

/**
 * The last readings of a point in event order: their times and what each said about each limit. It is what puts a late
 * reading into its place. Static functions over {@link PointState}.
 *
 * <p>The cells before the oldest of them are kept too, so replaying them gives the machines as an ordered stream would.
 */
final class RecentReadings {
    /** A reading overtaken by fewer readings than this is put into its place. */
    static final int CAPACITY = 8;

    private static final int MASK = CAPACITY - 1;
    private static final int VERDICT_BITS = 8;
    private static final int VERDICTS = 0xff;

    private RecentReadings() {}

    static int size(PointState state) {
        return Math.min(state.pushed, CAPACITY);
    }

    /** Event time of the {@code i}-th oldest. */
    static long event(PointState state, int i) {
        return PointState.near(state.lastEvent, state.marks[slot(state, i)]);
    }

    /** Packed verdicts of the {@code i}-th oldest. */
    static int verdicts(PointState state, int i) {
        return (int) (state.seen >>> slot(state, i) * VERDICT_BITS) & VERDICTS;
    }

    private static int slot(PointState state, int i) {
        return state.pushed - size(state) + i & MASK;
    }

    /** Takes the newest reading of a point at rest: it and the one it drops said OK to everything. */
    static void pushCalm(PointState state, long event) {
        int pushed = state.pushed;
        state.marks[pushed & MASK] = (int) event;
        state.pushed = (byte) (pushed == 2 * CAPACITY - 1 ? CAPACITY : pushed + 1);
    }

    /** Takes the newest reading; {@code state.lastEvent} is already its time. */
    static void push(PointState state, long event, int verdicts) {
        if (size(state) == CAPACITY) {
            settleOldest(state);
        }
        pushCalm(state, event);
        put(state, size(state) - 1, event, verdicts);
    }

    /** Steps the cells before the recent readings over the oldest of them. */
    private static void settleOldest(PointState state) {
        Levels.step(state.cells, Levels.COUNT, state.point, event(state, 0), verdicts(state, 0), true);
    }

    /** Whether the machines were all NORMAL before the recent readings. */
    static boolean isBeforeAtRest(PointState state) {
        long[] cells = state.cells;
        return !MachineWord.isUnrest(cells[4] | cells[5] | cells[6] | cells[7]);
    }

    private static void put(PointState state, int i, long event, int verdicts) {
        int slot = slot(state, i);
        state.marks[slot] = (int) event;
        state.seen = state.seen & ~((long) VERDICTS << slot * VERDICT_BITS) | (long) verdicts << slot * VERDICT_BITS;
    }

    /** Whether {@code event} is before all that could still be put in order. */
    static boolean isTooOld(PointState state, long event) {
        int size = size(state);
        if (size == 0 || state.lastEvent - event > PointState.SPAN_MILLIS) {
            return true;
        }
        long oldest = event(state, 0);
        return event < oldest && (size == CAPACITY || oldest - event > TimelineRepair.HOLE_MILLIS);
    }

    /** Which reading has that very event time, or -1. */
    static int indexOf(PointState state, long event) {
        for (int i = size(state) - 1; i >= 0; i--) {
            if (event(state, i) == event) {
                return i;
            }
        }
        return -1;
    }

    /** Says that the {@code i}-th oldest was something else. */
    static void correct(PointState state, int i, int verdicts) {
        put(state, i, event(state, i), verdicts);
    }

    /** Puts a reading older than the newest, and not {@link #isTooOld too old}, into its place. */
    static void insert(PointState state, long event, int verdicts) {
        if (size(state) == CAPACITY) {
            insertDroppingOldest(state, event, verdicts);
        } else {
            insertGrowing(state, event, verdicts);
        }
    }

    private static void insertDroppingOldest(PointState state, long event, int verdicts) {
        settleOldest(state);
        int i = 0;
        for (; event(state, i + 1) < event; i++) {
            put(state, i, event(state, i + 1), verdicts(state, i + 1));
        }
        put(state, i, event, verdicts);
    }

    private static void insertGrowing(PointState state, long event, int verdicts) {
        pushCalm(state, state.lastEvent);
        int i = size(state) - 1;
        for (; i > 0 && event(state, i - 1) > event; i--) {
            put(state, i, event(state, i - 1), verdicts(state, i - 1));
        }
        put(state, i, event, verdicts);
    }

    /** Forgets all; the cells as they are now become those that later replays start from. */
    static void forget(PointState state) {
        state.pushed = 0;
        state.seen = 0;
        System.arraycopy(state.cells, 0, state.cells, Levels.COUNT, Levels.COUNT);
    }

    /** Forgets all but the newest, because the cells now hold what no replay of the older ones would give. */
    static void keepNewest(PointState state) {
        int size = size(state);
        int newest = size == 0 ? 0 : verdicts(state, size - 1);
        forget(state);
        if (size > 0) {
            pushCalm(state, state.lastEvent);
            put(state, 0, state.lastEvent, newest);
        }
    }
}
