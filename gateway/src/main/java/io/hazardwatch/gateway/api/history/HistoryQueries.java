package io.hazardwatch.gateway.api.history;

import io.hazardwatch.gateway.history.rollup.SteppedSeries;
import io.hazardwatch.gateway.history.store.ReadingBatch;
import io.hazardwatch.gateway.history.store.StoreException;
import io.hazardwatch.gateway.model.PointId;
import java.time.ZoneId;

/** Reads the time-series store. Blocking; worker threads only. */
public interface HistoryQueries {
    /** See {@link io.hazardwatch.gateway.history.History#series}. */
    SteppedSeries series(PointId point, long fromMillis, long toMillis, long stepMillis, ZoneId zone) throws StoreException;

    /** See {@link io.hazardwatch.gateway.history.History#page}. */
    void page(PointId point, long fromMillis, long toMillis, ReadingBatch page) throws StoreException;

    /**
     * Waits a few seconds at most until queries return everything the store has accepted.
     *
     * @throws StoreException if the store does not answer
     */
    void awaitShown() throws StoreException;

    /** Number of readings still in the spool, which the store does not have yet. */
    long waitingReadings();
}
