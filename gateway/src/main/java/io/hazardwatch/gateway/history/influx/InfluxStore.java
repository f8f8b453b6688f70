package io.hazardwatch.gateway.history.influx;

import io.hazardwatch.gateway.history.store.HistorySettings;
import io.hazardwatch.gateway.history.store.LineProtocol;
import io.hazardwatch.gateway.history.store.ReadingBatch;
import io.hazardwatch.gateway.history.store.Resolution;
import io.hazardwatch.gateway.history.store.Retention;
import io.hazardwatch.gateway.history.store.Rollup;
import io.hazardwatch.gateway.history.store.Series;
import io.hazardwatch.gateway.history.store.StoreException;
import io.hazardwatch.gateway.history.store.TimeSeriesStore;
import io.hazardwatch.gateway.model.PointId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * InfluxDB as the store: 1.x, 2.x or 3, whichever is found. Readings and rollups are written as line protocol and read with
 * InfluxQL, which all of them support. Any thread.
 */
public final class InfluxStore implements TimeSeriesStore {
    private final InfluxServer server;
    private final ReadingBuckets shelves;
    private final LineProtocol lines = new LineProtocol();

    /** Does not connect yet. */
    public InfluxStore(HistorySettings.Influx settings, Retention retention) {
        this.server = new InfluxServer(settings);
        this.shelves = new ReadingBuckets(server, settings.bucket(), retention);
    }

    @Override
    public String name() {
        return "influxdb";
    }

    @Override
    public void prepare() throws StoreException {
        server.call(() -> {
            shelves.prepare();
            return true;
        });
    }

    @Override
    public boolean isEmpty() throws StoreException {
        return server.call(() -> InfluxQuery.isEmpty(server.ask(shelves.of(Resolution.RAW), InfluxQuery.MEASUREMENTS)));
    }

    @Override
    public void write(ReadingBatch batch) throws StoreException {
        write(Resolution.RAW, lines.lines(batch));
    }

    @Override
    public void write(Resolution grain, List<Rollup> rollups) throws StoreException {
        write(grain, lines.lines(shelves.of(grain).measurement(), rollups));
    }

    @Override
    public Series query(Resolution grain, PointId point, long fromMillis, long toMillis, long stepMillis) throws StoreException {
        ReadingBucket shelf = shelves.of(grain);
        return server.call(() -> InfluxQuery.series(grain,
                server.ask(shelf, InfluxQuery.usableSteps(shelf, point, fromMillis, toMillis, stepMillis)),
                server.ask(shelf, InfluxQuery.badSteps(shelf, point, fromMillis, toMillis, stepMillis))));
    }

    @Override
    public long count(PointId point, long fromMillis, long toMillis) throws StoreException {
        ReadingBucket shelf = shelves.of(Resolution.RAW);
        return server.call(() -> InfluxQuery.count(server.ask(shelf, InfluxQuery.counting(shelf, point, fromMillis, toMillis))));
    }

    @Override
    public void page(PointId point, long fromMillis, long toMillis, ReadingBatch page) throws StoreException {
        ReadingBucket shelf = shelves.of(Resolution.RAW);
        int room = page.point.length - page.count;
        server.call(() -> {
            InfluxQuery.fill(page, point, server.ask(shelf, InfluxQuery.readings(shelf, point, fromMillis, toMillis, room)));
            return page;
        });
    }

    /** InfluxDB drops old data by itself, shard by shard; this only reports the boundary. */
    @Override
    public List<String> retain(Retention kept, long nowMillis) {
        List<String> told = new ArrayList<>();
        for (Resolution grain : Resolution.values()) {
            if (kept.days(grain) > 0) {
                told.add("InfluxDB lets go of " + shelves.of(grain).measurement() + " older than "
                        + Instant.ofEpochMilli(kept.keptFrom(grain, nowMillis)));
            }
        }
        return told;
    }

    @Override
    public void close() {
        server.close();
    }

    private void write(Resolution grain, String records) throws StoreException {
        server.call(() -> {
            server.write(shelves.of(grain), records);
            return true;
        });
    }
}
