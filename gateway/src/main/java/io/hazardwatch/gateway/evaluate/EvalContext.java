package io.hazardwatch.gateway.evaluate;

import io.hazardwatch.gateway.model.Quality;

/**
 * The current reading or tick, and working memory. One per evaluator, reused, so that a reading allocates nothing. Lane thread.
 */
final class EvalContext {
    /** A reading this much older than its arrival is late. */
    static final long LATE_MILLIS = 300_000;

    private final EarlierFingerprints earlier;

    /** Device time of the reading; for a tick, that of the last reading. */
    long event;
    /** The device's own time, also while the gateway's time is used. */
    long deviceTime;
    /** Wall clock: arrival of the reading, or the tick's time. */
    long arrival;
    double value;
    byte quality;
    /** Late, out of order, kept by its device, or behind a seam (see {@link TimelineRepair}). */
    boolean late;
    /** Whether the device kept the reading and sends it later. */
    boolean isKept;

    /** Whether the reading is far from its neighbours, so that trends wait for the next one. */
    boolean isSpike;
    /** Whether trends must first take the previous reading, which proved to be no spike. */
    boolean isReleasing;
    long releasedEvent;
    double releasedValue;

    /** {@link PackedMachine}s before the step, in the order of the point's limits, like the following. */
    final long[] before = new long[LimitStateMachines.COUNT];
    /** {@link PackedMachine}s after a replay of the recent readings. */
    final long[] replayed = new long[LimitStateMachines.COUNT];
    /** Begin of the episode found by the replay, or {@link LateReadings#NEVER}. */
    final long[] raised = new long[LimitStateMachines.COUNT];
    /** End of the episode found by the replay, or {@link LateReadings#NEVER}. */
    final long[] cleared = new long[LimitStateMachines.COUNT];

    /** @param earlier asked for fingerprints that a state does not hold itself */
    EvalContext(EarlierFingerprints earlier) {
        this.earlier = earlier;
    }

    void reading(PointState state, long eventMillis, long arrivalMillis, double readValue, byte readQuality) {
        event = eventMillis;
        deviceTime = eventMillis;
        isSpike = false;
        isReleasing = false;
        arrival = arrivalMillis;
        value = readValue;
        quality = Quality.codeOf(readQuality);
        isKept = Quality.isKept(readQuality);
        late = isKept || arrivalMillis - eventMillis > LATE_MILLIS || eventMillis < state.lastEventMillis() || state.isSeamed();
    }

    /** Whether exactly the current value was evaluated for its device time. */
    boolean wasJudged(PointState state) {
        int fingerprint = ReadingFingerprints.fingerprint(deviceTime, value);
        return state.wasJudged(fingerprint)
                || state.keepsNewestOnly() && earlier.contains(state.point().index(), state.judgedCount(), fingerprint);
    }

    /** Uses the arrival time as event time, because the device's clock is wrong. */
    void useArrivalTime(PointState state) {
        event = arrival;
        late = isKept || event < state.lastEventMillis() || state.isSeamed();
    }

    /** Marks the previous reading as no spike. */
    void release(long releasedAt, double released) {
        isReleasing = true;
        releasedEvent = releasedAt;
        releasedValue = released;
    }

    /** Makes the last reading the current one again, at {@code nowMillis}. */
    void useLastReading(PointState state, long nowMillis) {
        event = state.isSeen() ? state.lastEventMillis() : nowMillis;
        arrival = nowMillis;
        value = state.lastValue();
        quality = Quality.GOOD.code();
        isKept = state.isKept();
        late = isKept || state.isSeen() && state.lastArrivalMillis() - state.lastEventMillis() > LATE_MILLIS;
    }

    boolean isGood() {
        return quality == 0;
    }
}
