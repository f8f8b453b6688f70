package io.hazardwatch.gateway.history.store;

import io.hazardwatch.gateway.model.PointId;

/**
 * Rows of one point's rollup, to be kept by a store.
 *
 * @param rows one for each minute or hour that has readings
 */
public record Rollup(PointId point, Series rows) {}
