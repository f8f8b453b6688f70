package io.hazardwatch.gateway.registry;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/** The calendar period over which a permitted throughput is summed, by the clock of the site. */
public enum SumPeriod {
    HOUR, DAY, MONTH, QUARTER, YEAR;

    private static final int QUARTER_MONTHS = 3;

    /** Beginning of the period that contains that time, ms since the epoch. */
    public long begin(long millis, ZoneId zone) {
        return start(millis, zone).toInstant().toEpochMilli();
    }

    /** Beginning of the next period, ms since the epoch. */
    public long end(long millis, ZoneId zone) {
        ZonedDateTime start = start(millis, zone);
        return (switch (this) {
            case HOUR -> start.plusHours(1);
            case DAY -> start.plusDays(1);
            case MONTH -> start.plusMonths(1);
            case QUARTER -> start.plusMonths(QUARTER_MONTHS);
            case YEAR -> start.plusYears(1);
        }).toInstant().toEpochMilli();
    }

    private ZonedDateTime start(long millis, ZoneId zone) {
        ZonedDateTime time = Instant.ofEpochMilli(millis).atZone(zone);
        ZonedDateTime day = time.truncatedTo(ChronoUnit.DAYS);
        return switch (this) {
            case HOUR -> time.truncatedTo(ChronoUnit.HOURS);
            case DAY -> day;
            case MONTH -> day.withDayOfMonth(1);
            case QUARTER -> day.withDayOfMonth(1).withMonth((day.getMonthValue() - 1) / QUARTER_MONTHS * QUARTER_MONTHS + 1);
            case YEAR -> day.withDayOfYear(1);
        };
    }
}
