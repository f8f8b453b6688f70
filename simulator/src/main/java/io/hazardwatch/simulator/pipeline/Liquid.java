package io.hazardwatch.simulator.pipeline;

/**
 * A liquid at its reference state.
 *
 * @param density       kg/m3
 * @param bulkModulusPa resistance to compression
 * @param viscosity     kinematic, m2/s
 * @param vapourPa      absolute pressure below which it boils
 * @param expansion     of volume with temperature, 1/K
 */
public record Liquid(double density, double bulkModulusPa, double viscosity, double vapourPa, double expansion) {
    /** Diesel fuel. */
    public static final Liquid DIESEL = new Liquid(840, 1.5e9, 4.0e-6, 1_000, 8.3e-4);
    /** Petrol, for batches behind diesel. */
    public static final Liquid PETROL = new Liquid(740, 1.32e9, 0.6e-6, 60_000, 9.5e-4);
    /** Water at 20 degrees Celsius. */
    public static final Liquid WATER = new Liquid(998, 2.19e9, 1.0e-6, 2_340, 2.1e-4);
}
