package io.hazardwatch.simulator.pipeline;

/**
 * A valve at the end of the line: Q = opening * coefficient * sqrt(pressure before - pressure behind), never backwards.
 *
 * @param coefficient     m3/s for each root of a pascal, fully open
 * @param backPressurePa absolute pressure behind it
 */
public record OutletValve(double coefficient, double backPressurePa) {}
