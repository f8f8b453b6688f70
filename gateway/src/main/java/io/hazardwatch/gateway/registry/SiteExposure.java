package io.hazardwatch.gateway.registry;

import java.util.List;
import java.util.Set;

/**
 * What of a site weather warnings are compared with, besides its place.
 *
 * @param adminCode          administrative code of its area, 6 or 12 digits, GB/T 2260; empty if not stated
 * @param outline            corners of its boundary, in order; empty if not stated
 * @param surroundingsMetres what happens within that distance concerns it too
 * @param features           what it has that weather can harm; empty = not stated, so that everything applies
 * @param station            points that measure its weather; empty if it has none
 */
public record SiteExposure(String adminCode, List<Corner> outline, double surroundingsMetres, Set<SiteFeature> features,
                           List<StationPoint> station) {
    /** Surroundings where a site states none. */
    public static final double USUAL_METRES = 1_000;
    /** Nothing stated. */
    public static final SiteExposure NONE = new SiteExposure("", List.of(), USUAL_METRES, Set.of());

    /** A site without a weather station. */
    public SiteExposure(String adminCode, List<Corner> outline, double surroundingsMetres, Set<SiteFeature> features) {
        this(adminCode, outline, surroundingsMetres, features, List.of());
    }

    /** A corner of the boundary, degrees, WGS 84. */
    public record Corner(double lat, double lon) {}

    public SiteExposure {
        outline = List.copyOf(outline);
        features = Set.copyOf(features);
        station = List.copyOf(station);
    }
}
