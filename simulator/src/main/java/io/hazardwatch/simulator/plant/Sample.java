package io.hazardwatch.simulator.plant;

/**
 * One value of one point.
 *
 * @param point name within its device
 */
public record Sample(String point, double value, Quality quality) {}
