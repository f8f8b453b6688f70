package io.hazardwatch.gateway.history.rollup;

import io.hazardwatch.gateway.history.store.ReadingBatch;
import io.hazardwatch.gateway.history.store.Resolution;
import io.hazardwatch.gateway.history.store.Retention;
import io.hazardwatch.gateway.history.store.Rollup;
import io.hazardwatch.gateway.history.store.Series;
import io.hazardwatch.gateway.history.store.StoreException;
import io.hazardwatch.gateway.history.store.TimeSeriesStore;
import io.hazardwatch.gateway.model.PointId;
import java.io.IOException;
import java.util.List;
import java.util.function.LongSupplier;

/** A store whose writes mark the hours they touch as dirty, see {@link DirtyHours}. Any thread. */
public final class TrackedStore implements TimeSeriesStore {
    private final TimeSeriesStore store;
    private final DirtyHours hours;
    private final LongSupplier wallMillis;
    private volatile boolean isPrepared;

    public TrackedStore(TimeSeriesStore store, DirtyHours hours, LongSupplier wallMillis) {
        this.store = store;
        this.hours = hours;
        this.wallMillis = wallMillis;
    }

    @Override
    public String name() {
        return store.name();
    }

    @Override
    public void prepare() throws StoreException {
        store.prepare();
        if (hours.isNew()) {
            try {
                hours.begin(store.isEmpty(), wallMillis.getAsLong());
            } catch (IOException e) {
                throw unnoted(e);
            }
        }
        isPrepared = true;
    }

    /** Whether the store has been prepared since the start and can be queried. */
    boolean isPrepared() {
        return isPrepared;
    }

    @Override
    public boolean isEmpty() throws StoreException {
        return store.isEmpty();
    }

    @Override
    public void write(ReadingBatch batch) throws StoreException {
        long turn;
        try {
            turn = hours.begin(batch);
        } catch (IOException e) {
            throw unnoted(e);
        }
        try {
            store.write(batch);
        } finally {
            hours.end(turn);
        }
    }

    /** Marks no hour: nobody queries a rollup of the probe. */
    @Override
    public void writeProbe(long nowMillis) throws StoreException {
        store.writeProbe(nowMillis);
    }

    @Override
    public Series query(Resolution grain, PointId point, long fromMillis, long toMillis, long stepMillis) throws StoreException {
        return store.query(grain, point, fromMillis, toMillis, stepMillis);
    }

    @Override
    public long count(PointId point, long fromMillis, long toMillis) throws StoreException {
        return store.count(point, fromMillis, toMillis);
    }

    @Override
    public void page(PointId point, long fromMillis, long toMillis, ReadingBatch page) throws StoreException {
        store.page(point, fromMillis, toMillis, page);
    }

    @Override
    public void write(Resolution grain, List<Rollup> rollups) throws StoreException {
        store.write(grain, rollups);
    }

    @Override
    public void awaitShown() throws StoreException {
        store.awaitShown();
    }

    @Override
    public List<String> retain(Retention kept, long nowMillis) throws StoreException {
        return store.retain(kept, nowMillis);
    }

    @Override
    public void close() {
        store.close();
    }

    private static StoreException unnoted(IOException cause) {
        return new StoreException("cannot note which hours are written to: " + cause.getMessage(), true, cause);
    }
}
