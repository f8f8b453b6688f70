package io.hazardwatch.gateway.evaluate;

import io.hazardwatch.gateway.registry.Point;

/** Where an evaluator reports; called on the lane thread, within {@code onReading} or {@code onTick}. */
@FunctionalInterface
public interface FindingHandler {
    /** Takes one finding. */
    void on(Finding finding);

    /**
     * The clock of a point's device was set back: its readings go on from a time that was told of already.
     *
     * @param byMillis how far it went back
     */
    default void onClockSetBack(Point point, long byMillis, long arrivalMillis) {}
}
