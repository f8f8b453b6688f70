package io.hazardwatch.gateway.history;

import io.hazardwatch.gateway.model.PointId;

/**
 * The port to a time-series store. Writing the same reading (point, time) twice leaves one. Called by the
 * drainer threads for preparing and writing, several at once, and by any thread for queries.
 */
public interface TimeSeriesStore extends AutoCloseable {
    /** Name for health and metrics, for example {@code influxdb}. */
    String name();

    /** Makes what is missing (tables, databases); called before the first write and after an outage. */
    void prepare() throws StoreException;

    /** Stores the batch; when it returns the store has it. */
    void write(Readings batch) throws StoreException;

    /**
     * Min, mean, max, last and count per step of the readings in {@code [fromMillis, toMillis)}; steps are aligned to
     * multiples of {@code stepMillis}. Bad readings count, but their values do not: a step with no other has NaN.
     */
    Series query(PointId point, long fromMillis, long toMillis, long stepMillis) throws StoreException;

    /** How many readings of that point it holds in [from, to). */
    long count(PointId point, long fromMillis, long toMillis) throws StoreException;

    /** Lets go of readings older than that many days, where the store does not do so by itself. */
    default void retain(int days, long nowMillis) throws StoreException {}

    @Override
    void close();
}
