package io.hazardwatch.gateway.evaluate;

/**
 * What a restart must know of a point: its limits as they stand and which readings were judged, as words that may be kept
 * anywhere. Windows of rules are not among it; they are refilled from the store. Used over and over. Lane thread.
 *
 * <p>A point at rest changes by the time and the value of its newest reading alone. So beside the words of the last change
 * there is room for the calm readings since then, the last {@link #CALM_MAX} of them.
 */
public final class PointSnapshot {
    /** Words of the state itself. */
    public static final int WORDS = 29;
    /** Calm readings kept at most. */
    public static final int CALM_MAX = RecentReadings.CAPACITY - 1;
    /** Fingerprints of readings that were judged. */
    public static final int FINGERPRINTS = JudgedReadings.CAPACITY;

    static final int EVENT = 0;
    static final int ARRIVAL = 1;
    static final int VALUE = 2;
    static final int GAP_FROM = 3;
    static final int GAP_TO = 4;
    static final int WORST_LOW = 5;
    static final int WORST_HIGH = 6;
    static final int RECENT_VERDICTS = 7;
    static final int MACHINES = 8;
    static final int MARKS = MACHINES + 2 * LimitMachines.COUNT;
    /** Flags of the point, and above them the small fields, see the shifts. */
    private static final int PACKED = MARKS + (TimelineState.MARKS + 1) / 2;
    static final int JUDGED = PACKED + 1;
    private static final int SETTINGS = JUDGED + 1;
    static final int DEVICE_TIME = SETTINGS + 1;

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

    /** The words, in the order in which they are to be given back. */
    public long[] words() {
        return words;
    }

    /** The fingerprints, each at its number modulo {@link #FINGERPRINTS}. */
    public int[] fingerprints() {
        return fingerprints;
    }

    /** How many readings were judged when the words were taken. */
    public long judgedCount() {
        return words[JUDGED];
    }

    /** Whether the point was at rest then: only in that case calm readings may have followed. */
    public boolean isCalm() {
        return isSet(CALM);
    }

    /** Says that the words were given back, before any {@link #addCalm}. */
    public void loaded() {
        calmCount = 0;
        lastValue = Double.longBitsToDouble(words[VALUE]);
        judgedCount = words[JUDGED];
    }

    /** Event time of the newest reading when the words were taken. */
    public long eventMillis() {
        return words[EVENT];
    }

    /**
     * A calm reading that was judged after the words were taken, in order.
     *
     * @param number how many had been judged with it
     * @param value  its value; of those before the last it does not matter
     */
    public void addCalm(long number, long eventMillis, double value, int fingerprint) {
        calmEvents[calmCount++] = eventMillis;
        lastValue = value;
        judgedCount = number;
        fingerprints[(int) (number - 1) & FINGERPRINTS - 1] = fingerprint;
    }

    void take(PointState state) {
        state.saveTimeline(words);
        state.saveLimits(words);
        long bits = (state.isTrusted() ? TRUSTED : 0) | (state.isSeamed() ? SEAMED : 0) | (state.isCalm() ? CALM : 0);
        words[PACKED] = bits << BITS_SHIFT | (state.runLength() & 0xffL) << RUN_SHIFT
                | (state.recentPushed() & 0xffL) << PUSHED_SHIFT | Integer.toUnsignedLong(state.flags());
        words[SETTINGS] = state.settings();
    }

    /** Gives back what was judged: it holds whatever the settings are by now. */
    void giveJudged(PointState state) {
        state.loadTimeline(words, isSet(SEAMED), (int) words[PACKED]);
        state.lastValue(lastValue);
        state.loadJudged(fingerprints, judgedCount);
    }

    /** Gives back how the limits stood; only right under the settings of that time. */
    void giveLimits(PointState state) {
        state.loadLimits(words, (byte) (words[PACKED] >>> PUSHED_SHIFT));
        state.loadRun(words, (byte) (words[PACKED] >>> RUN_SHIFT));
        state.trusted(isSet(TRUSTED));
        state.flags((int) words[PACKED]);
    }

    private boolean isSet(int bit) {
        return (words[PACKED] >>> BITS_SHIFT & bit) != 0;
    }

    /** The calm readings since; {@code withLimits} when the recent readings are to hold them. */
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

    /** About when the newest reading arrived. */
    long lastArrival() {
        return calmCount == 0 ? words[ARRIVAL] : words[ARRIVAL] + calmEvents[calmCount - 1] - words[EVENT];
    }
}
