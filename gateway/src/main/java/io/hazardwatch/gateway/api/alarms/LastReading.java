package io.hazardwatch.gateway.api.alarms;

import io.hazardwatch.gateway.model.Reading;
import io.hazardwatch.gateway.registry.Point;

/** The newest reading of a point. Called on the event loop; must not block. */
@FunctionalInterface
public interface LastReading {
    /** The reading with the newest event time, or null if there was none since the start. */
    Reading of(Point point);
}
