package io.hazardwatch.gateway.onboarding.doctor;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a point probably is, by its name. Pure.
 *
 * @param template a shipped template; empty if none fits
 * @param unit     empty if it cannot be guessed
 * @param low      lower end of the range; NaN if it cannot be guessed
 * @param high     upper end of it
 */
public record PointGuess(String template, String unit, double low, double high) {
    /** Nothing can be said. */
    static final PointGuess NONE = new PointGuess("", "", Double.NaN, Double.NaN);

    /** The first that fits holds, so the words that say more come first. */
    private static final List<Named> NAMED = List.of(
            named("press|(^|[_-])(yl|pt)([_-]|[0-9]*$)", "", "MPa", 0, 10),
            named("temp|(^|[_-])(wd|tt)([_-]|[0-9]*$)", "", "degC", -40, 200),
            named("flow", "", "m3/h", Double.NaN, Double.NaN),
            named("level|lvl|(^|[_-])(yw|lt)([_-]|[0-9]*$)", "", "%", 0, 100),
            named("humid|(^|[_-])rh([_-]|[0-9]*$)", "", "%RH", 0, 100),
            named("wind.?(speed|$)", "wind-speed", "m/s", 0, 60),
            named("rssi|signal|rsrp", "", "dBm", -150, 0),
            named("volt", "", "V", 0, 60),
            named("batt", "", "%", 0, 100),
            named("lel|combust|methane|ch4", "gb50493-combustible", "%LEL", 0, 100),
            named("h2s", "gb50493-h2s", "ppm", 0, 100),
            named("(^|[_-])co([_-]|[013-9]?$)", "gb50493-co", "ppm", 0, 500),
            named("nh3|ammonia", "gb50493-nh3", "ppm", 0, 200),
            named("cl2|chlorine", "gb50493-cl2", "ppm", 0, 10),
            named("so2", "gb50493-so2", "ppm", 0, 20),
            named("(^|[_-])o2([_-]|$)|oxygen", "oxygen", "%vol", 0, 30),
            named("gas|lpg|lng", "gb50493-combustible", "%LEL", 0, 100));

    private record Named(Pattern name, PointGuess meant) {}

    private static Named named(String name, String template, String unit, double low, double high) {
        return new Named(Pattern.compile(name), new PointGuess(template, unit, low, high));
    }

    /** What a name usually means, unless the value cannot be it; NaN for a value that is not known. */
    static PointGuess of(String name, double value) {
        String lower = name.toLowerCase(Locale.ROOT);
        PointGuess meant = NAMED.stream().filter(each -> each.name().matcher(lower).find()).findFirst().map(Named::meant).orElse(NONE);
        return value < meant.low || value > meant.high ? NONE : meant;
    }
}
