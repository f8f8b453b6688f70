package io.hazardwatch.gateway.evaluate;

import io.hazardwatch.gateway.registry.Level;
import io.hazardwatch.gateway.registry.LimitSetting;
import io.hazardwatch.gateway.registry.Point;

/**
 * Everything the rules remember of one point. Owned by the lane thread of the point's site.
 *
 * <p>Flat on purpose: 10,000 points are walked in any order, so a reading that changes nothing touches this object and
 * two arrays. At most 880 bytes without further rules, of which 528 are the fingerprints of readings that were judged; times are
 * kept as the low 32 bits of their milliseconds where they are never further than {@link #SPAN_MILLIS} from one that is
 * kept whole.
 */
public final class PointState {
    /** Widest distance at which two event times are still compared; a longer gap starts running delays anew. */
    static final long SPAN_MILLIS = 1L << 30;
    /** Event time of a point that has not been heard of. */
    static final long NEVER = -(1L << 60);

    static final int LATCHED = 4;
    static final int DOUBTED = 8;
    static final int RAISE_KNOWN = 16;
    static final int BACKLOG_VIOLATED = 32;
    private static final int UNCERTAIN = 1 << 16;
    private static final int CLOCK_WRONG = 1 << 17;
    private static final int BY_ARRIVAL = 1 << 18;
    private static final int BACKLOG_TOLD = 1 << 19;
    private static final int RESTORED = 1 << 20;
    private static final int CLOCKS = CLOCK_WRONG | BY_ARRIVAL | BACKLOG_TOLD;
    private static final int SHOWN_MASK = 3;
    private static final int SIDE_BITS = 8;

    private static final int HOLDS = RecentReadings.CAPACITY;
    private static final int RAISES = HOLDS + Levels.COUNT;
    private static final int BACKLOG_EVENT = RAISES + 2;
    private static final int BACKLOG_ARRIVAL = BACKLOG_EVENT + 1;
    private static final int BACKLOG_BEGIN = BACKLOG_ARRIVAL + 1;
    static final int MARKS = BACKLOG_BEGIN + 1;

    // What every reading touches comes first.
    /** Values strictly between these are ok to every limit and within the range. */
    public double calmLow;
    public double calmHigh;
    /** Of the newest reading, good or bad. */
    long lastEvent = NEVER;
    /** Of the last reading to arrive, whatever its event time. */
    long lastArrival;
    /** Of the newest usable reading; NaN before the first. */
    double lastValue = Double.NaN;
    /** When a tick is next needed, in arrival time. */
    long due;

    /** Cells by level, then the same as they were before the recent readings. */
    final long[] cells = new long[2 * Levels.COUNT];
    /** Low 32 bits of: event times of recent readings, held on-delays, last raises, the run of too old readings. */
    final int[] marks = new int[MARKS];
    /** What was judged, see {@link JudgedReadings}; and how often something was. */
    final int[] judged = new int[JudgedReadings.CAPACITY];
    long judgedCount;
    /** What the recent readings said, a byte each, see {@link RecentReadings}. */
    long seen;
    /** Number of readings pushed, kept below twice the capacity. */
    byte pushed;
    /** How many readings in a row came too old to be put in order. */
    byte backlog;

    public Point point;
    /** Null when the point has no rule beyond its limits. */
    PointRule[] rules;
    double worstLow;
    double worstHigh;
    /** Newest event time before a hole in the readings; while {@link #seamed}, when the seam lapses, in arrival time. */
    long gapFrom = NEVER;
    /** Event time after the hole; while {@link #seamed}, the newest event time ever evaluated. */
    long gapTo = NEVER;
    /** While times are those of arrival, what the device said of the newest reading. */
    long lastSaid = NEVER;
    int conflicts;
    int lateReadings;
    private int sides;
    /** Every machine is NORMAL and nothing is out of the ordinary: the fast path may look at the value alone. */
    boolean calm;
    /** The newest reading was good. */
    boolean trusted;
    boolean stale;
    boolean bad;
    boolean seamed;
    /** Known from before the restart, and not heard since. */
    boolean awaited;
    /** What limits are judged by, see {@link SnapshotRestoration#settings}. */
    int settings;

    PointState(Point point, long nowMillis) {
        this.point = point;
        this.lastArrival = nowMillis;
    }

    /** The point as configured at present. */
    public Point point() {
        return point;
    }

    /** How many readings came for an event time already taken, with another value; the last to arrive holds. */
    public int conflicts() {
        return conflicts;
    }

    /** How many readings were older than the newest when they arrived. */
    public int lateReadings() {
        return lateReadings;
    }

    /** Whether every machine is at rest, so that another calm reading changes its time and value only. */
    public boolean isCalm() {
        return calm;
    }

    /** How many readings were judged so far, over restarts. */
    public long judgedCount() {
        return judgedCount;
    }

    /** Fingerprints of the last of them, each at its number modulo their length, the first number being 1. */
    public int[] fingerprints() {
        return judged;
    }

    /** Event time of the newest reading judged; far in the past before the first. */
    public long lastEventMillis() {
        return lastEvent;
    }

    /** The newest usable value; NaN before the first. */
    public double lastValue() {
        return lastValue;
    }

    /** When the last reading arrived, whatever it was worth; the start when none did. */
    public long lastArrivalMillis() {
        return lastArrival;
    }

    /** Whether a reading of that time, just taken, is the newest by the time that counts, or as new as the newest. */
    public boolean isNewest(long eventMillis) {
        if (isByArrival()) {
            return eventMillis >= lastSaid;
        }
        return eventMillis >= (seamed && (sides & BACKLOG_TOLD) != 0 ? gapTo : lastEvent);
    }

    boolean isSeen() {
        return lastEvent != NEVER;
    }

    /** The present setting of {@code level}, or null. */
    LimitSetting limit(Level level) {
        for (int i = 0; i < point.limits().size(); i++) {
            if (point.limits().get(i).level() == level) {
                return point.limits().get(i);
            }
        }
        return null;
    }

    boolean isActive(Level level) {
        return MachineWord.isActive(cells[level.ordinal()]);
    }

    /** What was last reported of {@code side}: {@link Side#NONE}, {@link Side#INNER} or {@link Side#OUTER}. */
    int shown(Side side) {
        return sides >>> side.ordinal() * SIDE_BITS & SHOWN_MASK;
    }

    void show(Side side, int shown) {
        int shift = side.ordinal() * SIDE_BITS;
        sides = sides & ~(SHOWN_MASK << shift) | shown << shift;
    }

    boolean has(Side side, int flag) {
        return (sides >>> side.ordinal() * SIDE_BITS & flag) != 0;
    }

    void mark(Side side, int flag, boolean on) {
        int bit = flag << side.ordinal() * SIDE_BITS;
        sides = on ? sides | bit : sides & ~bit;
    }

    /** Whether the newest usable reading was uncertain: it may have raised, it clears nothing. */
    boolean isUncertain() {
        return (sides & UNCERTAIN) != 0;
    }

    void uncertain(boolean is) {
        mark(UNCERTAIN, is);
    }

    /** Whether the device's clock was found to be wrong. */
    boolean isClockWrong() {
        return (sides & CLOCK_WRONG) != 0;
    }

    void clockWrong(boolean is) {
        mark(CLOCK_WRONG, is);
        calm &= !is;
    }

    /** Whether event times are at present those of arrival. */
    boolean isByArrival() {
        return (sides & BY_ARRIVAL) != 0;
    }

    void byArrival(boolean is) {
        mark(BY_ARRIVAL, is);
    }

    /** What is known of sides and clocks, packed. */
    int sideBits() {
        return sides;
    }

    void sideBits(int packed) {
        sides = packed;
    }

    /** Takes from {@code packed} by which clock times are, nothing of the sides. */
    void clocks(int packed) {
        sides = sides & ~CLOCKS | packed & CLOCKS;
    }

    /** Whether what is told behind the seam fills a hole, so that it is not of the present. */
    void backlogTold(boolean is) {
        mark(BACKLOG_TOLD, is);
    }

    private void mark(int bit, boolean on) {
        sides = on ? sides | bit : sides & ~bit;
    }

    /** Whether what is active is from before a restart, and no good reading has confirmed yet that it can be trusted. */
    boolean isRestored() {
        return (sides & RESTORED) != 0;
    }

    void restored(boolean is) {
        mark(RESTORED, is);
    }

    double worst(Side side) {
        return side == Side.HIGH ? worstHigh : worstLow;
    }

    void worst(Side side, double value) {
        if (side == Side.HIGH) {
            worstHigh = value;
        } else {
            worstLow = value;
        }
    }

    /** When the on-delay of {@code level}, held by the wall clock, is over. */
    long hold(Level level) {
        return near(lastArrival, marks[HOLDS + level.ordinal()]);
    }

    void hold(Level level, long untilMillis) {
        marks[HOLDS + level.ordinal()] = (int) untilMillis;
    }

    long raisedEvent(Side side) {
        return near(lastEvent, marks[RAISES + side.ordinal()]);
    }

    void raised(Side side, long event) {
        marks[RAISES + side.ordinal()] = (int) event;
        mark(side, RAISE_KNOWN, true);
    }

    /** Event time, near {@code event}, of the last reading too old to be put in order. */
    long backlogEvent(long event) {
        return near(event, marks[BACKLOG_EVENT]);
    }

    void backlogEvent(int lowBits) {
        marks[BACKLOG_EVENT] = lowBits;
    }

    /** Arrival, near {@code arrival}, of the first of those that came in a row. */
    long backlogArrival(long arrival) {
        return near(arrival, marks[BACKLOG_ARRIVAL]);
    }

    void backlogArrival(int lowBits) {
        marks[BACKLOG_ARRIVAL] = lowBits;
    }

    /** Event time, near {@code event}, of the first of those that came in a row. */
    long backlogBegin(long event) {
        return near(event, marks[BACKLOG_BEGIN]);
    }

    void backlogBegin(int lowBits) {
        marks[BACKLOG_BEGIN] = lowBits;
    }

    /** The time whose low 32 bits are {@code lowBits} and that is nearest to {@code anchor}. */
    static long near(long anchor, int lowBits) {
        return anchor + (lowBits - (int) anchor);
    }
}
