package io.hazardwatch.gateway.history.store;

import io.hazardwatch.gateway.model.PointId;

/**
 * Rollup rows of one point.
 *
 * @param rows one for each minute or hour that has readings
 */
public record Rollup(PointId point, Series rows) {}
