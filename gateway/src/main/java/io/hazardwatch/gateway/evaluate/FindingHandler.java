package io.hazardwatch.gateway.evaluate;

import io.hazardwatch.gateway.registry.Point;

/** Receives findings of an evaluator; called on the lane thread, within {@code onReading} or {@code onTick}. */
@FunctionalInterface
public interface FindingHandler {
    /** Takes one finding. */
    void on(Finding finding);

    /**
     * Called when the clock of a point's device was set back, so that readings continue from a time already evaluated.
     *
     * @param byMillis how far the clock went back
     */
    default void onClockSetBack(Point point, long byMillis, long arrivalMillis) {}
}
