package io.hazardwatch.gateway.evaluate;

import io.hazardwatch.gateway.registry.Point;

/**
 * Everything the rules remember of one point. Owned by the lane thread of the point's site.
 *
 * <p>One flat object, because 10,000 points are visited in any order: a reading that changes nothing touches this object and
 * two arrays. It is written down in three layers, each with private fields, so that every line of code says which region it
 * means: {@link TimelineState} (newest reading, judged readings, holes and seams), {@link LimitState} (machines of the limits,
 * reports, recent readings), and this class (instrument, further rules, deadline). Three objects would cost 16 bytes each for
 * every point. At most 880 bytes without further rules, of which 528 are the fingerprints of readings that were judged.
 */
public final class PointState extends LimitState {
    private static final int UNCERTAIN = 1 << 16;
    private static final int RESTORED = 1 << 20;
    private static final PointRule[] NO_RULES = {};

    /** When a tick is next needed, in arrival time. */
    private long due;
    /** Null when the point has no rule beyond its limits. */
    private PointRule[] rules;
    /** What limits are judged by, see {@link SnapshotRestoration#settings}. */
    private int settings;
    /** Every machine is NORMAL and nothing is out of the ordinary: the fast path may look at the value alone. */
    private boolean calm;
    /** The newest reading was good. */
    private boolean trusted;
    private boolean stale;
    private boolean bad;
    /** Known from before the restart, and no reading since. */
    private boolean awaited;

    PointState(Point point, long nowMillis) {
        super(point, nowMillis);
    }

    // Deadline and fast path

    /** When a tick is next needed, in arrival time, or {@link Evaluator#NO_DEADLINE}. */
    long due() {
        return due;
    }

    void due(long atMillis) {
        due = atMillis;
    }

    /** Whether every machine is at rest, so that another calm reading changes its time and value only. */
    public boolean isCalm() {
        return calm;
    }

    void calm(boolean is) {
        calm = is;
    }

    // Rules beyond limits

    boolean hasRules() {
        return rules != null;
    }

    /** The rules beyond the limits; empty when there are none. */
    PointRule[] rules() {
        return rules == null ? NO_RULES : rules;
    }

    void rules(PointRule[] next) {
        rules = next.length == 0 ? null : next;
    }

    int settings() {
        return settings;
    }

    void settings(int hash) {
        settings = hash;
    }

    // Instrument

    /** Whether the newest reading was good. */
    boolean isTrusted() {
        return trusted;
    }

    void trusted(boolean is) {
        trusted = is;
    }

    /** Whether the alarm {@code stale} is active: no reading arrives. */
    boolean isStale() {
        return stale;
    }

    void stale(boolean is) {
        stale = is;
    }

    /** Whether the alarm {@code quality} is active: bad readings arrive. */
    boolean isBad() {
        return bad;
    }

    void bad(boolean is) {
        bad = is;
    }

    /** Whether the point is known from before a restart and has sent nothing since. */
    boolean isAwaited() {
        return awaited;
    }

    void awaited(boolean is) {
        awaited = is;
    }

    /** Whether the newest usable reading was uncertain: it may have raised, it clears nothing. */
    boolean isUncertain() {
        return isFlagged(UNCERTAIN);
    }

    void uncertain(boolean is) {
        flag(UNCERTAIN, is);
    }

    /** Whether the device's clock was found to be wrong. */
    boolean isClockWrong() {
        return isFlagged(CLOCK_WRONG);
    }

    void clockWrong(boolean is) {
        flag(CLOCK_WRONG, is);
        calm &= !is;
    }

    /** Whether what is active is from before a restart, and no good reading has confirmed it yet. */
    boolean isRestored() {
        return isFlagged(RESTORED);
    }

    void restored(boolean is) {
        flag(RESTORED, is);
    }
}
