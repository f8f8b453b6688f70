package io.hazardwatch.gateway.history;

import io.hazardwatch.gateway.model.PointId;

/**
 * Takes every reading and keeps none: for measuring the path up to the store's port, and for a gateway whose only duty is
 * to alarm. Alarms and their journal are kept as ever.
 */
final class DiscardStore implements TimeSeriesStore {
    static final String NAME = "discard";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void prepare() {}

    @Override
    public void write(Readings batch) {}

    @Override
    public Series query(PointId point, long fromMillis, long toMillis, long stepMillis) {
        return new Series(new long[0], new double[0], new double[0], new double[0], new double[0], new long[0]);
    }

    @Override
    public long count(PointId point, long fromMillis, long toMillis) {
        return 0;
    }

    @Override
    public void close() {}
}
