package io.hazardwatch.gateway.api.http;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Times in the wire format: ISO 8601 with offset, to the millisecond. */
public final class Times {
    private static final DateTimeFormatter ISO = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxxx");

    private static final long EARLIEST_MILLIS = Instant.parse("0001-01-01T00:00:00Z").toEpochMilli();
    private static final long LATEST_MILLIS = Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli();

    private Times() {}

    /**
     * The same time if its year has four digits. Refuses anything else as a mistake, because later arithmetic would overflow.
     *
     * @param millis ms since the epoch
     */
    public static long within(long millis) {
        if (millis < EARLIEST_MILLIS || millis > LATEST_MILLIS) {
            throw new ArithmeticException(Long.toString(millis));
        }
        return millis;
    }

    /** Null if {@code millis} is 0, which means never. */
    public static String iso(long millis, ZoneId zone) {
        return millis == 0 ? null : ISO.format(Instant.ofEpochMilli(millis).atZone(zone));
    }

    public static String utc(long millis) {
        return iso(millis, ZoneOffset.UTC);
    }
}
