package io.hazardwatch.gateway.weather.exposure;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Administrative codes, GB/T 2260 with six digits or with twelve. An area has the code of all areas below it as prefix: 320400 is a
 * city and 320411 a district of it.
 */
public final class AdminCodes {
    private static final Pattern SHAPE = Pattern.compile("\\d{6}|\\d{12}");
    private static final Set<String> PROVINCES = Set.of("11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37",
            "41", "42", "43", "44", "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64", "65", "71", "81", "82");
    private static final Set<String> FOREIGN = Set.of("fips", "same", "ugc", "emma", "nuts", "iso");
    private static final int SHORT = 6;

    private AdminCodes() {}

    /** Whether {@code code} has the shape of one and begins with a province that exists. */
    public static boolean isCode(String code) {
        return SHAPE.matcher(code).matches() && PROVINCES.contains(code.substring(0, 2));
    }

    /** Whether a list of a message, by its name, is one of another country. */
    static boolean isForeign(String list) {
        String name = list.toLowerCase(Locale.ROOT);
        return FOREIGN.stream().anyMatch(name::contains);
    }

    /** The digits that all areas within {@code code} begin with. */
    static String prefix(String code) {
        String six = code.length() > SHORT && code.substring(SHORT).chars().allMatch(digit -> digit == '0') ? code.substring(0, SHORT) : code;
        if (six.length() > SHORT) {
            return six.endsWith("000") ? six.substring(0, 9) : six;
        }
        return six.endsWith("0000") ? six.substring(0, 2) : six.endsWith("00") ? six.substring(0, 4) : six;
    }
}
