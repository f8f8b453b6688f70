package io.hazardwatch.gateway.evaluate;

/**
 * The state of a point that a restart needs: its limits and which readings were evaluated, as words that can be stored
 * anywhere. Windows of rules are not included; they are refilled from the store. Reused. Lane thread.
 *
 * <p>A point at rest changes only by the time and value of its newest reading. So beside the words of the last change there is
 * room for the last {@link #CALM_MAX} calm readings since then.
 */
public final class PointSnapshot {
    /** Number of words of the state itself. */
    public static final int WORDS = 29;
    /**
     * Maximum number of calm readings: as many as a point keeps to put late readings in order. With fewer, a repeated reading older
     * than all of them would seem to have been missed, and its alarm would be raised a second time.
     */
    public static final int CALM_MAX = RecentReadings.CAPACITY;
    /** Number of fingerprints of evaluated readings. */
    public static final int FINGERPRINTS = ReadingFingerprints.CAPACITY;

    static final int EVENT = 0;
    static final int ARRIVAL = 1;
    static final int VALUE = 2;
    static final int GAP_FROM = 3;
    static final int GAP_TO = 4;
    static final int WORST_LOW = 5;
    static final int WORST_HIGH = 6;
    static final int RECENT_VERDICTS = 7;
    static final int MACHINES = 8;
    /** Two marks in a word, see {@link #mark}. */
    private static final int MARKS = MACHINES + 2 * LimitStateMachines.COUNT;
    /** First mark of each kind. */
    static final int RECENT = 0;
    static final int UNREST = RECENT + LimitState.MARKS;
    static final int RUN = UNREST + Unrest.MARKS;
    private static final int MARKS_END = RUN + TimelineState.RUN_MARKS;
    /** Flags of the point, and above them the small fields, see the shifts. */
    private static final int PACKED = MARKS + (MARKS_END + 1) / 2;
    static final int JUDGED = PACKED + 1;
    private static final int SETTINGS = JUDGED + 1;
    static final int DEVICE_TIME = SETTINGS + 1;

    private static final long MARK_MASK = 0xffff_ffffL;
    private static final int PUSHED_SHIFT = 32;
    private static final int RUN_SHIFT = 40;
    private static final int BITS_SHIFT = 48;
    private static final int TRUSTED = 1;
    private static final int SEAMED = 2;
    private static final int CALM = 4;

    private final long[] words = new long[WORDS];
    private final int[] fingerprints = new int[FINGERPRINTS];
    private final long[] calmEvents = new long[CALM_MAX];
    private int calmCount;
    private double lastValue;
    private long judgedCount;

    /** The words, in the order in which they are restored. */
    public long[] words() {
        return words;
    }

    /** The fingerprints, each at its number modulo {@link #FINGERPRINTS}. */
    public int[] fingerprints() {
        return fingerprints;
    }

    /** Number of readings evaluated when the words were written. */
    public long judgedCount() {
        return words[JUDGED];
    }

    /** Whether the point was at rest then; only in that case may calm readings follow. */
    public boolean isCalm() {
        return isSet(CALM);
    }

    /** Marks the words as restored; call before any {@link #addCalm}. */
    public void loaded() {
        calmCount = 0;
        lastValue = Double.longBitsToDouble(words[VALUE]);
        judgedCount = words[JUDGED];
    }

    /** Event time of the newest reading when the words were written. */
    public long eventMillis() {
        return words[EVENT];
    }

    /**
     * Adds a calm reading evaluated after the words were written, in order.
     *
     * @param number number of readings evaluated including this one
     * @param value  its value; irrelevant except for the last one
     */
    public void addCalm(long number, long eventMillis, double value, int fingerprint) {
        calmEvents[calmCount++] = eventMillis;
        lastValue = value;
        judgedCount = number;
        fingerprints[(int) (number - 1) & FINGERPRINTS - 1] = fingerprint;
    }

    static int mark(long[] words, int mark) {
        return (int) (words[MARKS + mark / 2] >>> (mark & 1) * Integer.SIZE);
    }

    static void mark(long[] words, int mark, int lowBits) {
        int shift = (mark & 1) * Integer.SIZE;
        long kept = words[MARKS + mark / 2] & ~(MARK_MASK << shift);
        words[MARKS + mark / 2] = kept | Integer.toUnsignedLong(lowBits) << shift;
    }

    void take(PointState state) {
        state.saveTimeline(words);
        state.saveLimits(words);
        long bits = (state.isTrusted() ? TRUSTED : 0) | (state.isSeamed() ? SEAMED : 0) | (state.isCalm() ? CALM : 0);
        words[PACKED] = bits << BITS_SHIFT | (state.runLength() & 0xffL) << RUN_SHIFT
                | (state.recentPushed() & 0xffL) << PUSHED_SHIFT | Integer.toUnsignedLong(state.flags());
        words[SETTINGS] = state.settings();
    }

    /** Restores which readings were evaluated, which is independent of the settings. */
    void giveJudged(PointState state) {
        state.loadTimeline(words, isSet(SEAMED), (int) words[PACKED]);
        state.lastValue(lastValue);
        state.loadJudged(fingerprints, judgedCount);
    }

    /** Restores the limits; valid only under the settings of that time. */
    void giveLimits(PointState state) {
        state.loadLimits(words, (byte) (words[PACKED] >>> PUSHED_SHIFT));
        state.loadRun(words, (byte) (words[PACKED] >>> RUN_SHIFT));
        state.trusted(isSet(TRUSTED));
        state.flags((int) words[PACKED]);
    }

    private boolean isSet(int bit) {
        return (words[PACKED] >>> BITS_SHIFT & bit) != 0;
    }

    /** Restores the calm readings since; {@code withLimits} to include them in the recent readings. */
    void giveCalm(PointState state, boolean withLimits) {
        if (judgedCount - words[JUDGED] > calmCount) {
            state.forgetRecent();
        }
        for (int i = 0; i < calmCount; i++) {
            if (withLimits) {
                state.pushRecent(calmEvents[i]);
            }
            state.resumeAt(calmEvents[i]);
        }
    }

    boolean isOf(int settings) {
        return (int) words[SETTINGS] == settings;
    }

    /** Approximate arrival time of the newest reading. */
    long lastArrival() {
        return calmCount == 0 ? words[ARRIVAL] : words[ARRIVAL] + calmEvents[calmCount - 1] - words[EVENT];
    }
}
