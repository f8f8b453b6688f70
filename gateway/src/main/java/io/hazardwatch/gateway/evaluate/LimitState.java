package io.hazardwatch.gateway.evaluate;

import io.hazardwatch.gateway.registry.LimitLevel;
import io.hazardwatch.gateway.registry.LimitSetting;
import io.hazardwatch.gateway.registry.Point;

/**
 * The limit region of a {@link PointState}: the machines of the four limits, the last report of each side, and the verdicts of
 * the recent readings. {@link LimitRules}, {@link LateReadings} and {@link RecentReadings} have the rules that change it. Lane
 * thread.
 */
public abstract sealed class LimitState extends TimelineState permits PointState {
    /** Flags of a side. */
    static final int LATCHED = 4;
    static final int DOUBTED = 8;
    static final int RAISE_KNOWN = 16;
    static final int BACKLOG_VIOLATED = 32;
    private static final int REPORTED_MASK = 3;
    private static final int SIDE_BITS = 8;
    private static final LimitSide[] SIDES = LimitSide.values();
    private static final LimitLevel[] LEVELS = LimitLevel.values();

    /** Number of marks of this region: times of the recent readings. */
    static final int MARKS = RecentReadings.CAPACITY;

    private static final int RECENT_MASK = RecentReadings.CAPACITY - 1;
    private static final int VERDICT_BITS = 8;
    private static final int VERDICTS = 0xff;

    /** {@link PackedMachine}s in the order of the point's limits, followed by those from before the recent readings. */
    private long[] machines;
    /** Verdicts of the recent readings, a byte each. */
    private long recentVerdicts;
    /** Number of readings pushed, kept below twice the capacity. */
    private byte recentPushed;
    private Point point;
    private LimitLayout layout;
    /** Null while nothing was written of it since the point was at rest. */
    private Unrest unrest;

    LimitState(Point point, LimitLayout layout, long nowMillis, boolean keepsAll) {
        super(nowMillis, keepsAll);
        this.point = point;
        this.layout = layout;
        this.machines = new long[2 * layout.count()];
    }

    /** The point as configured at present. */
    public final Point point() {
        return point;
    }

    /** Takes the point under settings that are watched alike. */
    final void point(Point next) {
        point = next;
    }

    /** Takes the point under other settings. Machines stay with their levels; those of new levels are at rest. */
    final void point(Point next, LimitLayout other) {
        long[] moved = new long[2 * other.count()];
        for (int i = 0; i < other.count(); i++) {
            int before = layout.place(next.limits().get(i).level());
            if (before != LimitLayout.NOWHERE) {
                moved[i] = machines[before];
                moved[other.count() + i] = machines[layout.count() + before];
            }
        }
        machines = moved;
        point = next;
        layout = other;
    }

    /** Fingerprint of the limits' settings, see {@link SnapshotRestoration#settings}. */
    final int settings() {
        return layout.fingerprint();
    }

    /** The present setting of {@code level}, or null. */
    final LimitSetting limit(LimitLevel level) {
        for (int i = 0; i < point.limits().size(); i++) {
            if (point.limits().get(i).level() == level) {
                return point.limits().get(i);
            }
        }
        return null;
    }

    /** See {@link LimitLayout#calmLow}. */
    public final double calmLow() {
        return layout.calmLow();
    }

    /** See {@link LimitLayout#calmHigh}. */
    public final double calmHigh() {
        return layout.calmHigh();
    }

    /** See {@link LimitLayout#place}. */
    final int place(LimitLevel level) {
        return layout.place(level);
    }

    /** The {@link PackedMachine} of {@code level}; one at rest when the level is not configured. */
    final long machine(LimitLevel level) {
        int place = layout.place(level);
        return place == LimitLayout.NOWHERE ? LimitStateMachines.REST : machines[place];
    }

    /** Does nothing when the level is not configured. */
    final void machine(LimitLevel level, long word) {
        int place = layout.place(level);
        if (place != LimitLayout.NOWHERE) {
            machines[place] = word;
        }
    }

    final boolean isActive(LimitLevel level) {
        return PackedMachine.isActive(machine(level));
    }

    /** Whether every machine is NORMAL. */
    final boolean areLimitsAtRest() {
        return LimitStateMachines.isAtRest(machines, 0, layout.count());
    }

    /** Whether every machine was NORMAL before the recent readings. */
    final boolean wereLimitsAtRest() {
        return LimitStateMachines.isAtRest(machines, layout.count(), layout.count());
    }

    /** Steps all machines by a reading, see {@link LimitStateMachines#step}. */
    final void stepLimits(long event, int verdicts, boolean clearable) {
        LimitStateMachines.step(machines, 0, point, event, verdicts, clearable);
    }

    /** Steps the machines before the recent readings over the oldest of them. */
    final void stepLimitsBefore(long event, int verdicts) {
        LimitStateMachines.step(machines, layout.count(), point, event, verdicts, true);
    }

    /** Makes the inner limit ABNORMAL where the outer one is, because a value at HH is also at H. */
    final void coupleLimits() {
        LimitStateMachines.couple(machines, 0, point);
    }

    /** Restarts running delays at {@code event}. */
    final void restartLimits(long event) {
        for (int place = 0; place < layout.count(); place++) {
            machines[place] = PackedMachine.restarted(machines[place], event);
        }
    }

    /** Copies the machines, in the order of the point's limits. */
    final void copyLimits(long[] target) {
        System.arraycopy(machines, 0, target, 0, layout.count());
    }

    /** Copies the machines as they were before the recent readings. */
    final void copyLimitsBefore(long[] target) {
        System.arraycopy(machines, layout.count(), target, 0, layout.count());
    }

    /** Last report of {@code side}: {@link LimitSide#NONE}, {@link LimitSide#INNER} or {@link LimitSide#OUTER}. */
    final int reported(LimitSide side) {
        return flags() >>> side.ordinal() * SIDE_BITS & REPORTED_MASK;
    }

    final void reported(LimitSide side, int level) {
        int shift = side.ordinal() * SIDE_BITS;
        flags(flags() & ~(REPORTED_MASK << shift) | level << shift);
    }

    final boolean isFlagged(LimitSide side, int flag) {
        return isFlagged(flag << side.ordinal() * SIDE_BITS);
    }

    final void flag(LimitSide side, int flag, boolean on) {
        flag(flag << side.ordinal() * SIDE_BITS, on);
    }

    /** The most extreme value since the violation of {@code side} began. */
    final double worst(LimitSide side) {
        return unrest == null ? 0 : unrest.worst(side);
    }

    final void worst(LimitSide side, double value) {
        unrest().worst(side, value);
    }

    /** End of the on-delay of {@code level} that the wall clock holds. */
    final long holdUntil(LimitLevel level) {
        return near(lastArrivalMillis(), unrestMark(Unrest.holdOf(level)));
    }

    final void holdUntil(LimitLevel level, long untilMillis) {
        unrest().mark(Unrest.holdOf(level), (int) untilMillis);
    }

    /** Event time of the last RAISE of {@code side}; known while {@link #RAISE_KNOWN}. */
    final long raisedEvent(LimitSide side) {
        return near(lastEventMillis(), unrestMark(Unrest.raiseOf(side)));
    }

    final void raised(LimitSide side, long event) {
        unrest().mark(Unrest.raiseOf(side), (int) event);
        flag(side, RAISE_KNOWN, true);
    }

    private Unrest unrest() {
        if (unrest == null) {
            unrest = new Unrest();
        }
        return unrest;
    }

    /** Forgets what only a point at unrest needs. */
    final void forgetUnrest() {
        unrest = null;
    }

    private int unrestMark(int index) {
        return unrest == null ? 0 : unrest.mark(index);
    }

    /** Number of recent readings. */
    final int recentSize() {
        return Math.min(recentPushed, RecentReadings.CAPACITY);
    }

    /** Event time of the {@code i}-th oldest recent reading. */
    final long recentEvent(int i) {
        return near(lastEventMillis(), mark(recentSlot(i)));
    }

    /** Packed verdicts of the {@code i}-th oldest recent reading, see {@link LimitStateMachines#verdicts}. */
    final int recentVerdicts(int i) {
        return (int) (recentVerdicts >>> recentSlot(i) * VERDICT_BITS) & VERDICTS;
    }

    private int recentSlot(int i) {
        return recentPushed - recentSize() + i & RECENT_MASK;
    }

    /** Whether every recent reading is OK to every limit. */
    final boolean areRecentOk() {
        return recentVerdicts == 0;
    }

    final void putRecent(int i, long event, int verdicts) {
        int slot = recentSlot(i);
        mark(slot, (int) event);
        recentVerdicts = recentVerdicts & ~((long) VERDICTS << slot * VERDICT_BITS) | (long) verdicts << slot * VERDICT_BITS;
    }

    /** Adds a reading with the verdicts of the one it drops; for a point at rest all are OK. */
    final void pushRecent(long event) {
        int pushed = recentPushed;
        mark(pushed & RECENT_MASK, (int) event);
        recentPushed = (byte) (pushed == 2 * RecentReadings.CAPACITY - 1 ? RecentReadings.CAPACITY : pushed + 1);
    }

    /** Removes all recent readings; later replays start from the present machines. */
    final void forgetRecent() {
        recentPushed = 0;
        recentVerdicts = 0;
        System.arraycopy(machines, 0, machines, layout.count(), layout.count());
    }

    final int recentPushed() {
        return recentPushed;
    }

    final void saveLimits(long[] words) {
        words[PointSnapshot.WORST_LOW] = Double.doubleToRawLongBits(worst(LimitSide.LOW));
        words[PointSnapshot.WORST_HIGH] = Double.doubleToRawLongBits(worst(LimitSide.HIGH));
        words[PointSnapshot.RECENT_VERDICTS] = recentVerdicts;
        for (int level = 0; level < LEVELS.length; level++) {
            int place = layout.place(LEVELS[level]);
            boolean is = place != LimitLayout.NOWHERE;
            words[PointSnapshot.MACHINES + level] = is ? machines[place] : LimitStateMachines.REST;
            words[PointSnapshot.MACHINES + LEVELS.length + level] = is ? machines[layout.count() + place] : LimitStateMachines.REST;
        }
        for (int i = 0; i < MARKS; i++) {
            PointSnapshot.mark(words, PointSnapshot.RECENT + i, mark(i));
        }
        for (int i = 0; i < Unrest.MARKS; i++) {
            PointSnapshot.mark(words, PointSnapshot.UNREST + i, unrestMark(i));
        }
    }

    final void loadLimits(long[] words, int pushed) {
        for (LimitSide side : SIDES) {
            double worst = Double.longBitsToDouble(words[side == LimitSide.LOW ? PointSnapshot.WORST_LOW : PointSnapshot.WORST_HIGH]);
            if (worst != 0) {
                worst(side, worst);
            }
        }
        recentVerdicts = words[PointSnapshot.RECENT_VERDICTS];
        for (int i = 0; i < layout.count(); i++) {
            int level = point.limits().get(i).level().ordinal();
            machines[i] = words[PointSnapshot.MACHINES + level];
            machines[layout.count() + i] = words[PointSnapshot.MACHINES + LEVELS.length + level];
        }
        for (int i = 0; i < MARKS; i++) {
            mark(i, PointSnapshot.mark(words, PointSnapshot.RECENT + i));
        }
        for (int i = 0; i < Unrest.MARKS; i++) {
            int known = PointSnapshot.mark(words, PointSnapshot.UNREST + i);
            if (known != 0) {
                unrest().mark(i, known);
            }
        }
        recentPushed = (byte) pushed;
    }
}
