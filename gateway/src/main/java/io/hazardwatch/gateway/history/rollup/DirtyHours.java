package io.hazardwatch.gateway.history.rollup;

import io.hazardwatch.gateway.history.store.ReadingBatch;
import io.hazardwatch.gateway.history.store.Resolution;
import io.hazardwatch.gateway.model.PointId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Hours of points with readings that their rollups do not cover. An hour is marked dirty before a write to it begins, on disk
 * too, so neither a killed process nor a late reading leaves a wrong rollup: dirty hours are read from the readings themselves.
 * Each write has a number (turn). An hour is rolled up when no write that touches it is in progress, and marked clean only if
 * none has touched it since. Any thread.
 */
public final class DirtyHours implements AutoCloseable {
    /**
     * Dirty hours of all points together; beyond it, everything older than the oldest one kept is read from readings
     * permanently.
     */
    public static final int CAPACITY = 1_000_000;

    /** Start of the last hour of the year 9999. */
    private static final long START_MAX = 253_402_297_200_000L;

    private static final long UNKNOWN = START_MAX + 1;

    private final DirtyHoursFile file;
    private final int capacity;
    private final Map<PointId, PointHours> points = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();
    private final AtomicLong turns = new AtomicLong();
    private final ConcurrentSkipListSet<Long> underWay = new ConcurrentSkipListSet<>();
    private volatile long rolledFrom;

    /**
     * Reads the file. If there is no trustworthy one, {@link #begin(boolean, long)} must be called.
     *
     * @throws IOException if the file cannot be read or written
     */
    public DirtyHours(Path path, int capacity) throws IOException {
        this.capacity = capacity;
        DirtyHoursFile.Content content = DirtyHoursFile.read(path);
        rolledFrom = content.isWhole() ? content.rolledFrom() : UNKNOWN;
        content.open().forEach(hour -> touch(hour.point(), hour.startMillis(), 0));
        file = new DirtyHoursFile(path, rolledFrom, all());
    }

    /** Whether it is unknown which hours rollups cover, because the store was never queried. */
    boolean isNew() {
        return rolledFrom == UNKNOWN;
    }

    /**
     * Starts with a store without readings, or with one whose existing readings have no reliable rollups.
     *
     * @throws IOException if the file cannot be written
     */
    public synchronized void begin(boolean isEmpty, long nowMillis) throws IOException {
        if (isNew()) {
            rolledFrom = isEmpty ? 0 : Resolution.HOUR.ceiling(nowMillis);
            file.rolledFrom(rolledFrom);
        }
    }

    /**
     * Marks the hours of the batch as dirty.
     *
     * @return the number of the write, which must be ended once the store accepted or refused the batch
     * @throws IOException if the file cannot be written
     */
    long begin(ReadingBatch batch) throws IOException {
        long turn = turns.incrementAndGet();
        underWay.add(turn);
        try {
            open(batch, turn);
            return turn;
        } catch (IOException | RuntimeException e) {
            underWay.remove(turn);
            throw e;
        }
    }

    /** Ends a write. */
    void end(long turn) {
        underWay.remove(turn);
    }

    /** The number of the latest write. */
    long turn() {
        return turns.get();
    }

    /** The hours of a point within {@code [fromMillis, toMillis)} that rollups cover. */
    QuerySegment.Cover cover(PointId point, long fromMillis, long toMillis, long rawKeptFrom) {
        PointHours hours = points.get(point);
        long[] open = hours == null ? new long[0] : hours.within(Resolution.HOUR.floor(fromMillis), toMillis);
        return new QuerySegment.Cover(open, rolledFrom, rawKeptFrom);
    }

    /**
     * At most {@code limit} hours by point that ended by {@code endMillis} and were not touched by a write after
     * {@code turnMax}.
     */
    List<DirtyHour> due(long endMillis, long turnMax, int limit) {
        Long oldest = underWay.ceiling(Long.MIN_VALUE);
        long settled = oldest == null ? turnMax : Math.min(turnMax, oldest - 1);
        List<DirtyHour> due = new ArrayList<>();
        points.forEach((point, hours) -> hours.due(point, endMillis, settled, due, limit));
        return due;
    }

    /**
     * Marks hours as clean that no write has touched since they were due, and syncs the file against power loss.
     *
     * @throws IOException if the file cannot be written
     */
    void close(List<DirtyHour> rolled) throws IOException {
        shut(rolled);
        file.sync();
    }

    /** Number of dirty hours. */
    public int count() {
        return count.get();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    /**
     * Changes memory and file together; otherwise an hour marked dirty while another thread marks it clean would be lost in the
     * file.
     */
    private synchronized void open(ReadingBatch batch, long turn) throws IOException {
        List<DirtyHour> opened = new ArrayList<>();
        for (int i = 0; i < batch.count; i++) {
            long start = Resolution.HOUR.floor(batch.eventMillis[i]);
            if (start >= rolledFrom && start <= START_MAX && touch(batch.point[i], start, turn)) {
                opened.add(new DirtyHour(batch.point[i], start, turn));
            }
        }
        file.opened(opened);
        if (count.get() > capacity && !opened.isEmpty()) {
            rolledFrom = opened.stream().mapToLong(DirtyHour::startMillis).max().orElseThrow() + Resolution.HOUR.millis();
            file.rolledFrom(rolledFrom);
            shut(opened);
        }
    }

    private synchronized void shut(List<DirtyHour> hours) throws IOException {
        List<DirtyHour> closed = hours.stream()
                .filter(hour -> points.get(hour.point()).close(hour.startMillis(), hour.turn())).toList();
        count.addAndGet(-closed.size());
        file.closed(closed);
        if (file.isMostlyHistory(count.get())) {
            file.rewrite(rolledFrom, all());
        }
    }

    private boolean touch(PointId point, long start, long turn) {
        boolean isNew = points.computeIfAbsent(point, unused -> new PointHours()).touch(start, turn);
        if (isNew) {
            count.incrementAndGet();
        }
        return isNew;
    }

    private List<DirtyHour> all() {
        List<DirtyHour> all = new ArrayList<>();
        points.forEach((point, hours) -> Arrays.stream(hours.within(Long.MIN_VALUE, Long.MAX_VALUE))
                .forEach(start -> all.add(new DirtyHour(point, start, 0))));
        return all;
    }
}
