package io.hazardwatch.gateway.evaluate.site;

import io.hazardwatch.gateway.registry.Point;

/** Tells when the last reading of a point arrived, of any quality; only called while a point is missed. */
@FunctionalInterface
public interface LastArrival {
    /** Arrival of the last reading, or the start when there was none; ms since the epoch. */
    long lastHeardMillis(Point point);
}
