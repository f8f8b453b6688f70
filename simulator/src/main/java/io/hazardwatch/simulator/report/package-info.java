/**
 * What was sent and what came of it, in a file that {@code check} reads and in lines for people.
 *
 * <p>Invariant: a reading counts as acknowledged only when the gateway said so. Thread-safe. Deliberately absent: any opinion
 * on whether the numbers are good.
 */
package io.hazardwatch.simulator.report;
