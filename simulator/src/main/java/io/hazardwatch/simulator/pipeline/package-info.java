/**
 * A liquid pipeline with its transients, by the method of characteristics, and the instruments at its stations.
 *
 * <p>Written from the textbook method (Wylie and Streeter, Fluid Transients in Systems) before the detector of the gateway was, so that neither
 * was made to fit the other. Invariant: the same pipe, operations and seed give the same samples. Pressures are absolute, in pascal; flows are
 * volumes at the reference state, in cubic metres a second. No clock, no I/O. One thread.
 */
package io.hazardwatch.simulator.pipeline;
