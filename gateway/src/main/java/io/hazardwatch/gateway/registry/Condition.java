package io.hazardwatch.gateway.registry;

import io.hazardwatch.gateway.model.PointId;

/** One part of a composite rule, about one point of the site. */
public sealed interface Condition {
    /** The point that the condition is about. */
    PointId point();

    /** Holds while one of the point's alarms is active. */
    record AlarmActive(AlarmName alarm) implements Condition {
        @Override
        public PointId point() {
            return alarm.point();
        }
    }

    /** Holds while the point's value is at or beyond a threshold. */
    record Beyond(PointId point, Threshold threshold) implements Condition {}

    /** Holds when the point's value has changed by less than {@code by} (in its unit) for {@code forMillis}. */
    record Unmoved(PointId point, double by, long forMillis) implements Condition {}
}
