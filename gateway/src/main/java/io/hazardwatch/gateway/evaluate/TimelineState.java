package io.hazardwatch.gateway.evaluate;

/**
 * The time region of a {@link PointState}: the newest reading, fingerprints of evaluated readings, the widest gap or the seam
 * in the event times, and the run of readings too old to be put in order. {@link TimelineRepair} has the rules that change it.
 * All times in ms since the epoch. Lane thread.
 *
 * <p>Some fields of the other regions are packed into {@link #flags} and {@link #marks} here, because a second array or a
 * region object would cost 16 bytes for each point. The fingerprints are not: in one array with the marks, readings of points with a slope took
 * half as long again.
 */
public abstract sealed class TimelineState implements NewestFingerprints permits LimitState {
    /** Maximum distance at which two event times are compared; a longer gap restarts running delays. */
    static final long SPAN_MILLIS = 1L << 30;
    /** Event time of a point without a reading. */
    static final long NEVER = -(1L << 60);

    /** Flags below this bit belong to {@link LimitState}; bits 16, 17, 20 and 21 to {@link PointState}. */
    private static final int BY_ARRIVAL = 1 << 18;
    private static final int SEAM_FILLS_HOLE = 1 << 19;
    /** Set while the device's clock is wrong, see {@link PointState#isClockWrong}. */
    static final int CLOCK_WRONG = 1 << 17;
    private static final int CLOCK_FLAGS = CLOCK_WRONG | BY_ARRIVAL | SEAM_FILLS_HOLE;

    /** The first marks belong to {@link LimitState}. */
    private static final int RUN = LimitState.MARKS;
    private static final int RUN_NEWEST = RUN;
    private static final int RUN_ARRIVAL = RUN_NEWEST + 1;
    private static final int RUN_FIRST = RUN_ARRIVAL + 1;
    static final int RUN_MARKS = 3;

    /** Event time of the newest reading, good or bad. */
    private long lastEvent = NEVER;
    /** Arrival time of the last reading, whatever its event time. */
    private long lastArrival;
    /** Value of the newest usable reading; NaN before the first. */
    private double lastValue = Double.NaN;
    /** Fingerprints of the last evaluated readings, each at its number less one modulo their count, a power of two. */
    private final int[] judged;
    private long judgedCount;
    /** Low 32 bits of times that are never further than {@link #SPAN_MILLIS} from a completely stored one. */
    private final int[] marks = new int[RUN + RUN_MARKS];
    private int flags;
    /** Newest event time before the gap; while {@link #seamed}, the arrival time at which the seam lapses. */
    private long gapFrom = NEVER;
    /** Event time after the gap; while {@link #seamed}, the newest event time ever evaluated. */
    private long gapTo = NEVER;
    /** Device time of the newest reading while arrival times are used as event times. */
    private long lastDeviceTime = NEVER;
    private int conflicts;
    private byte runLength;
    private boolean seamed;

    /** @param keepsAll whether all fingerprints are kept here, because they are kept nowhere else */
    TimelineState(long nowMillis, boolean keepsAll) {
        judged = new int[keepsAll ? ReadingFingerprints.CAPACITY : ReadingFingerprints.NEWEST];
        lastArrival = nowMillis;
    }

    /** Event time of the newest evaluated reading; far in the past before the first. */
    public final long lastEventMillis() {
        return lastEvent;
    }

    /** Arrival time of the last reading of any quality; the start when there was none. */
    public final long lastArrivalMillis() {
        return lastArrival;
    }

    /** The newest usable value; NaN before the first. */
    public final double lastValue() {
        return lastValue;
    }

    final long lastDeviceTime() {
        return lastDeviceTime;
    }

    final boolean isSeen() {
        return lastEvent != NEVER;
    }

    /** Whether a reading of that time, just taken, is at least as new as the newest, by the clock in use. */
    public final boolean isNewest(long eventMillis) {
        if (isByArrival()) {
            return eventMillis >= lastDeviceTime;
        }
        return eventMillis >= (seamed && isFlagged(SEAM_FILLS_HOLE) ? gapTo : lastEvent);
    }

    /** Takes the newest reading of a point at rest. */
    final void takeCalm(long event, long arrival, double value) {
        noteJudged(event, value);
        lastEvent = event;
        lastArrival = arrival;
        lastValue = value;
    }

    /** Takes the arrival of a reading of any quality. */
    final void noteArrival(long arrival) {
        lastArrival = arrival;
    }

    /** Makes the reading of that time the newest. */
    final void moveTo(long event, long deviceTime) {
        lastEvent = event;
        lastDeviceTime = deviceTime;
    }

    final void resumeAt(long event) {
        lastEvent = event;
    }

    final void lastValue(double value) {
        lastValue = value;
    }

    /** Number of readings for an event time already taken, with another value; the last to arrive holds. */
    public final int conflicts() {
        return conflicts;
    }

    final void countConflict() {
        conflicts++;
    }

    /** Number of readings evaluated so far, over restarts. */
    public final long judgedCount() {
        return judgedCount;
    }

    /** Fingerprint of the {@code number}-th evaluated reading, one of the last {@link ReadingFingerprints#NEWEST} at least; the first number is 1. */
    @Override
    public final int fingerprint(long number) {
        return judged[judgedPlace(number - 1)];
    }

    private int judgedPlace(long before) {
        return (int) before & judged.length - 1;
    }

    /** Remembers a reading as evaluated, in place of the oldest. */
    final void noteJudged(long deviceTime, double value) {
        judged[judgedPlace(judgedCount++)] = ReadingFingerprints.fingerprint(deviceTime, value);
    }

    /** Whether a reading with that fingerprint is among those kept here. */
    final boolean wasJudged(int fingerprint) {
        int end = (int) Math.min(judgedCount, judged.length);
        for (int i = 0; i < end; i++) {
            if (judged[i] == fingerprint) {
                return true;
            }
        }
        return false;
    }

    /** Whether fingerprints older than those here may be kept elsewhere. */
    final boolean keepsNewestOnly() {
        return judged.length < ReadingFingerprints.CAPACITY;
    }

    /** Whether arrival times are used at present, because the device's clock is wrong. */
    final boolean isByArrival() {
        return isFlagged(BY_ARRIVAL);
    }

    /** Switches between device times and arrival times. */
    final void byArrival(boolean is) {
        flag(BY_ARRIVAL, is);
        lastDeviceTime = lastEvent;
    }

    /** Whether the newest reading is behind a seam, see {@link TimelineRepair}. */
    final boolean isSeamed() {
        return seamed;
    }

    /** Whether {@code event} falls into the remembered gap of the event times. */
    final boolean isInGap(long event) {
        return !seamed && event > gapFrom && event < gapTo;
    }

    /** Width of the remembered gap, ms; 0 when there is none. */
    final long gapMillis() {
        return gapTo - gapFrom;
    }

    /** Time between the end of the gap and {@code event}, ms. */
    final long sinceGapMillis(long event) {
        return event - gapTo;
    }

    final boolean hasHole() {
        return gapFrom != NEVER;
    }

    /** Remembers the gap between the newest reading and {@code event}. */
    final void rememberGap(long event) {
        gapFrom = lastEvent;
        gapTo = event;
    }

    /** Begins a timeline at {@code event}, behind a seam that lapses at {@code lapse} (arrival time). */
    final void openSeam(long event, long lapse) {
        flag(SEAM_FILLS_HOLE, isInGap(event));
        gapTo = seamed ? Math.max(gapTo, lastEvent) : lastEvent;
        gapFrom = lapse;
        seamed = true;
        lastEvent = event - 1;
    }

    /** Whether a reading has passed the seam, by its event time or because the seam has lapsed. */
    final boolean passesSeam(long event, long arrival) {
        return seamed && (event > gapTo || arrival >= gapFrom);
    }

    /** Leaves the seam at {@code event}; times not sent before it remain a gap. */
    final void closeSeam(long event) {
        seamed = false;
        gapFrom = lastEvent;
        gapTo = Math.min(gapTo, event);
    }

    /** Number of consecutive readings too old to be put in order. */
    final int runLength() {
        return runLength;
    }

    final void endRun() {
        runLength = 0;
    }

    /** Begins a run with a reading too old to be put in order. */
    final void beginRun(long event, long arrival) {
        marks[RUN_ARRIVAL] = (int) arrival;
        marks[RUN_FIRST] = (int) event;
        marks[RUN_NEWEST] = (int) event;
        runLength = 1;
    }

    /** Adds a reading to the run; its length is counted up to {@code lengthMax}. */
    final void continueRun(long event, int lengthMax) {
        marks[RUN_NEWEST] = (int) event;
        runLength = (byte) Math.min(runLength + 1, lengthMax);
    }

    /** Event time of the run's newest reading, given a time near it. */
    final long runNewest(long near) {
        return near(near, marks[RUN_NEWEST]);
    }

    /** Arrival of the run's first reading, given a time near it. */
    final long runArrival(long near) {
        return near(near, marks[RUN_ARRIVAL]);
    }

    /** Event time of the run's first reading, given a time near it. */
    final long runFirst(long near) {
        return near(near, marks[RUN_FIRST]);
    }

    final int mark(int index) {
        return marks[index];
    }

    final void mark(int index, int lowBits) {
        marks[index] = lowBits;
    }

    final boolean isFlagged(int bit) {
        return (flags & bit) != 0;
    }

    final void flag(int bit, boolean on) {
        flags = on ? flags | bit : flags & ~bit;
    }

    /** All flags of the point, packed as a snapshot keeps them. */
    final int flags() {
        return flags;
    }

    final void flags(int packed) {
        flags = packed;
    }

    final void saveTimeline(long[] words) {
        words[PointSnapshot.EVENT] = lastEvent;
        words[PointSnapshot.ARRIVAL] = lastArrival;
        words[PointSnapshot.VALUE] = Double.doubleToRawLongBits(lastValue);
        words[PointSnapshot.GAP_FROM] = gapFrom;
        words[PointSnapshot.GAP_TO] = gapTo;
        words[PointSnapshot.JUDGED] = judgedCount;
        words[PointSnapshot.DEVICE_TIME] = lastDeviceTime;
        for (int i = 0; i < RUN_MARKS; i++) {
            PointSnapshot.mark(words, PointSnapshot.RUN + i, marks[RUN + i]);
        }
    }

    /** Restores which times were evaluated and by which clock; nothing about limits. */
    final void loadTimeline(long[] words, boolean behindSeam, int packedFlags) {
        lastEvent = words[PointSnapshot.EVENT];
        gapFrom = words[PointSnapshot.GAP_FROM];
        gapTo = words[PointSnapshot.GAP_TO];
        lastDeviceTime = words[PointSnapshot.DEVICE_TIME];
        seamed = behindSeam;
        flags = flags & ~CLOCK_FLAGS | packedFlags & CLOCK_FLAGS;
    }

    /** @param fingerprints all of them, each at its number less one modulo {@link ReadingFingerprints#CAPACITY} */
    final void loadJudged(int[] fingerprints, long count) {
        for (long before = Math.max(0, count - judged.length); before < count; before++) {
            judged[judgedPlace(before)] = fingerprints[(int) before & ReadingFingerprints.CAPACITY - 1];
        }
        judgedCount = count;
    }

    final void loadRun(long[] words, int length) {
        for (int i = 0; i < RUN_MARKS; i++) {
            marks[RUN + i] = PointSnapshot.mark(words, PointSnapshot.RUN + i);
        }
        runLength = (byte) length;
    }

    /** The time whose low 32 bits are {@code lowBits} and that is nearest to {@code anchor}. */
    static long near(long anchor, int lowBits) {
        return anchor + (lowBits - (int) anchor);
    }
}
