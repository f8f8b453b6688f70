package io.hazardwatch.gateway.history.store;

import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Quality;
import java.util.List;

/**
 * The port to a time-series store. Writing the same reading (point, time) twice leaves one, and so does a row of a
 * rollup. Called by the drainer threads for preparing and writing, several at once, by the keeper's thread for rollups
 * and retention, and by any thread for queries.
 */
public interface TimeSeriesStore extends AutoCloseable {
    /** The point of {@link #writeProbe}; no device has this name. */
    PointId PROBE = new PointId("_system", "gateway", "history", "probe");

    /** Name for health and metrics, for example {@code influxdb}. */
    String name();

    /** Makes what is missing (tables, databases); called before the first write and after an outage. */
    void prepare() throws StoreException;

    /** Whether it has no reading at all. */
    boolean isEmpty() throws StoreException;

    /** Stores the batch; when it returns the store has it. */
    void write(ReadingBatch batch) throws StoreException;

    /**
     * Writes one reading that no store has reason to refuse, of a point of the gateway's own. Asked when others were refused:
     * whoever refuses this one as well refuses everything, so the readings are not at fault.
     */
    default void writeProbe(long nowMillis) throws StoreException {
        ReadingBatch probe = new ReadingBatch(1);
        probe.add(PROBE, nowMillis, 1, Quality.GOOD.code());
        write(probe);
    }

    /**
     * Min, mean, max, last and counts per step of what lies in {@code [fromMillis, toMillis)}; steps are aligned to
     * multiples of {@code stepMillis}. Bad readings count, but their values do not: a step with no other has NaN.
     *
     * @param grain what to read from; the step is a whole number of its rows
     */
    Series query(Resolution grain, PointId point, long fromMillis, long toMillis, long stepMillis) throws StoreException;

    /** How many readings of that point it holds in [from, to). */
    long count(PointId point, long fromMillis, long toMillis) throws StoreException;

    /**
     * Adds that point's readings in {@code [fromMillis, toMillis)} to the page, oldest first, as many as it has room for.
     * Whoever wants more asks again from one ms after the last.
     */
    void page(PointId point, long fromMillis, long toMillis, ReadingBatch page) throws StoreException;

    /** Keeps rows of a rollup, in place of those it had for the same times. */
    void write(Resolution grain, List<Rollup> rollups) throws StoreException;

    /** Waits, a few seconds at most, until queries show all that was written before. */
    default void awaitShown() throws StoreException {}

    /** Lets go of what is older than is to be kept; says what that was, one sentence each, nothing when nothing. */
    List<String> retain(Retention kept, long nowMillis) throws StoreException;

    @Override
    void close();
}
