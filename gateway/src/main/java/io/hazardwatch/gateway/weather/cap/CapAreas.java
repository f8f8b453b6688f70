package io.hazardwatch.gateway.weather.cap;

import io.hazardwatch.gateway.weather.AreaShapes;
import io.hazardwatch.gateway.weather.GeoCode;
import io.hazardwatch.gateway.weather.WarningArea;
import io.hazardwatch.gateway.weather.WarningLimits;

/**
 * Reads areas. One thread; one object for each message, because points are counted over all of it.
 */
final class CapAreas {
    private final WarningLimits limits;
    private int points;

    CapAreas(WarningLimits limits) {
        this.limits = limits;
    }

    WarningArea area(CapElement element) {
        AreaShapes shapes = new AreaShapes(limits.pointsMax() - points);
        element.children("polygon").forEach(polygon -> shapes.polygon(polygon.text()));
        element.children("circle").forEach(circle -> shapes.circle(circle.text()));
        points += shapes.points();
        return shapes.area(element.text("areaDesc", "").strip(), element.children("geocode").stream().map(CapAreas::code).toList());
    }

    /** CAP 1.0 writes name=value in one text. */
    static GeoCode code(CapElement element) {
        if (element.children().isEmpty()) {
            String[] sides = element.text().strip().split("=", 2);
            return sides.length == 2 ? new GeoCode(sides[0], sides[1]) : new GeoCode("", sides[0]);
        }
        return new GeoCode(element.text("valueName", "").strip(), element.text("value", "").strip());
    }
}
