package io.hazardwatch.gateway.history.rollup;

import io.hazardwatch.gateway.model.PointId;

/**
 * An hour of a point that was written to since its last rollup.
 *
 * @param startMillis start of the hour, ms since the epoch
 * @param turn number of the last write that touched it, see {@link DirtyHours}
 */
record DirtyHour(PointId point, long startMillis, long turn) {}
