package io.hazardwatch.gateway.settings.roster;

import io.hazardwatch.gateway.settings.yaml.YamlMap;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.function.Function;

/** The kinds of time a roster has: wall times of a post, days, and instants. Null where one is missing or wrong. */
final class RosterTimes {
    private RosterTimes() {}

    static LocalDateTime wall(YamlMap fields, String key) {
        return read(fields, key, text -> LocalDateTime.parse(text).truncatedTo(ChronoUnit.SECONDS),
                "must be a wall time of the post such as 2027-01-31T08:00");
    }

    static LocalDate day(YamlMap fields, String key) {
        return read(fields, key, LocalDate::parse, "must be a day such as 2027-01-31");
    }

    /** 24:00 is none: a shift until midnight ends at 00:00 of the next day. */
    static LocalTime time(YamlMap fields, String key) {
        return read(fields, key, text -> LocalTime.parse(text).truncatedTo(ChronoUnit.SECONDS),
                "must be a time from \"00:00\" to \"23:59\"");
    }

    static Instant instant(YamlMap fields, String key) {
        return read(fields, key, text -> OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.SECONDS),
                "must be a time with offset such as 2027-01-31T08:00+08:00");
    }

    /** An instant to the millisecond, in ms since the epoch. */
    static Long millis(YamlMap fields, String key) {
        return read(fields, key, text -> OffsetDateTime.parse(text).toInstant().toEpochMilli(),
                "must be a time with offset such as 2027-01-31T08:00+08:00");
    }

    static ZoneId zone(YamlMap fields, String key) {
        ZoneId zone = read(fields, key, ZoneId::of, "must be a time zone such as Asia/Shanghai");
        return zone == null ? ZoneOffset.UTC : zone;
    }

    private static <T> T read(YamlMap fields, String key, Function<String, T> parse, String rule) {
        String text = fields.requiredText(key);
        try {
            return text == null ? null : parse.apply(text);
        } catch (DateTimeException e) {
            fields.broken(key, rule);
            return null;
        }
    }

    /** Whether both are there and {@code to} is later, which is noted when it is not. */
    static <T extends Comparable<? super T>> boolean inOrder(YamlMap fields, T from, T to) {
        if (from == null || to == null) {
            return false;
        }
        if (from.compareTo(to) >= 0) {
            fields.broken("to", "must be after from");
            return false;
        }
        return true;
    }
}
