package io.hazardwatch.gateway.registry;

/** A place on the ground of a site, in metres east and north of the site's location. */
public record GroundPosition(double east, double north) {
    private static final double METRES_PER_DEGREE = 111_320;

    /** The place at these degrees (WGS 84) relative to an origin; exact enough within some kilometres. */
    public static GroundPosition of(double lat, double lon, double originLat, double originLon) {
        double shrink = Math.cos(Math.toRadians(originLat));
        return new GroundPosition((lon - originLon) * METRES_PER_DEGREE * shrink, (lat - originLat) * METRES_PER_DEGREE);
    }

    /** Distance in metres. */
    public double metresTo(GroundPosition other) {
        return Math.hypot(other.east - east, other.north - north);
    }
}
