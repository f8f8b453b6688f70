package io.hazardwatch.simulator.pipeline;

/**
 * A pump with a check valve at x = 0: head = speed^2 * shutOffMetres - slope * Q^2 above its suction.
 *
 * @param suctionPa     absolute pressure before the pump
 * @param shutOffMetres head without flow at full speed
 * @param slope         s2/m5
 */
public record PumpStation(double suctionPa, double shutOffMetres, double slope) {}
