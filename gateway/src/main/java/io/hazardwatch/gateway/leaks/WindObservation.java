package io.hazardwatch.gateway.leaks;

/**
 * The wind at a site as its station measures it.
 *
 * @param fromDegrees where it comes from, degrees from north, mean over the last minute; NaN if unknown
 * @param speed       m/s; NaN if unknown
 * @param atMillis    arrival of the newest reading; 0 = none
 * @param unknown     why it is unknown; null if it is known
 */
public record WindObservation(double fromDegrees, double speed, long atMillis, WindUnknown unknown) {
    static WindObservation unknown(WindUnknown why, long atMillis) {
        return new WindObservation(Double.NaN, Double.NaN, atMillis, why);
    }

    public boolean isKnown() {
        return unknown == null;
    }
}
