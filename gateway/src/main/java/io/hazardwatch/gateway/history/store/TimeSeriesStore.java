package io.hazardwatch.gateway.history.store;

import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Quality;
import java.util.List;

/**
 * The port to a time-series store. Writing the same reading (point, time) or the same row of a rollup twice leaves one. Called
 * by the drainer threads for preparing and writing, several at once, by the rollup thread for rollups and retention, and by any
 * thread for queries.
 */
public interface TimeSeriesStore extends AutoCloseable {
    /** The point of {@link #writeProbe}; no device has this name. */
    PointId PROBE = new PointId("_system", "gateway", "history", "probe");

    /** Name for health and metrics, for example {@code influxdb}. */
    String name();

    /**
     * Creates what is missing (tables, databases); called before the first write and after an outage.
     *
     * @throws StoreException if the store is unavailable or refuses
     */
    void prepare() throws StoreException;

    /**
     * Whether it contains no reading at all.
     *
     * @throws StoreException if the store does not answer
     */
    boolean isEmpty() throws StoreException;

    /**
     * Stores the batch; once it returns the store has it.
     *
     * @throws StoreException if the store did not accept the batch, or not all of it
     */
    void write(ReadingBatch batch) throws StoreException;

    /**
     * Writes one reading of the gateway's own that no store has a reason to refuse. Used after other readings were refused: a
     * store that refuses this one as well refuses everything, so the readings are not the cause.
     */
    default void writeProbe(long nowMillis) throws StoreException {
        ReadingBatch probe = new ReadingBatch(1);
        probe.add(PROBE, nowMillis, 1, Quality.GOOD.code());
        write(probe);
    }

    /**
     * Min, mean, max, last and counts per step in {@code [fromMillis, toMillis)}; steps are aligned to multiples of
     * {@code stepMillis}. Bad readings are counted, but their values are ignored: a step with only bad ones has NaN.
     *
     * @param grain the resolution to read from; the step is a whole number of its rows
     * @throws StoreException if the store does not answer
     */
    Series query(Resolution grain, PointId point, long fromMillis, long toMillis, long stepMillis) throws StoreException;

    /**
     * Number of readings of that point in {@code [fromMillis, toMillis)}.
     *
     * @throws StoreException if the store does not answer
     */
    long count(PointId point, long fromMillis, long toMillis) throws StoreException;

    /**
     * Adds that point's readings in {@code [fromMillis, toMillis)} to the page, oldest first, as many as fit. To continue, call
     * again from one ms after the last.
     *
     * @throws StoreException if the store does not answer
     */
    void page(PointId point, long fromMillis, long toMillis, ReadingBatch page) throws StoreException;

    /** Stores rows of a rollup, replacing those of the same times. */
    void write(Resolution grain, List<Rollup> rollups) throws StoreException;

    /** Waits a few seconds at most until queries show everything written before. */
    default void awaitShown() throws StoreException {}

    /**
     * Drops data older than the retention.
     *
     * @return one sentence per dropped part; empty if nothing was dropped
     * @throws StoreException if the store does not answer; parts dropped before stay dropped
     */
    List<String> retain(Retention kept, long nowMillis) throws StoreException;

    @Override
    void close();
}
