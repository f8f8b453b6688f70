package io.hazardwatch.gateway.history.rollup;

import io.hazardwatch.gateway.history.store.Resolution;
import java.util.ArrayList;
import java.util.List;

/** A part {@code [fromMillis, toMillis)} of a query, and the resolution to read it from. */
public record QuerySegment(Resolution grain, long fromMillis, long toMillis) {
    /**
     * Hours of a point that its rollups cover.
     *
     * @param openHours starts of hours written to since their last rollup, ascending
     * @param rolledFrom hours before this were never rolled up
     * @param rawKeptFrom readings before this were dropped, so only rollups remain
     */
    record Cover(long[] openHours, long rolledFrom, long rawKeptFrom) {}

    /** The segments in order: rollups for whole hours they cover, readings for all else. */
    static List<QuerySegment> of(Resolution grain, long fromMillis, long toMillis, Cover cover) {
        if (grain == Resolution.RAW) {
            return List.of(new QuerySegment(grain, fromMillis, toMillis));
        }
        List<QuerySegment> pieces = new ArrayList<>();
        int open = 0;
        for (long hour = Resolution.HOUR.floor(fromMillis); hour < toMillis; hour += Resolution.HOUR.millis()) {
            while (open < cover.openHours.length && cover.openHours[open] < hour) {
                open++;
            }
            boolean isOpen = open < cover.openHours.length && cover.openHours[open] == hour;
            add(pieces, hourly(grain, hour, fromMillis, toMillis, cover, isOpen));
        }
        return pieces;
    }

    private static QuerySegment hourly(Resolution grain, long hour, long fromMillis, long toMillis, Cover cover, boolean isOpen) {
        long end = hour + Resolution.HOUR.millis();
        long from = Math.max(hour, fromMillis);
        long to = Math.min(end, toMillis);
        if (end <= cover.rawKeptFrom) {
            return new QuerySegment(grain, grain.floor(from), to);
        }
        boolean isRolled = from == hour && to == end && hour >= cover.rolledFrom && !isOpen;
        return new QuerySegment(isRolled ? grain : Resolution.RAW, from, to);
    }

    private static void add(List<QuerySegment> pieces, QuerySegment next) {
        QuerySegment last = pieces.isEmpty() ? null : pieces.getLast();
        if (last != null && last.grain == next.grain && last.toMillis == next.fromMillis) {
            pieces.set(pieces.size() - 1, new QuerySegment(last.grain, last.fromMillis, next.toMillis));
        } else {
            pieces.add(next);
        }
    }
}
