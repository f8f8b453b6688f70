package io.hazardwatch.gateway.registry;

import java.math.BigDecimal;

/**
 * Decimal arithmetic for bounds. Limits and deadbands are decimals in a file; with binary fractions 0.8 - 0.1 is not 0.7, so
 * whether a value exactly at the bound counts would depend on the figures. Any thread.
 */
public final class Decimals {
    private static final double NINE_PLACES = 1e9;
    /** Below this magnitude, nine decimals of a value are exact. */
    private static final double LARGEST = 4e6;

    private Decimals() {}

    /** {@code a + b}, computed in decimal. Allocates: use it for bounds, once for each configuration. */
    public static double plus(double a, double b) {
        double sum = a + b;
        return Double.isFinite(sum) ? BigDecimal.valueOf(a).add(BigDecimal.valueOf(b)).doubleValue() : sum;
    }

    /** {@code a - b}, see {@link #plus}. */
    public static double minus(double a, double b) {
        return plus(a, -b);
    }

    /** A difference of readings, rounded to nine decimals to remove errors of binary fractions. Allocates nothing. */
    public static double rounded(double difference) {
        return Math.abs(difference) < LARGEST ? Math.rint(difference * NINE_PLACES) / NINE_PLACES : difference;
    }
}
