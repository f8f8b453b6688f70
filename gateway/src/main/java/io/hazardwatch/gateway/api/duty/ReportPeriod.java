package io.hazardwatch.gateway.api.duty;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/** What a duty report is about. */
enum ReportPeriod {
    DAY, WEEK, MONTH;

    /** The first day of the one that holds {@code day}; weeks begin on Monday. */
    LocalDate first(LocalDate day) {
        return switch (this) {
            case DAY -> day;
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> day.withDayOfMonth(1);
        };
    }

    /** The day after its last. */
    LocalDate end(LocalDate day) {
        return switch (this) {
            case DAY -> day.plusDays(1);
            case WEEK -> first(day).plusWeeks(1);
            case MONTH -> first(day).plusMonths(1);
        };
    }
}
