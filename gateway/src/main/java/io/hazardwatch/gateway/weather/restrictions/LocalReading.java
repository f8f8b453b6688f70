package io.hazardwatch.gateway.weather.restrictions;

import io.hazardwatch.gateway.registry.StationPoint;

/**
 * What the station of a site measures: a local reading, never a warning.
 *
 * @param value    NaN if unknown; a value that the device itself doubts may forbid work but never allow it
 * @param atMillis time of the reading by its device, ms since the epoch; 0 if there is none
 * @param unknown  why it says nothing; null if it is known
 */
public record LocalReading(StationPoint point, double value, long atMillis, UnknownReason unknown) {
    /** A value that can be relied on. */
    public static LocalReading known(StationPoint point, double value, long atMillis) {
        return point.measure().isPossible(value) ? new LocalReading(point, value, atMillis, null)
                : unknown(point, atMillis, UnknownReason.IMPOSSIBLE);
    }

    /** A value that the device doubts. */
    public static LocalReading doubtful(StationPoint point, double value, long atMillis) {
        return new LocalReading(point, point.measure().isPossible(value) ? value : Double.NaN, atMillis, UnknownReason.BAD_QUALITY);
    }

    /** A value that says nothing. */
    public static LocalReading unknown(StationPoint point, long atMillis, UnknownReason why) {
        return new LocalReading(point, Double.NaN, atMillis, why);
    }

    /** Whether it says something. */
    public boolean isKnown() {
        return unknown == null;
    }
}
