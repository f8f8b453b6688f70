package io.hazardwatch.gateway.history.embedded;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Time spans in UTC whose rows a table stores and drops together; named as QuestDB names them. */
enum QuestPartition {
    DAY("uuuu-MM-dd") {
        @Override
        LocalDate next(LocalDate day) {
            return day.plusDays(1);
        }
    },
    MONTH("uuuu-MM") {
        @Override
        LocalDate next(LocalDate day) {
            return day.withDayOfMonth(1).plusMonths(1);
        }
    },
    YEAR("uuuu") {
        @Override
        LocalDate next(LocalDate day) {
            return day.withDayOfYear(1).plusYears(1);
        }
    };

    private final DateTimeFormatter name;

    QuestPartition(String pattern) {
        name = DateTimeFormatter.ofPattern(pattern).withZone(ZoneOffset.UTC);
    }

    /** End of the partition that contains {@code time}; all its rows are older. */
    Instant endOf(Instant time) {
        return next(LocalDate.ofInstant(time, ZoneOffset.UTC)).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** Name of the partition that contains {@code time}. */
    String nameOf(Instant time) {
        return name.format(time);
    }

    abstract LocalDate next(LocalDate day);
}
