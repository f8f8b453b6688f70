package io.hazardwatch.gateway.history.rollup;

import io.hazardwatch.gateway.model.PointId;

/**
 * An hour of a point that was written to since it was last rolled up.
 *
 * @param startMillis start of the hour, ms since the epoch
 * @param turn        the write that touched it last, see {@link DirtyHours}
 */
record DirtyHour(PointId point, long startMillis, long turn) {}
