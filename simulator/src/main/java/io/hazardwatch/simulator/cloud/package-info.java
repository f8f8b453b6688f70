/**
 * A release of gas as Gaussian puffs in a wind that meanders, and what detectors around it and a weather station would show.
 *
 * <p>Written from the textbook formula. Invariant: the same script gives the same rows. No clock, no I/O. One thread.
 */
package io.hazardwatch.simulator.cloud;
