package io.hazardwatch.gateway.history;

import io.hazardwatch.gateway.model.PointId;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** A store in memory that can be down and can refuse values it is told to. */
final class FakeStore implements TimeSeriesStore {
    volatile boolean isDown;
    volatile double refusedFrom = Double.POSITIVE_INFINITY;
    volatile RuntimeException bug;
    volatile int prepared;
    volatile int writes;
    volatile int retained;

    private final Map<PointId, Map<Long, Double>> readings = new ConcurrentHashMap<>();

    @Override
    public String name() {
        return "fake";
    }

    @Override
    public void prepare() throws StoreException {
        requireUp();
        prepared++;
    }

    @Override
    public synchronized void write(Readings batch) throws StoreException {
        requireUp();
        writes++;
        for (int i = 0; i < batch.count; i++) {
            if (batch.value[i] >= refusedFrom) {
                throw new StoreException("refuses " + batch.value[i], false, null);
            }
        }
        for (int i = 0; i < batch.count; i++) {
            readings.computeIfAbsent(batch.point[i], unused -> new TreeMap<>()).put(batch.eventMillis[i], batch.value[i]);
        }
    }

    @Override
    public Series query(PointId point, long fromMillis, long toMillis, long stepMillis) {
        SeriesColumns columns = new SeriesColumns();
        columns.add(fromMillis, 0, 0, 0, 0, count(point, fromMillis, toMillis));
        return columns.series();
    }

    @Override
    public synchronized long count(PointId point, long fromMillis, long toMillis) {
        return readings.getOrDefault(point, Map.of()).keySet().stream().filter(t -> t >= fromMillis && t < toMillis).count();
    }

    @Override
    public void retain(int days, long nowMillis) {
        retained++;
    }

    @Override
    public void close() {}

    synchronized long total() {
        return readings.values().stream().mapToLong(Map::size).sum();
    }

    private void requireUp() throws StoreException {
        if (bug != null) {
            throw bug;
        }
        if (isDown) {
            throw new StoreException("connection refused", true, null);
        }
    }
}
