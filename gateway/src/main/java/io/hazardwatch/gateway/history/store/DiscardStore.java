package io.hazardwatch.gateway.history.store;

import io.hazardwatch.gateway.model.PointId;
import java.util.List;

/**
 * Accepts every reading and stores none: for measurements of the path up to the store's port, and for a gateway that only
 * raises alarms. Alarms and their journal are kept as usual.
 */
public final class DiscardStore implements TimeSeriesStore {
    public static final String NAME = "discard";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void prepare() {}

    @Override
    public boolean isEmpty() {
        return true;
    }

    @Override
    public void write(ReadingBatch batch) {}

    @Override
    public Series query(Resolution grain, PointId point, long fromMillis, long toMillis, long stepMillis) {
        return Series.EMPTY;
    }

    @Override
    public long count(PointId point, long fromMillis, long toMillis) {
        return 0;
    }

    @Override
    public void page(PointId point, long fromMillis, long toMillis, ReadingBatch page) {}

    @Override
    public void write(Resolution grain, List<Rollup> rollups) {}

    @Override
    public List<String> retain(Retention kept, long nowMillis) {
        return List.of();
    }

    @Override
    public void close() {}
}
