package io.hazardwatch.gateway.evaluate;

import io.hazardwatch.gateway.model.Quality;

/**
 * The reading or tick at hand, and room to compute in; one per evaluator and used over and over, so that a reading
 * allocates nothing. Lane thread.
 */
final class EvalContext {
    /** A reading whose event time is this much before its arrival was old when it came. */
    static final long LATE_MILLIS = 300_000;

    /** Device time of the reading, or of the last one known when a tick decides. */
    long event;
    /** The device's time as it was said, also where decisions go by the gateway's. */
    long deviceTime;
    /** Wall clock: arrival of the reading, or the tick's time. */
    long arrival;
    double value;
    byte quality;
    /** Old on arrival, out of order, or behind a seam. */
    boolean late;

    /** Far from its neighbours, so that trends wait for the next reading. */
    boolean isSpike;
    /** Whether trends must first take the reading before, which was no spike after all. */
    boolean isReleasing;
    long releasedEvent;
    double releasedValue;

    /** Cells before the step, by {@link io.hazardwatch.gateway.registry.Level}. */
    final long[] before = new long[LimitMachines.COUNT];
    /** Cells that a replay of the recent readings leads to. */
    final long[] replayed = new long[LimitMachines.COUNT];
    /** When the replayed episode at hand began, or {@link LateReadings#NEVER}. */
    final long[] raised = new long[LimitMachines.COUNT];
    /** When the replayed episode at hand ended, or {@link LateReadings#NEVER}. */
    final long[] cleared = new long[LimitMachines.COUNT];

    void reading(PointState state, long eventMillis, long arrivalMillis, double readValue, byte readQuality) {
        event = eventMillis;
        deviceTime = eventMillis;
        isSpike = false;
        isReleasing = false;
        arrival = arrivalMillis;
        value = readValue;
        quality = readQuality;
        late = arrivalMillis - eventMillis > LATE_MILLIS || eventMillis < state.lastEventMillis() || state.isSeamed();
    }

    /** The device's clock is wrong: the reading was taken when it arrived. */
    void useArrivalTime(PointState state) {
        event = arrival;
        late = event < state.lastEventMillis() || state.isSeamed();
    }

    /** The reading before the one at hand was no spike. */
    void release(long releasedAt, double released) {
        isReleasing = true;
        releasedEvent = releasedAt;
        releasedValue = released;
    }

    /** The last reading is looked at again at {@code nowMillis}. */
    void useLastReading(PointState state, long nowMillis) {
        event = state.isSeen() ? state.lastEventMillis() : nowMillis;
        arrival = nowMillis;
        value = state.lastValue();
        quality = Quality.GOOD.code();
        late = state.isSeen() && state.lastArrivalMillis() - state.lastEventMillis() > LATE_MILLIS;
    }

    boolean isGood() {
        return quality == 0;
    }
}
