package io.hazardwatch.gateway.weather;

import java.util.List;

/**
 * Where a warning applies.
 *
 * @param description in the issuer's words
 * @param problems    parts of it that could not be read; such an area is also shown to a person
 */
public record WarningArea(String description, List<GeoPolygon> polygons, List<GeoCircle> circles, List<GeoCode> codes,
                          List<AreaProblem> problems) {
    public WarningArea {
        polygons = List.copyOf(polygons);
        circles = List.copyOf(circles);
        codes = List.copyOf(codes);
        problems = List.copyOf(problems);
    }

    /** An area of which only the description is known. */
    public static WarningArea described(String description) {
        return new WarningArea(description, List.of(), List.of(), List.of(), List.of());
    }
}
