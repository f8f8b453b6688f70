package io.hazardwatch.gateway.history.store;

import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Quality;

/** A batch of readings in columns, oldest first per point; reused by its owner. One thread. */
public final class ReadingBatch {
    public int count;
    public final PointId[] point;
    public final long[] eventMillis;
    public final double[] value;
    /** {@link Quality#code()}. */
    public final byte[] quality;

    /** @param capacity readings in one batch */
    public ReadingBatch(int capacity) {
        point = new PointId[capacity];
        eventMillis = new long[capacity];
        value = new double[capacity];
        quality = new byte[capacity];
    }

    /** Adds one reading; the caller must respect the capacity. */
    public void add(PointId id, long atMillis, double reading, byte qualityCode) {
        point[count] = id;
        eventMillis[count] = atMillis;
        value[count] = reading;
        quality[count++] = qualityCode;
    }

    /** Whether there is no room left. */
    public boolean isFull() {
        return count == point.length;
    }

    /** The quality to store: a value that is not finite is bad, whatever its own quality says. */
    public byte storedQuality(int row) {
        return Double.isFinite(value[row]) && quality[row] < Quality.BAD.code() ? quality[row] : Quality.BAD.code();
    }

    /** A copy of the rows {@code [from, to)}. */
    public ReadingBatch part(int from, int to) {
        ReadingBatch part = new ReadingBatch(to - from);
        for (int i = from; i < to; i++) {
            part.add(point[i], eventMillis[i], value[i], quality[i]);
        }
        return part;
    }
}
