package io.hazardwatch.gateway.evaluate;

import io.hazardwatch.gateway.registry.Point;

/**
 * Applies a point's rules to its readings. Holds no state of its own: all of it is in {@link PointState}.
 * Lane thread only.
 */
public final class Evaluator {
    /** No deadline is pending. */
    public static final long NO_DEADLINE = Long.MAX_VALUE;

    private final Findings findings;

    /** @param findings where changes go */
    public Evaluator(Findings findings) {
        this.findings = findings;
    }

    /** A fresh state: UNKNOWN until the first good reading; staleness counts from {@code nowMillis}. */
    public PointState start(Point point, long nowMillis) {
        return new PointState(point);
    }

    /**
     * Takes back, after a restart, that {@code rule} was in alarm at {@code level}; the rule is UNKNOWN with an active
     * core until a reading says more (V15, V17).
     */
    public void restore(PointState state, String rule, String level) {}

    /** Takes one reading. Allocates nothing unless it changes something. */
    public void onReading(PointState state, long eventMillis, long arrivalMillis, double value, byte quality) {}

    /** Lets pass what is due at {@code nowMillis} (wall clock, as arrival times): held on-delays, staleness. */
    public void onTick(PointState state, long nowMillis) {}

    /** When {@link #onTick} is next needed, in arrival time, or {@link #NO_DEADLINE}. Cheap: read after every reading. */
    public long nextDeadlineMillis(PointState state) {
        return NO_DEADLINE;
    }

    /** The limits changed (V20): keeps what is active, evaluates the last good value again with timers restarted. */
    public void reconfigure(PointState state, Point point, long nowMillis) {
        state.configure(point);
    }

    Findings findings() {
        return findings;
    }
}
