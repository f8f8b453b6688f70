package io.hazardwatch.gateway.duty.roster;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;

/**
 * A clock on the wall, read minute by minute: at which minutes it first and last shows a time. A time it skips counts as shown
 * by the clock that was not put forward. Knows nothing of how the roster computes instants.
 */
final class WallClock {
    private final long base;
    private final long[] first;
    private final long[] last;

    WallClock(ZoneId zone, Instant from, Instant to) {
        base = wallMinute(LocalDateTime.ofInstant(from, zone)) - 1440;
        int minutes = (int) ((to.getEpochSecond() - from.getEpochSecond()) / 60) + 2 * 1440;
        first = new long[minutes];
        last = new long[minutes];
        Arrays.fill(first, Long.MIN_VALUE);
        Arrays.fill(last, Long.MAX_VALUE);
        long shownBefore = Long.MIN_VALUE;
        for (long minute = from.getEpochSecond() / 60; minute <= to.getEpochSecond() / 60; minute++) {
            long shown = wallMinute(LocalDateTime.ofInstant(Instant.ofEpochSecond(minute * 60), zone));
            long late = 0;
            for (long skipped = shownBefore + 1; shownBefore != Long.MIN_VALUE && skipped < shown; skipped++) {
                show(skipped, minute + late++);
            }
            show(shown, minute);
            shownBefore = shown;
        }
    }

    private static long wallMinute(LocalDateTime local) {
        return Math.floorDiv(local.toEpochSecond(ZoneOffset.UTC), 60);
    }

    private void show(long wallMinute, long minute) {
        int index = (int) (wallMinute - base);
        first[index] = first[index] == Long.MIN_VALUE ? minute : first[index];
        last[index] = minute;
    }

    /** Minutes since the epoch; a time before or after everything shown lies far outside. */
    long firstShown(LocalDateTime local) {
        return within(local, first);
    }

    long lastShown(LocalDateTime local) {
        return within(local, last);
    }

    private long within(LocalDateTime local, long[] shown) {
        long index = wallMinute(local) - base;
        return index < 0 ? Long.MIN_VALUE : index >= shown.length ? Long.MAX_VALUE : shown[(int) index];
    }
}
