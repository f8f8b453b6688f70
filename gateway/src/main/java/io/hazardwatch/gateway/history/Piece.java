package io.hazardwatch.gateway.history;

import java.util.ArrayList;
import java.util.List;

/** A part {@code [fromMillis, toMillis)} of what is asked for, and the grain to read it from. */
record Piece(Grain grain, long fromMillis, long toMillis) {
    /**
     * Which hours of a point its rollups cover.
     *
     * @param openHours   starts of hours written to since they were rolled up, ascending
     * @param rolledFrom  hours before this were never rolled up
     * @param rawKeptFrom readings before this are gone, so that only rollups tell of them
     */
    record Cover(long[] openHours, long rolledFrom, long rawKeptFrom) {}

    /** The pieces in order: rollups for whole hours they cover, readings for all else. */
    static List<Piece> of(Grain grain, long fromMillis, long toMillis, Cover cover) {
        if (grain == Grain.RAW) {
            return List.of(new Piece(grain, fromMillis, toMillis));
        }
        List<Piece> pieces = new ArrayList<>();
        int open = 0;
        for (long hour = Grain.HOUR.floor(fromMillis); hour < toMillis; hour += Grain.HOUR.millis()) {
            while (open < cover.openHours.length && cover.openHours[open] < hour) {
                open++;
            }
            boolean isOpen = open < cover.openHours.length && cover.openHours[open] == hour;
            add(pieces, hourly(grain, hour, fromMillis, toMillis, cover, isOpen));
        }
        return pieces;
    }

    private static Piece hourly(Grain grain, long hour, long fromMillis, long toMillis, Cover cover, boolean isOpen) {
        long end = hour + Grain.HOUR.millis();
        long from = Math.max(hour, fromMillis);
        long to = Math.min(end, toMillis);
        if (end <= cover.rawKeptFrom) {
            return new Piece(grain, grain.floor(from), to);
        }
        boolean isRolled = from == hour && to == end && hour >= cover.rolledFrom && !isOpen;
        return new Piece(isRolled ? grain : Grain.RAW, from, to);
    }

    private static void add(List<Piece> pieces, Piece next) {
        Piece last = pieces.isEmpty() ? null : pieces.getLast();
        if (last != null && last.grain == next.grain && last.toMillis == next.fromMillis) {
            pieces.set(pieces.size() - 1, new Piece(last.grain, last.fromMillis, next.toMillis));
        } else {
            pieces.add(next);
        }
    }
}
