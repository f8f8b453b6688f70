package io.hazardwatch.simulator.plant;

/**
 * A sensor's noise: a white part and a slowly drifting part (first-order autoregressive, summed over its last 32 steps, so that
 * a sample can be computed without its predecessors).
 *
 * @param white standard deviation of the white part, in the point's unit
 * @param ar1   standard deviation of the autoregressive part, in the point's unit
 * @param phi   fraction of the autoregressive part that remains after one sample, in [0, 1)
 */
public record Noise(double white, double ar1, double phi) {
    /** A sensor without noise. */
    public static final Noise NONE = new Noise(0, 0, 0);
    private static final int TERMS = 32;

    double at(long index, SeededRandom whiteDice, SeededRandom ar1Dice) {
        double value = 0;
        if (white != 0) {
            value += white * whiteDice.normal(index);
        }
        if (ar1 != 0) {
            value += ar1 * wandering(index, ar1Dice);
        }
        return value;
    }

    private double wandering(long index, SeededRandom random) {
        double sum = 0;
        double weight = 1;
        for (int back = 0; back < TERMS; back++) {
            sum += weight * random.normal(index - back);
            weight *= phi;
        }
        return sum * Math.sqrt(1 - phi * phi);
    }
}
