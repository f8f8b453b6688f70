package io.hazardwatch.gateway.duty.ical;

import io.hazardwatch.gateway.duty.exchange.RowRefusal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Map;

/**
 * A time of an event as a wall time of {@code zone}: UTC with {@code Z}, the zone of {@code TZID}, or the post's where a time has
 * neither. A day without a time is its first instant.
 */
record EventTime(LocalDateTime wall, ZoneId zone) {
    /** Why a time is none. */
    static final class RefusedTimeException extends Exception {
        private static final long serialVersionUID = 1L;
        private final RowRefusal reason;

        RefusedTimeException(RowRefusal reason, String value) {
            super(value);
            this.reason = reason;
        }

        RowRefusal reason() {
            return reason;
        }
    }

    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss").withResolverStyle(ResolverStyle.STRICT);
    private static final int DAY_LENGTH = 8;
    /** What Outlook calls the zones in which the rosters of this trade are usually kept; the others are refused with their name. */
    private static final Map<String, String> OUTLOOK = Map.ofEntries(Map.entry("China Standard Time", "Asia/Shanghai"),
            Map.entry("Taipei Standard Time", "Asia/Taipei"), Map.entry("Singapore Standard Time", "Asia/Singapore"),
            Map.entry("Tokyo Standard Time", "Asia/Tokyo"), Map.entry("Korea Standard Time", "Asia/Seoul"),
            Map.entry("India Standard Time", "Asia/Kolkata"), Map.entry("Russian Standard Time", "Europe/Moscow"),
            Map.entry("W. Europe Standard Time", "Europe/Berlin"), Map.entry("Romance Standard Time", "Europe/Paris"),
            Map.entry("GMT Standard Time", "Europe/London"), Map.entry("Eastern Standard Time", "America/New_York"),
            Map.entry("Central Standard Time", "America/Chicago"), Map.entry("Pacific Standard Time", "America/Los_Angeles"),
            Map.entry("UTC", "UTC"));

    /** @param property null when it is missing */
    static EventTime of(RawEvent.Property property, ZoneId postZone) throws RefusedTimeException {
        String text = property == null ? "" : property.value().strip();
        if (text.contains("T24")) {
            throw new RefusedTimeException(RowRefusal.TIME_24_00, text);
        }
        try {
            if (text.length() == DAY_LENGTH) {
                return new EventTime(LocalDate.parse(text, DAY).atStartOfDay(), postZone);
            }
            boolean isUtc = text.endsWith("Z");
            LocalDateTime wall = LocalDateTime.parse(isUtc ? text.substring(0, text.length() - 1) : text, TIME);
            return new EventTime(wall, isUtc ? ZoneOffset.UTC : zone(property.parameters().get("TZID"), postZone));
        } catch (DateTimeException wrong) {
            throw new RefusedTimeException(RowRefusal.TIME, text);
        }
    }

    private static ZoneId zone(String id, ZoneId postZone) throws RefusedTimeException {
        if (id == null) {
            return postZone;
        }
        try {
            return ZoneId.of(OUTLOOK.getOrDefault(id, id));
        } catch (DateTimeException unknown) {
            throw new RefusedTimeException(RowRefusal.UNKNOWN_ZONE, id);
        }
    }

    /** Whether the time is a day without a time. */
    static boolean isDay(RawEvent.Property property) {
        return property != null && property.value().strip().length() == DAY_LENGTH;
    }

    /** The wall time of {@code postZone} at that instant. */
    LocalDateTime at(ZoneId postZone) {
        return zone.equals(postZone) ? wall : wall.atZone(zone).withZoneSameInstant(postZone).toLocalDateTime();
    }
}
