/**
 * The plant that is not there: what each sensor would measure, as pure functions of a seed and the sample's number.
 *
 * <p>Invariant: the same scenario gives the same doubles, bit for bit, on every machine and in every other program that
 * follows {@code config/scenarios/README.md}. Any thread. Deliberately absent: clocks, state, {@code java.util.Random}.
 */
package io.hazardwatch.simulator.plant;
