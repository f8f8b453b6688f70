package io.hazardwatch.gateway.history.rollup;

import io.hazardwatch.gateway.history.store.Resolution;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * Steps of whole days in the site's time zone: from midnight to midnight, so a day has 23 or 25 hours when the clock is
 * changed. Steps of whole weeks begin on Mondays. Stores have no time zones, so finer steps that do not cross a midnight are
 * queried and joined. One thread.
 */
public final class LocalDays {
    public static final long DAY_MILLIS = 86_400_000;

    private static final long QUARTER_MILLIS = 900_000;
    private static final int WEEK_DAYS = 7;
    /** 1970-01-05, a Monday. */
    private static final long MONDAY = 4;

    private final ZoneId zone;
    private final int days;
    private long start = 0;
    private long end = 0;

    LocalDays(ZoneId zone, int days) {
        this.zone = zone;
        this.days = days;
    }

    /** The start of the step that contains the time. */
    long start(long millis) {
        if (millis < start || millis >= end) {
            LocalDate day = LocalDate.ofInstant(Instant.ofEpochMilli(millis), zone);
            long anchor = days % WEEK_DAYS == 0 ? MONDAY : 0;
            LocalDate first = day.minusDays(Math.floorMod(day.toEpochDay() - anchor, (long) days));
            start = midnight(first);
            end = midnight(first.plusDays(days));
        }
        return start;
    }

    /** The longest step to query from a store: an hour, or less in zones that are not whole hours off UTC. */
    long askedStep(long fromMillis, long toMillis) {
        ZoneRules rules = zone.getRules();
        Instant at = Instant.ofEpochMilli(fromMillis);
        long step = dividing(Resolution.HOUR.millis(), rules.getOffset(at).getTotalSeconds());
        ZoneOffsetTransition next = rules.nextTransition(at);
        while (next != null && next.toEpochSecond() * 1000 < toMillis) {
            step = dividing(step, next.getOffsetAfter().getTotalSeconds());
            next = rules.nextTransition(next.getInstant());
        }
        return step;
    }

    private static long dividing(long step, int offsetSeconds) {
        long offset = offsetSeconds * 1000L;
        return offset % step == 0 ? step : offset % QUARTER_MILLIS == 0 ? QUARTER_MILLIS : Resolution.MINUTE.millis();
    }

    private long midnight(LocalDate day) {
        return day.atStartOfDay(zone).toInstant().toEpochMilli();
    }
}
