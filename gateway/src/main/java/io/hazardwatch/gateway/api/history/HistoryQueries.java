package io.hazardwatch.gateway.api.history;

import io.hazardwatch.gateway.history.rollup.SteppedSeries;
import io.hazardwatch.gateway.history.store.ReadingBatch;
import io.hazardwatch.gateway.history.store.StoreException;
import io.hazardwatch.gateway.model.PointId;
import java.time.ZoneId;

/** The time-series store's reading side; blocking, called on worker threads only. */
public interface HistoryQueries {
    /** See {@link io.hazardwatch.gateway.history.History#series}. */
    SteppedSeries series(PointId point, long fromMillis, long toMillis, long stepMillis, ZoneId zone) throws StoreException;

    /** See {@link io.hazardwatch.gateway.history.History#page}. */
    void page(PointId point, long fromMillis, long toMillis, ReadingBatch page) throws StoreException;

    /** Waits, a few seconds at most, until queries show all that the store has taken. */
    void awaitShown() throws StoreException;

    /** Readings that wait in the spool, so that the store does not have them yet. */
    long waitingReadings();
}
