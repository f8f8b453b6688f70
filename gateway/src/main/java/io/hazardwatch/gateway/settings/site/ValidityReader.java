package io.hazardwatch.gateway.settings.site;

import io.hazardwatch.gateway.registry.ValiditySetting;
import io.hazardwatch.gateway.settings.yaml.Quantities;
import io.hazardwatch.gateway.settings.yaml.YamlMap;
import io.hazardwatch.gateway.settings.yaml.YamlNode;
import io.hazardwatch.gateway.settings.yaml.YamlNode.Shape;
import java.util.ArrayList;
import java.util.List;

/** Reads which values are invalid or not credible: sentinels, the current loop, the ends of the sensor range. One thread. */
final class ValidityReader {
    private static final String LOOP = "4-20mA";
    private static final int SENTINELS_MAX = 16;

    private final YamlMap health;
    private final ValiditySetting inherited;

    /** @param health the block {@code sensorHealth} */
    ValidityReader(YamlMap health, PointTemplateFields template) {
        this.health = health;
        this.inherited = template.screen();
    }

    /** The validation of values for a point with that unit and range. */
    ValiditySetting read(String unit, double rangeLow, double rangeHigh) {
        List<Double> sentinels = health.has("sentinels") ? sentinels() : inherited.sentinels();
        boolean loop = signal(inherited.isLoop());
        ValiditySetting screen = !loop ? new ValiditySetting(sentinels, false, rangeLow, rangeHigh, Double.NEGATIVE_INFINITY,
                Double.POSITIVE_INFINITY) : unit.equals("mA") ? ValiditySetting.loop(sentinels, 4, 20)
                : ValiditySetting.loop(sentinels, rangeLow, rangeHigh);
        if (loop && !(Double.isFinite(screen.validLow()) && Double.isFinite(screen.validHigh()))) {
            health.broken("signal", "needs the point's range, which is what 4 and 20 mA mean, or the unit mA");
        }
        return health.has("saturation") ? saturated(screen) : screen;
    }

    private List<Double> sentinels() {
        List<Double> found = new ArrayList<>();
        List<YamlNode> items = health.list("sentinels");
        for (YamlNode item : items) {
            double value = number(item);
            if (Double.isNaN(value)) {
                health.problems().add(item, "must be a number");
            } else {
                found.add(value);
            }
        }
        if (items.size() > SENTINELS_MAX) {
            health.broken("sentinels", "must be at most " + SENTINELS_MAX + " numbers");
        }
        return found;
    }

    private static double number(YamlNode item) {
        return item.is(Shape.SCALAR) ? Quantities.number(item.text()) : Double.NaN;
    }

    private boolean signal(boolean fallback) {
        String signal = health.text("signal", null);
        if (signal != null && !signal.equals(LOOP)) {
            health.broken("signal", "must be " + LOOP);
        }
        return signal == null ? fallback : signal.equals(LOOP);
    }

    private ValiditySetting saturated(ValiditySetting screen) {
        List<YamlNode> ends = health.list("saturation");
        double low = ends.size() == 2 ? number(ends.get(0)) : Double.NaN;
        double high = ends.size() == 2 ? number(ends.get(1)) : Double.NaN;
        if (!(low < high)) {
            health.broken("saturation", "must be two numbers, the lower first");
            return screen;
        }
        return new ValiditySetting(screen.sentinels(), screen.isLoop(), screen.validLow(), screen.validHigh(), low, high);
    }
}
