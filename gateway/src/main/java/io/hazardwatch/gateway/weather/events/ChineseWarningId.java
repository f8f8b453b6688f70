package io.hazardwatch.gateway.weather.events;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Identifier of a warning by GB/T 35965.1-2018, {@code ZZZZZZDDDUUUXX_YYYYMMDDhhmmss_N}, 31 characters.
 *
 * @param region       six digits of the administrative area, GB/T 2260
 * @param organisation three digits, GB/T 4657
 * @param unit         three characters, 000 if not used
 * @param extension    two characters, 00 if not used
 * @param issued       Beijing time
 * @param number       0 to 9
 */
public record ChineseWarningId(String region, String organisation, String unit, String extension, LocalDateTime issued, int number) {
    private static final Pattern SHAPE = Pattern.compile("(\\d{6})(\\d{3})([0-9A-Za-z]{3})([0-9A-Za-z]{2})_(\\d{14})_(\\d)");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMddHHmmss").withResolverStyle(ResolverStyle.STRICT);

    /** The parts of {@code identifier}; null if it is none of this kind. */
    public static ChineseWarningId parse(String identifier) {
        Matcher matcher = SHAPE.matcher(identifier);
        if (!matcher.matches()) {
            return null;
        }
        try {
            return new ChineseWarningId(matcher.group(1), matcher.group(2), matcher.group(3), matcher.group(4),
                    LocalDateTime.parse(matcher.group(5), TIME), matcher.group(6).charAt(0) - '0');
        } catch (DateTimeException noSuchTime) {
            return null;
        }
    }
}
