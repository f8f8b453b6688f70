package io.hazardwatch.gateway.history.store;

import io.hazardwatch.gateway.history.rollup.QuerySegment;
import io.hazardwatch.gateway.model.PointId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** A store in memory that can be down and can refuse values it is told to. */
public final class FakeStore implements TimeSeriesStore {
    public volatile boolean isDown;
    public volatile double refusedFrom = Double.POSITIVE_INFINITY;
    /** Refuses a batch whole, without saying how many readings are at fault. */
    public volatile boolean refusesWhole;
    public volatile boolean refusesProbe;
    public volatile RuntimeException defect;
    public volatile int prepared;
    public volatile int writes;
    public volatile int retained;

    /** What was asked, in order. */
    public final List<QuerySegment> asked = new ArrayList<>();

    private final Map<PointId, TreeMap<Long, Double>> readings = new HashMap<>();
    private final Map<Resolution, Map<PointId, TreeMap<Long, Series>>> rollups = Map.of(Resolution.MINUTE, new HashMap<>(),
            Resolution.HOUR, new HashMap<>());

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
    public synchronized void write(ReadingBatch batch) throws StoreException {
        requireUp();
        writes++;
        if (refusesWhole && IntStream.range(0, batch.count).anyMatch(i -> batch.value[i] >= refusedFrom)) {
            throw new StoreException("refuses some", false, null);
        }
        int refused = 0;
        for (int i = 0; i < batch.count; i++) {
            if (batch.value[i] < refusedFrom) {
                readings.computeIfAbsent(batch.point[i], unused -> new TreeMap<>()).put(batch.eventMillis[i], batch.value[i]);
            } else {
                refused++;
            }
        }
        if (refused > 0) {
            throw StoreException.partial("refuses " + refused, refused, null);
        }
    }

    @Override
    public void writeProbe(long nowMillis) throws StoreException {
        requireUp();
        if (refusesProbe) {
            throw new StoreException("refuses everything", false, null);
        }
    }

    @Override
    public synchronized boolean isEmpty() {
        return readings.isEmpty();
    }

    @Override
    public synchronized Series query(Resolution grain, PointId point, long fromMillis, long toMillis, long stepMillis)
            throws StoreException {
        requireUp();
        asked.add(new QuerySegment(grain, fromMillis, toMillis));
        SeriesColumns columns = new SeriesColumns();
        if (grain == Resolution.RAW) {
            within(readings, point, fromMillis, toMillis).forEach((t, value) -> columns.add(
                    Math.floorDiv(t, stepMillis) * stepMillis, value, value, value, value, 1, 1, 0));
        } else {
            within(rollups.get(grain), point, fromMillis, toMillis).forEach((t, row) -> columns.add(
                    Math.floorDiv(t, stepMillis) * stepMillis, row, 0));
        }
        return columns.series();
    }

    @Override
    public synchronized void page(PointId point, long fromMillis, long toMillis, ReadingBatch page) {
        within(readings, point, fromMillis, toMillis).entrySet().stream().limit(page.point.length - page.count)
                .forEach(reading -> page.add(point, reading.getKey(), reading.getValue(), (byte) 0));
    }

    @Override
    public synchronized void write(Resolution grain, List<Rollup> made) throws StoreException {
        requireUp();
        for (Rollup rollup : made) {
            for (int i = 0; i < rollup.rows().rows(); i++) {
                SeriesColumns row = new SeriesColumns();
                row.add(rollup.rows().t()[i], rollup.rows(), i);
                rollups.get(grain).computeIfAbsent(rollup.point(), unused -> new TreeMap<>())
                        .put(rollup.rows().t()[i], row.series());
            }
        }
    }

    private static <T> SortedMap<Long, T> within(Map<PointId, TreeMap<Long, T>> all, PointId point, long from, long to) {
        return all.getOrDefault(point, new TreeMap<>()).subMap(from, to);
    }

    @Override
    public synchronized long count(PointId point, long fromMillis, long toMillis) {
        return within(readings, point, fromMillis, toMillis).size();
    }

    @Override
    public List<String> retain(Retention kept, long nowMillis) {
        retained++;
        return List.of("let go of day " + retained);
    }

    @Override
    public void close() {}

    /** Drops the readings before {@code endMillis}; rollups stay. */
    public synchronized void dropReadings(long endMillis) {
        readings.values().forEach(ofPoint -> ofPoint.headMap(endMillis).clear());
    }

    public synchronized long total() {
        return readings.values().stream().mapToLong(Map::size).sum();
    }

    private void requireUp() throws StoreException {
        if (defect != null) {
            throw defect;
        }
        if (isDown) {
            throw new StoreException("connection refused", true, null);
        }
    }
}
