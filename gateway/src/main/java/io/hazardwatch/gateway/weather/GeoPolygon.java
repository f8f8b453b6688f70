package io.hazardwatch.gateway.weather;

import java.util.Arrays;

/**
 * A closed outline, WGS 84. Point i is {@code (lat[i], lon[i])} in degrees; the last repeats the first. The arrays are shared, nobody
 * changes them.
 */
public record GeoPolygon(double[] lat, double[] lon) {
    /** Number of points, the repeated one included. */
    public int size() {
        return lat.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof GeoPolygon that && Arrays.equals(lat, that.lat) && Arrays.equals(lon, that.lon);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(lat) + Arrays.hashCode(lon);
    }

    @Override
    public String toString() {
        return "GeoPolygon of " + lat.length + " points";
    }
}
