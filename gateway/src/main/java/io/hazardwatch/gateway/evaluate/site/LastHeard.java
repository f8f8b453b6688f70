package io.hazardwatch.gateway.evaluate.site;

import io.hazardwatch.gateway.registry.Point;

/** Tells when something was last heard of a point, whatever it was worth; asked only while somebody is missed. */
@FunctionalInterface
public interface LastHeard {
    /** Arrival of the last reading, or the start when there was none; ms since the epoch. */
    long lastHeardMillis(Point point);
}
