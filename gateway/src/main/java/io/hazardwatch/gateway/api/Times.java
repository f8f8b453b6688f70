package io.hazardwatch.gateway.api;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Times as the wire has them: ISO 8601 with offset, to the millisecond. */
final class Times {
    private static final DateTimeFormatter ISO = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxxx");

    private Times() {}

    /** Null when {@code millis} is 0, which means never. */
    static String iso(long millis, ZoneId zone) {
        return millis == 0 ? null : ISO.format(Instant.ofEpochMilli(millis).atZone(zone));
    }

    static String utc(long millis) {
        return iso(millis, ZoneOffset.UTC);
    }
}
