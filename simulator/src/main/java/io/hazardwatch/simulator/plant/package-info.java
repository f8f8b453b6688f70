/**
 * The simulated plant: what each sensor measures, as pure functions of a seed and a sample number.
 *
 * <p>Invariant: a scenario gives bit-identical doubles on every machine and in every other program that implements
 * {@code config/scenarios/README.md}. Usable from any thread. It deliberately has no clocks, no state and no {@code java.util.Random}.
 */
package io.hazardwatch.simulator.plant;
