package io.hazardwatch.gateway.app.views;

import io.hazardwatch.gateway.api.history.HistoryQueries;
import io.hazardwatch.gateway.history.History;
import io.hazardwatch.gateway.history.rollup.SteppedSeries;
import io.hazardwatch.gateway.history.store.ReadingBatch;
import io.hazardwatch.gateway.history.store.StoreException;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.time.Clock;
import java.time.ZoneId;

/** Implements the API's port for stored readings. Worker threads. */
public record HistoryView(History history, Clock clock) implements HistoryQueries {
    @Override
    public SteppedSeries series(PointId point, long fromMillis, long toMillis, long stepMillis, ZoneId zone)
            throws StoreException {
        return history.series(point, fromMillis, toMillis, stepMillis, zone);
    }

    @Override
    public void page(PointId point, long fromMillis, long toMillis, ReadingBatch page) throws StoreException {
        history.page(point, fromMillis, toMillis, page);
    }

    @Override
    public void awaitShown() throws StoreException {
        history.awaitShown();
    }

    @Override
    public long waitingReadings() {
        return history.health(clock.millis()).lagReadings();
    }
}
