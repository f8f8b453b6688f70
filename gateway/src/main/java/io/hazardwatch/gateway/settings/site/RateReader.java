package io.hazardwatch.gateway.settings.site;

import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.registry.RateMethod;
import io.hazardwatch.gateway.registry.RateSetting;
import io.hazardwatch.gateway.settings.yaml.Quantities;
import io.hazardwatch.gateway.settings.yaml.YamlMap;
import java.util.ArrayList;
import java.util.List;

/** Reads the rate rules of a point. One thread. */
final class RateReader {
    /** Readings the least-squares window needs, see {@link RateMethod#LEAST_SQUARES}. */
    private static final int SLOPE_PERIODS = 12;
    private static final long SECOND = 1_000;
    private static final long HOUR = 3_600_000;
    private static final long DAY = 86_400_000;

    private RateReader() {}

    /** The rules of {@code point}; a rule whose id the template also has inherits what it leaves out. */
    static List<RateSetting> read(YamlMap point, String unit, long periodMillis, PointTemplateFields template,
                                  RuleNames names) {
        List<RateSetting> rates = new ArrayList<>(template.rates());
        for (YamlMap fields : point.maps("rate")) {
            RateSetting rate = rate(fields, names.take(fields), unit, periodMillis, template);
            if (rate != null) {
                rates.removeIf(inherited -> inherited.id().equals(rate.id()));
                rates.add(rate);
            }
        }
        return rates;
    }

    private static RateSetting rate(YamlMap fields, String id, String unit, long periodMillis, PointTemplateFields template) {
        RateSetting base = id == null ? null : template.rate(id);
        RateMethod method = fields.choice("method", base == null ? RateMethod.LEAST_SQUARES : base.method(),
                RateMethod.values());
        long window = fields.millis("window", base == null ? 60 * SECOND : base.windowMillis(), SECOND, DAY);
        long onDelay = fields.millis("onDelay", base == null ? 0 : base.onDelayMillis(), 0, HOUR);
        Priority priority = fields.choice("priority", base == null ? Priority.P2 : base.priority(), Priority.values());
        Threshold threshold = method == RateMethod.DIFFERENCE ? change(fields, unit, window, base)
                : slope(fields, unit, base);
        fields.done("id", "method", "above", "below", "change", "window", "onDelay", "priority", "why");
        checkWindow(fields, method, window, periodMillis);
        return id == null || threshold == null ? null : new RateSetting(id, threshold.shown / threshold.perSeconds,
                threshold.shown, threshold.shownUnit, window, onDelay, priority, method);
    }

    /** A slope needs enough readings to exceed the noise; a change needs two. */
    private static void checkWindow(YamlMap fields, RateMethod method, long windowMillis, long periodMillis) {
        int periods = method == RateMethod.DIFFERENCE ? 2 : SLOPE_PERIODS;
        if (windowMillis < periods * periodMillis) {
            fields.broken("window", "must be at least " + periods + " periods of " + periodMillis + " ms");
        }
    }

    private static Threshold slope(YamlMap fields, String unit, RateSetting base) {
        boolean rising = fields.has("above");
        if (!rising && !fields.has("below") && base != null && base.method() == RateMethod.LEAST_SQUARES) {
            return new Threshold(base.shownLimit(), base.shownPerSecond(), base.shownUnit());
        }
        if (rising == fields.has("below")) {
            fields.broken("above", "must be given, or below, but not both");
            fields.text("above", null);
            fields.text("below", null);
            return null;
        }
        String key = rising ? "above" : "below";
        Threshold threshold = slope(fields, key, unit);
        if (threshold != null && !(rising ? threshold.shown > 0 : threshold.shown < 0)) {
            fields.broken(key, rising ? "must be positive" : "must be negative");
        }
        return threshold;
    }

    /** Reads {@code 5 %LEL/min}; the unit itself may hold a slash, so the last one counts. */
    private static Threshold slope(YamlMap fields, String key, String unit) {
        String text = fields.text(key, "");
        int space = text.indexOf(' ');
        int slash = text.lastIndexOf('/');
        double shown = space < 0 ? Double.NaN : Quantities.number(text.substring(0, space));
        double perSeconds = slash < space ? Double.NaN : Quantities.rateSeconds(text.substring(slash + 1));
        if (Double.isNaN(shown) || Double.isNaN(perSeconds)) {
            fields.broken(key, "must be a rate such as '5 " + unit + "/min', per s, min or h");
            return null;
        }
        return inUnit(fields, key, text.substring(space + 1, slash), unit)
                ? new Threshold(shown, perSeconds, text.substring(space + 1)) : null;
    }

    /** A positive speed such as {@code 50 %LEL/min}, per second; NaN, and a recorded problem, if invalid. */
    static double perSecond(YamlMap fields, String key, String unit) {
        Threshold threshold = slope(fields, key, unit);
        return threshold == null ? Double.NaN : threshold.shown / threshold.perSeconds;
    }

    /** Reads {@code 3 m3/h}, the change within the window, in the point's unit. */
    private static Threshold change(YamlMap fields, String unit, long windowMillis, RateSetting base) {
        if (!fields.has("change") && base != null && base.method() == RateMethod.DIFFERENCE) {
            return new Threshold(base.shownLimit(), windowMillis / (double) SECOND, unit);
        }
        String text = fields.requiredText("change");
        if (text == null) {
            return null;
        }
        int space = text.indexOf(' ');
        double shown = space < 0 ? Double.NaN : Quantities.number(text.substring(0, space));
        if (Double.isNaN(shown) || shown == 0) {
            fields.broken("change", "must be a change such as '5 " + unit + "', negative for a fall");
            return null;
        }
        return inUnit(fields, "change", text.substring(space + 1), unit)
                ? new Threshold(shown, windowMillis / (double) SECOND, unit) : null;
    }

    private static boolean inUnit(YamlMap fields, String key, String given, String unit) {
        if (!given.equals(unit)) {
            fields.broken(key, "must be in the point's unit, " + unit);
        }
        return given.equals(unit);
    }

    /** @param perSeconds how many seconds {@code shown} is spread over */
    private record Threshold(double shown, double perSeconds, String shownUnit) {}
}
