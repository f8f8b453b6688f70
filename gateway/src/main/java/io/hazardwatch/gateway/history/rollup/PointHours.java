package io.hazardwatch.gateway.history.rollup;

import io.hazardwatch.gateway.history.store.Resolution;
import io.hazardwatch.gateway.model.PointId;
import java.util.Arrays;
import java.util.List;

/** The dirty hours of one point, ascending, with the last write that touched each. Any thread. */
final class PointHours {
    private long[] starts = new long[2];
    private long[] turns = new long[2];
    private int count;

    /**
     * Marks the hour dirty.
     *
     * @return whether it was clean before
     */
    synchronized boolean touch(long startMillis, long turn) {
        int at = count > 0 && starts[count - 1] == startMillis ? count - 1
                : Arrays.binarySearch(starts, 0, count, startMillis);
        if (at >= 0) {
            turns[at] = Math.max(turns[at], turn);
            return false;
        }
        insert(-at - 1, startMillis, turn);
        return true;
    }

    /**
     * Marks the hour clean unless it was touched after {@code turn}.
     *
     * @return whether it was marked clean
     */
    synchronized boolean close(long startMillis, long turn) {
        int at = Arrays.binarySearch(starts, 0, count, startMillis);
        if (at < 0 || turns[at] != turn) {
            return false;
        }
        System.arraycopy(starts, at + 1, starts, at, count - at - 1);
        System.arraycopy(turns, at + 1, turns, at, count - at - 1);
        count--;
        return true;
    }

    /** Starts of the dirty hours that begin within {@code [fromMillis, toMillis)}. */
    synchronized long[] within(long fromMillis, long toMillis) {
        return Arrays.stream(starts, 0, count).filter(start -> start >= fromMillis && start < toMillis).toArray();
    }

    /** Adds dirty hours that end by {@code endMillis} and were not touched after {@code turnMax}, oldest first. */
    synchronized void due(PointId point, long endMillis, long turnMax, List<DirtyHour> due, int limit) {
        for (int i = 0; i < count && due.size() < limit && starts[i] + Resolution.HOUR.millis() <= endMillis; i++) {
            if (turns[i] <= turnMax) {
                due.add(new DirtyHour(point, starts[i], turns[i]));
            }
        }
    }

    private void insert(int at, long startMillis, long turn) {
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, count * 2);
            turns = Arrays.copyOf(turns, count * 2);
        }
        System.arraycopy(starts, at, starts, at + 1, count - at);
        System.arraycopy(turns, at, turns, at + 1, count - at);
        starts[at] = startMillis;
        turns[at] = turn;
        count++;
    }
}
