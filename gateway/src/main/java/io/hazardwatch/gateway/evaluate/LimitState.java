package io.hazardwatch.gateway.evaluate;

import io.hazardwatch.gateway.registry.LimitLevel;
import io.hazardwatch.gateway.registry.LimitSetting;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.ValiditySetting;

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

    private static final int HOLDS = RecentReadings.CAPACITY;
    private static final int RAISES = HOLDS + LimitStateMachines.COUNT;
    /** Number of marks of this region. */
    static final int MARKS = RAISES + 2;

    private static final int RECENT_MASK = RecentReadings.CAPACITY - 1;
    private static final int VERDICT_BITS = 8;
    private static final int VERDICTS = 0xff;

    /** Values strictly between these are ok to every limit and within the range. */
    private double calmLow;
    private double calmHigh;
    /** {@link PackedMachine}s by level, followed by those from before the recent readings. */
    private final long[] machines = new long[2 * LimitStateMachines.COUNT];
    /** Verdicts of the recent readings, a byte each. */
    private long recentVerdicts;
    /** Number of readings pushed, kept below twice the capacity. */
    private byte recentPushed;
    private Point point;
    private double worstLow;
    private double worstHigh;

    LimitState(Point point, long nowMillis, boolean keepsAll) {
        super(nowMillis, keepsAll);
        this.point = point;
    }

    /** The point as configured at present. */
    public final Point point() {
        return point;
    }

    final void point(Point next) {
        point = next;
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

    /**
     * Lower end of the calm band; values strictly between this and {@link #calmHigh} change no limit. Infinite when no value is
     * calm.
     */
    public final double calmLow() {
        return calmLow;
    }

    /** See {@link #calmLow}. */
    public final double calmHigh() {
        return calmHigh;
    }

    /** Computes the band from the settings. */
    final void drawCalmBand() {
        ValiditySetting screen = point.screen();
        calmLow = Math.max(screen.validLow(), screen.saturatedLow());
        calmHigh = Math.min(screen.validHigh(), screen.saturatedHigh());
        for (LimitSetting limit : point.limits()) {
            if (limit.level().isHigh()) {
                calmHigh = Math.min(calmHigh, limit.backAt());
            } else {
                calmLow = Math.max(calmLow, limit.backAt());
            }
        }
    }

    /** Empties the calm band, so that each value is evaluated completely. */
    final void closeCalmBand() {
        calmLow = Double.POSITIVE_INFINITY;
    }

    /** The {@link PackedMachine} of {@code level}. */
    final long machine(LimitLevel level) {
        return machines[level.ordinal()];
    }

    final void machine(LimitLevel level, long word) {
        machines[level.ordinal()] = word;
    }

    final boolean isActive(LimitLevel level) {
        return PackedMachine.isActive(machines[level.ordinal()]);
    }

    /** Whether every machine is NORMAL. */
    final boolean areLimitsAtRest() {
        return LimitStateMachines.isAtRest(machines, 0);
    }

    /** Whether every machine was NORMAL before the recent readings. */
    final boolean wereLimitsAtRest() {
        return LimitStateMachines.isAtRest(machines, LimitStateMachines.COUNT);
    }

    /** Steps all machines by a reading, see {@link LimitStateMachines#step}. */
    final void stepLimits(long event, int verdicts, boolean clearable) {
        LimitStateMachines.step(machines, 0, point, event, verdicts, clearable);
    }

    /** Steps the machines before the recent readings over the oldest of them. */
    final void stepLimitsBefore(long event, int verdicts) {
        LimitStateMachines.step(machines, LimitStateMachines.COUNT, point, event, verdicts, true);
    }

    /** Makes the inner limit ABNORMAL where the outer one is, because a value at HH is also at H. */
    final void coupleLimits() {
        LimitStateMachines.couple(machines, 0, point);
    }

    /** Restarts running delays at {@code event}. */
    final void restartLimits(long event) {
        for (int level = 0; level < LimitStateMachines.COUNT; level++) {
            machines[level] = PackedMachine.restarted(machines[level], event);
        }
    }

    /** Copies the machines, by level. */
    final void copyLimits(long[] target) {
        System.arraycopy(machines, 0, target, 0, LimitStateMachines.COUNT);
    }

    /** Copies the machines as they were before the recent readings. */
    final void copyLimitsBefore(long[] target) {
        System.arraycopy(machines, LimitStateMachines.COUNT, target, 0, LimitStateMachines.COUNT);
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
        return side == LimitSide.HIGH ? worstHigh : worstLow;
    }

    final void worst(LimitSide side, double value) {
        if (side == LimitSide.HIGH) {
            worstHigh = value;
        } else {
            worstLow = value;
        }
    }

    /** End of the on-delay of {@code level} that the wall clock holds. */
    final long holdUntil(LimitLevel level) {
        return near(lastArrivalMillis(), mark(HOLDS + level.ordinal()));
    }

    final void holdUntil(LimitLevel level, long untilMillis) {
        mark(HOLDS + level.ordinal(), (int) untilMillis);
    }

    /** Event time of the last RAISE of {@code side}; known while {@link #RAISE_KNOWN}. */
    final long raisedEvent(LimitSide side) {
        return near(lastEventMillis(), mark(RAISES + side.ordinal()));
    }

    final void raised(LimitSide side, long event) {
        mark(RAISES + side.ordinal(), (int) event);
        flag(side, RAISE_KNOWN, true);
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
        System.arraycopy(machines, 0, machines, LimitStateMachines.COUNT, LimitStateMachines.COUNT);
    }

    final int recentPushed() {
        return recentPushed;
    }

    final void saveLimits(long[] words) {
        words[PointSnapshot.WORST_LOW] = Double.doubleToRawLongBits(worstLow);
        words[PointSnapshot.WORST_HIGH] = Double.doubleToRawLongBits(worstHigh);
        words[PointSnapshot.RECENT_VERDICTS] = recentVerdicts;
        System.arraycopy(machines, 0, words, PointSnapshot.MACHINES, 2 * LimitStateMachines.COUNT);
    }

    final void loadLimits(long[] words, int pushed) {
        worstLow = Double.longBitsToDouble(words[PointSnapshot.WORST_LOW]);
        worstHigh = Double.longBitsToDouble(words[PointSnapshot.WORST_HIGH]);
        recentVerdicts = words[PointSnapshot.RECENT_VERDICTS];
        System.arraycopy(words, PointSnapshot.MACHINES, machines, 0, 2 * LimitStateMachines.COUNT);
        recentPushed = (byte) pushed;
    }
}
