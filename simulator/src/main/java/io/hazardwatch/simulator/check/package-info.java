/**
 * Compares what was published with what the gateway's history holds.
 *
 * <p>Invariant: asks only through the public API, as anybody could. Main thread. Deliberately absent: looking into the
 * gateway's store or files.
 */
package io.hazardwatch.simulator.check;
