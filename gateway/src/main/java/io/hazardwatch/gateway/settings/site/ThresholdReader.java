package io.hazardwatch.gateway.settings.site;

import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.Threshold;
import io.hazardwatch.gateway.settings.yaml.YamlMap;
import java.util.List;

/** Reads {@code above} or {@code below} with its {@code deadband}. One thread. */
final class ThresholdReader {
    private ThresholdReader() {}

    /** @param points that are compared with the threshold, each within its range */
    static Threshold read(YamlMap fields, List<Point> points) {
        if (fields.has("above") == fields.has("below")) {
            fields.broken("above", "must be given, or below, or alarm, or unmoved; only one of them");
            fields.node().ask("above");
            fields.node().ask("below");
            fields.node().ask("deadband");
            return new Threshold(true, 0, 0);
        }
        String side = fields.has("above") ? "above" : "below";
        double at = fields.number(side, Double.NaN);
        double deadband = fields.number("deadband", 0, 0, Double.MAX_VALUE);
        for (Point point : points) {
            if (at < point.rangeLow() || at > point.rangeHigh()) {
                fields.broken(side, "must be within the range of " + point.id().device() + '/' + point.id().point());
            }
        }
        return new Threshold(side.equals("above"), at, deadband);
    }
}
