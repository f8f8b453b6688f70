package io.hazardwatch.gateway.app.settings;

import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.registry.RateSetting;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads the rate rules of a point. One thread. */
final class RateReader {
    /** Names of a point's other rules; a rate rule of that name would share their alarm. */
    private static final Set<String> TAKEN = Set.of("high", "low", "stale", "quality");
    private static final long SECOND = 1_000;
    private static final long HOUR = 3_600_000;
    private static final long DAY = 86_400_000;

    private RateReader() {}

    /** The rules of {@code point}; one whose id the template has too takes from it what it leaves out. */
    static List<RateSetting> read(Fields point, String unit, long periodMillis, PointShape template) {
        List<RateSetting> rates = new ArrayList<>(template.rates());
        List<String> seen = new ArrayList<>();
        for (Fields fields : point.maps("rate")) {
            RateSetting rate = rate(fields, unit, periodMillis, template);
            if (rate != null && seen.contains(rate.id())) {
                fields.broken("id", "must stand only once in its point");
            } else if (rate != null) {
                seen.add(rate.id());
                rates.removeIf(inherited -> inherited.id().equals(rate.id()));
                rates.add(rate);
            }
        }
        return rates;
    }

    private static RateSetting rate(Fields fields, String unit, long periodMillis, PointShape template) {
        String id = fields.name("id");
        if (TAKEN.contains(id)) {
            fields.broken("id", "must not be the name of another rule: high, low, stale, quality");
        }
        RateSetting inherited = id == null ? null : template.rate(id);
        Threshold threshold = threshold(fields, unit, inherited);
        long window = fields.millis("window", inherited == null ? 60 * SECOND : inherited.windowMillis(), SECOND, DAY);
        long onDelay = fields.millis("onDelay", inherited == null ? 0 : inherited.onDelayMillis(), 0, HOUR);
        Priority priority = fields.choice("priority", inherited == null ? Priority.P2 : inherited.priority(),
                Priority.values());
        fields.done("id", "above", "below", "window", "onDelay", "priority");
        if (window < 2 * periodMillis) {
            fields.broken("window", "must be at least twice the period of " + periodMillis + " ms");
        }
        return id == null || threshold == null ? null : new RateSetting(id, threshold.shown / threshold.perSeconds,
                threshold.shown, threshold.shownUnit, window, onDelay, priority);
    }

    private static Threshold threshold(Fields fields, String unit, RateSetting inherited) {
        boolean rising = fields.has("above");
        if (!rising && !fields.has("below") && inherited != null) {
            return new Threshold(inherited.shownLimit(), inherited.shownPerSecond(), inherited.shownUnit());
        }
        if (rising == fields.has("below")) {
            fields.broken("above", "must be given, or below, but not both");
            fields.text("above", null);
            fields.text("below", null);
            return null;
        }
        String key = rising ? "above" : "below";
        Threshold threshold = threshold(fields, key, unit);
        if (threshold != null && !(rising ? threshold.shown > 0 : threshold.shown < 0)) {
            fields.broken(key, rising ? "must be positive" : "must be negative");
        }
        return threshold;
    }

    /** Reads {@code 5 %LEL/min}; the unit itself may hold a slash, so the last one counts. */
    private static Threshold threshold(Fields fields, String key, String unit) {
        String text = fields.text(key, "");
        int space = text.indexOf(' ');
        int slash = text.lastIndexOf('/');
        double shown = space < 0 ? Double.NaN : Quantities.number(text.substring(0, space));
        double perSeconds = slash < space ? Double.NaN : Quantities.rateSeconds(text.substring(slash + 1));
        if (Double.isNaN(shown) || Double.isNaN(perSeconds)) {
            fields.broken(key, "must be a rate such as '5 " + unit + "/min', per s, min or h");
            return null;
        }
        if (!text.substring(space + 1, slash).equals(unit)) {
            fields.broken(key, "must be in the point's unit, " + unit);
            return null;
        }
        return new Threshold(shown, perSeconds, text.substring(space + 1));
    }

    private record Threshold(double shown, double perSeconds, String shownUnit) {}
}
