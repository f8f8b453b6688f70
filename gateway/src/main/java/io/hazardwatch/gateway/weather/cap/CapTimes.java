package io.hazardwatch.gateway.weather.cap;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.regex.Pattern;

/** Times of messages, in ms since the epoch. A time without offset, which old versions allow, is taken as Beijing time. */
final class CapTimes {
    private static final ZoneOffset BEIJING = ZoneOffset.ofHours(8);
    private static final Pattern WITH_OFFSET = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d[-+]\\d\\d:\\d\\d");
    private static final Pattern BLANK = Pattern.compile("(\\d{4}-\\d\\d-\\d\\d) (\\d\\d:.*)");
    private static final Pattern ENDS_WITH_OFFSET = Pattern.compile(".*T.*(Z|[-+]\\d\\d:\\d\\d)");
    private static final int YEAR_MAX = 9999;

    private CapTimes() {}

    /** Format of CAP 1.2: an offset in hours and minutes, no fraction. */
    static long millisWithOffset(CapElement element) {
        String text = element.text().strip();
        if (!WITH_OFFSET.matcher(text).matches()) {
            throw CapStructure.invalid(element, "must be a time such as 2026-06-01T08:00:00+08:00");
        }
        return millis(element);
    }

    /** Format of earlier versions and of the Chinese profile. */
    static long millis(CapElement element) {
        String text = BLANK.matcher(element.text().strip()).replaceFirst("$1T$2");
        try {
            OffsetDateTime time = ENDS_WITH_OFFSET.matcher(text).matches() ? OffsetDateTime.parse(text)
                    : LocalDateTime.parse(text).atOffset(BEIJING);
            if (time.getYear() > YEAR_MAX || time.getYear() < 1) {
                throw CapStructure.invalid(element, "must be a time up to the year 9999");
            }
            return time.toInstant().toEpochMilli();
        } catch (DateTimeException noTime) {
            throw CapStructure.invalid(element, "must be a time with offset");
        }
    }
}
