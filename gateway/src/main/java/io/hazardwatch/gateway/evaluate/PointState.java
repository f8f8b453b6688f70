package io.hazardwatch.gateway.evaluate;

import io.hazardwatch.gateway.registry.Point;

/**
 * All state of the rules of one point. Owned by the lane thread of the point's site.
 *
 * <p>One flat object, because 10,000 points are visited in any order: a reading that changes nothing touches this object and
 * two arrays. It is written in three layers, each with private fields, so that every line of code belongs to one region:
 * {@link TimelineState} (newest reading, evaluated readings, gaps and seams), {@link LimitState} (machines of the limits,
 * reports, recent readings), and this class (instrument, further rules, deadline). Three objects would cost 16 bytes each for
 * every point. Without further rules 256 bytes and 16 for each limit, 72 more while it is not at rest, and 480 more where nothing else keeps the
 * fingerprints of evaluated readings.
 */
public final class PointState extends LimitState {
    private static final int UNCERTAIN = 1 << 16;
    private static final int RESTORED = 1 << 20;
    private static final int KEPT = 1 << 21;
    private static final PointRule[] NO_RULES = {};

    /** Arrival time at which the next tick is needed. */
    private long due;
    /** Null when the point has no rule beyond its limits. */
    private PointRule[] rules;
    /** Whether every machine is NORMAL and nothing else is pending, so that the fast path needs only the value. */
    private boolean calm;
    /** Whether the newest reading was good. */
    private boolean trusted;
    private boolean stale;
    private boolean bad;
    /** Whether the point is known from before the restart and has sent nothing since. */
    private boolean awaited;

    /** @param keepsAll whether all fingerprints of evaluated readings are kept here, because they are kept nowhere else */
    PointState(Point point, LimitLayout layout, long nowMillis, boolean keepsAll) {
        super(point, layout, nowMillis, keepsAll);
    }

    // Deadline and fast path

    /** Arrival time at which the next tick is needed, or {@link Evaluator#NO_DEADLINE}. */
    long due() {
        return due;
    }

    void due(long atMillis) {
        due = atMillis;
    }

    /** Whether every machine is at rest, so that another calm reading changes only time and value. */
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

    /** Whether the newest usable reading was uncertain: it may have raised alarms, but clears none. */
    boolean isUncertain() {
        return isFlagged(UNCERTAIN);
    }

    void uncertain(boolean is) {
        flag(UNCERTAIN, is);
    }

    /** Whether the device kept the newest reading and sent it later: what comes of it is late. A point is at rest only after one that is present. */
    boolean isKept() {
        return isFlagged(KEPT);
    }

    void kept(boolean is) {
        flag(KEPT, is);
    }

    /** Whether the device's clock was found to be wrong. */
    boolean isClockWrong() {
        return isFlagged(CLOCK_WRONG);
    }

    void clockWrong(boolean is) {
        flag(CLOCK_WRONG, is);
        calm &= !is;
    }

    /** Whether active alarms are from before a restart and no good reading has confirmed them yet. */
    boolean isRestored() {
        return isFlagged(RESTORED);
    }

    void restored(boolean is) {
        flag(RESTORED, is);
    }
}
