package io.hazardwatch.simulator.pipeline;

import io.hazardwatch.simulator.plant.SeededRandom;

/**
 * The instruments of one station: what they show of the true values. A flow meter of class 0.25 % errs by a constant share, a slow drift and
 * white noise; it shows the volume at the state of the line, not at the reference state. One thread.
 */
final class StationMeters {
    private static final double BIAS_MAX = 0.0015;
    private static final double DRIFT = 0.0003;
    private static final double DRIFT_SECONDS = 4 * 3_600.0;
    private static final double FLOW_WHITE = 0.002;
    private static final double PRESSURE_WHITE_MPA = 0.001;
    private static final double CELSIUS_WHITE = 0.1;
    private static final double PRESSURE_STEP = 0.001;
    private static final double FLOW_STEP = 0.01;
    private static final double CELSIUS_STEP = 0.1;

    private final SeededRandom flowDice;
    private final SeededRandom driftDice;
    private final SeededRandom pressureDice;
    private final SeededRandom celsiusDice;
    private final double bias;
    private double drift;

    StationMeters(long seed, String station) {
        flowDice = new SeededRandom(seed, station, 0);
        driftDice = new SeededRandom(seed, station, 1);
        pressureDice = new SeededRandom(seed, station, 2);
        celsiusDice = new SeededRandom(seed, station, 3);
        bias = BIAS_MAX * (2 * new SeededRandom(seed, station, 4).uniform(0) - 1);
    }

    /** Cubic metres an hour. */
    double flow(double truth, double nominal, long second) {
        double keep = Math.exp(-1 / DRIFT_SECONDS);
        drift = keep * drift + DRIFT * Math.sqrt(1 - keep * keep) * driftDice.normal(second);
        double shown = truth == 0 ? 0 : truth * (1 + bias + drift) + nominal * FLOW_WHITE * flowDice.normal(second);
        return Math.rint(shown / FLOW_STEP) * FLOW_STEP;
    }

    /** Megapascal, gauge. */
    double pressure(double truth, long second) {
        return Math.rint((truth + PRESSURE_WHITE_MPA * pressureDice.normal(second)) / PRESSURE_STEP) * PRESSURE_STEP;
    }

    double celsius(double truth, long second) {
        return Math.rint((truth + CELSIUS_WHITE * celsiusDice.normal(second)) / CELSIUS_STEP) * CELSIUS_STEP;
    }
}
