package io.hazardwatch.gateway.evaluate;

/** The middle of three values. Pure. */
final class MedianOfThree {
    private MedianOfThree() {}

    static double of(double a, double b, double c) {
        return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    }
}
