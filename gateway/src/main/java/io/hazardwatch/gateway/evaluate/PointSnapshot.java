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

    private static final int CELLS = 8;
    private static final int MARKS = CELLS + 2 * Levels.COUNT;
    private static final int SIDES = MARKS + (PointState.MARKS + 1) / 2;
    private static final int JUDGED = SIDES + 1;
    private static final int SETTINGS = JUDGED + 1;
    private static final int SAID = SETTINGS + 1;
    private static final int PUSHED_SHIFT = 32;
    private static final int BACKLOG_SHIFT = 40;
    private static final int FLAGS_SHIFT = 48;
    private static final int TRUSTED = 1;
    private static final int SEAMED = 2;
    private static final int CALM = 4;
    private static final long LOW_WORD = 0xffff_ffffL;

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
        return (words[SIDES] >>> FLAGS_SHIFT & CALM) != 0;
    }

    /** Says that the words were given back, before any {@link #addCalm}. */
    public void loaded() {
        calmCount = 0;
        lastValue = Double.longBitsToDouble(words[2]);
        judgedCount = words[JUDGED];
    }

    /** Event time of the newest reading when the words were taken. */
    public long eventMillis() {
        return words[0];
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
        words[0] = state.lastEvent;
        words[1] = state.lastArrival;
        words[2] = Double.doubleToRawLongBits(state.lastValue);
        words[3] = state.gapFrom;
        words[4] = state.gapTo;
        words[5] = Double.doubleToRawLongBits(state.worstLow);
        words[6] = Double.doubleToRawLongBits(state.worstHigh);
        words[7] = state.seen;
        System.arraycopy(state.cells, 0, words, CELLS, 2 * Levels.COUNT);
        for (int i = 0; i < PointState.MARKS; i += 2) {
            long high = i + 1 < PointState.MARKS ? (long) state.marks[i + 1] << Integer.SIZE : 0;
            words[MARKS + i / 2] = high | state.marks[i] & LOW_WORD;
        }
        long flags = (state.trusted ? TRUSTED : 0) | (state.seamed ? SEAMED : 0) | (state.calm ? CALM : 0);
        words[SIDES] = flags << FLAGS_SHIFT | (state.backlog & 0xffL) << BACKLOG_SHIFT
                | (state.pushed & 0xffL) << PUSHED_SHIFT | state.sideBits() & LOW_WORD;
        words[JUDGED] = state.judgedCount;
        words[SETTINGS] = state.settings;
        words[SAID] = state.lastSaid;
    }

    /** What was judged: holds whatever the settings are by now. */
    void giveJudged(PointState state) {
        state.lastEvent = words[0];
        state.lastValue = lastValue;
        state.gapFrom = words[3];
        state.gapTo = words[4];
        state.seamed = (words[SIDES] >>> FLAGS_SHIFT & SEAMED) != 0;
        state.judgedCount = judgedCount;
        state.lastSaid = words[SAID];
        System.arraycopy(fingerprints, 0, state.judged, 0, FINGERPRINTS);
        state.clocks((int) words[SIDES]);
    }

    /** How the limits stood, by the settings of then. */
    void giveLimits(PointState state) {
        state.worstLow = Double.longBitsToDouble(words[5]);
        state.worstHigh = Double.longBitsToDouble(words[6]);
        state.seen = words[7];
        System.arraycopy(words, CELLS, state.cells, 0, 2 * Levels.COUNT);
        for (int i = 0; i < PointState.MARKS; i++) {
            state.marks[i] = (int) (words[MARKS + i / 2] >>> (i & 1) * Integer.SIZE);
        }
        state.pushed = (byte) (words[SIDES] >>> PUSHED_SHIFT);
        state.backlog = (byte) (words[SIDES] >>> BACKLOG_SHIFT);
        state.trusted = (words[SIDES] >>> FLAGS_SHIFT & TRUSTED) != 0;
        state.sideBits((int) words[SIDES]);
    }

    /** The calm readings since; {@code withLimits} when the recent readings are to hold them. */
    void giveCalm(PointState state, boolean withLimits) {
        if (judgedCount - words[JUDGED] > calmCount) {
            RecentReadings.forget(state);
        }
        for (int i = 0; i < calmCount; i++) {
            if (withLimits) {
                RecentReadings.pushCalm(state, calmEvents[i]);
            }
            state.lastEvent = calmEvents[i];
        }
    }

    boolean isOf(int settings) {
        return (int) words[SETTINGS] == settings;
    }

    /** About when the newest reading arrived. */
    long lastArrival() {
        return calmCount == 0 ? words[1] : words[1] + calmEvents[calmCount - 1] - words[0];
    }
}
