package io.hazardwatch.gateway.evaluate.stats;

/** The middle of three values. Pure. */
public final class MedianOfThree {
    private MedianOfThree() {}

    public static double of(double a, double b, double c) {
        return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    }
}
