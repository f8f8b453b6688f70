package io.hazardwatch.gateway.registry;

import io.hazardwatch.gateway.model.PointId;

/** One part of a composite rule, about one point of the site. */
public sealed interface Condition {
    /** The point it looks at. */
    PointId point();

    /** One of the point's alarms is active. */
    record AlarmActive(AlarmName alarm) implements Condition {
        @Override
        public PointId point() {
            return alarm.point();
        }
    }

    /** The point's value is at or beyond a threshold. */
    record Beyond(PointId point, Threshold threshold) implements Condition {}

    /** The point's value has not moved by as much as {@code by}, in its unit, for {@code forMillis}. */
    record Unmoved(PointId point, double by, long forMillis) implements Condition {}
}
