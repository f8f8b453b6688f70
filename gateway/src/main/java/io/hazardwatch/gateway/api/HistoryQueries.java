package io.hazardwatch.gateway.api;

import io.hazardwatch.gateway.history.Readings;
import io.hazardwatch.gateway.history.SteppedSeries;
import io.hazardwatch.gateway.history.StoreException;
import io.hazardwatch.gateway.model.PointId;

/** The time-series store's reading side; blocking, called on worker threads only. */
public interface HistoryQueries {
    /** See {@link io.hazardwatch.gateway.history.History#series}. */
    SteppedSeries series(PointId point, long fromMillis, long toMillis, long stepMillis) throws StoreException;

    /** See {@link io.hazardwatch.gateway.history.History#page}. */
    void page(PointId point, long fromMillis, long toMillis, Readings page) throws StoreException;
}
