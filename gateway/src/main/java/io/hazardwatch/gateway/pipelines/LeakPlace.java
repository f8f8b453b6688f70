package io.hazardwatch.gateway.pipelines;

/**
 * A place by one method.
 *
 * @param metres    from the upstream end; NaN if unknown
 * @param plusMinus what it may be wrong by, m
 * @param unknown   why there is none; null if there is one
 */
public record LeakPlace(double metres, double plusMinus, PlaceUnknown unknown) {
    static LeakPlace at(double metres, double plusMinus) {
        return new LeakPlace(metres, plusMinus, null);
    }

    static LeakPlace unknown(PlaceUnknown why) {
        return new LeakPlace(Double.NaN, Double.NaN, why);
    }

    /** Whether there is one. */
    public boolean isKnown() {
        return unknown == null;
    }
}
