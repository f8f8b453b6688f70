/**
 * Proves with generated readings that each rule of a point can fire.
 *
 * <p>Invariant: the rules under test are the ones that monitor the plant, on a state of their own. Thread: the caller's.
 */
package io.hazardwatch.gateway.evaluate.selftest;
