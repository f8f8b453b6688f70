/**
 * The results of a run: what was sent and what was acknowledged, as a file for {@code check} and as text.
 *
 * <p>Invariant: a reading counts as acknowledged only when the gateway acknowledged it. Thread-safe where a class says so. It
 * deliberately does not judge whether the numbers are good.
 */
package io.hazardwatch.simulator.report;
