package io.hazardwatch.gateway.api;

import io.hazardwatch.gateway.history.Series;
import io.hazardwatch.gateway.history.StoreException;
import io.hazardwatch.gateway.model.PointId;

/** The time-series store's reading side; blocking, called on worker threads only. */
@FunctionalInterface
public interface HistoryQueries {
    /** See {@link io.hazardwatch.gateway.history.TimeSeriesStore#query}. */
    Series series(PointId point, long fromMillis, long toMillis, long stepMillis) throws StoreException;
}
