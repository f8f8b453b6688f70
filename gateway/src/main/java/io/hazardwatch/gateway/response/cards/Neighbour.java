package io.hazardwatch.gateway.response.cards;

import io.hazardwatch.gateway.model.Text;

/**
 * Who lives or works near a site and must be told when gas drifts there.
 *
 * @param phone empty = none known
 * @param lat   degrees, WGS 84
 * @param lon   degrees, WGS 84
 */
public record Neighbour(String enterprise, String site, String id, Text name, String phone, double lat, double lon) {
    private static final double EARTH_METRES = 6_371_000;

    /** Distance from a place, metres. */
    public double metresFrom(double fromLat, double fromLon) {
        double north = Math.toRadians(lat - fromLat);
        double east = Math.toRadians(lon - fromLon);
        double a = Math.pow(Math.sin(north / 2), 2)
                + Math.cos(Math.toRadians(fromLat)) * Math.cos(Math.toRadians(lat)) * Math.pow(Math.sin(east / 2), 2);
        return 2 * EARTH_METRES * Math.asin(Math.sqrt(a));
    }

    /** Bearing from a place, degrees from north. */
    public double bearingFrom(double fromLat, double fromLon) {
        double east = Math.toRadians(lon - fromLon);
        double y = Math.sin(east) * Math.cos(Math.toRadians(lat));
        double x = Math.cos(Math.toRadians(fromLat)) * Math.sin(Math.toRadians(lat))
                - Math.sin(Math.toRadians(fromLat)) * Math.cos(Math.toRadians(lat)) * Math.cos(east);
        return (Math.toDegrees(Math.atan2(y, x)) + 360) % 360;
    }
}
