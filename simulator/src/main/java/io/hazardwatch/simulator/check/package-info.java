/**
 * Compares what was published with what the gateway's history holds.
 *
 * <p>Invariant: it uses only the public API, so it sees what every client sees. It runs on the main thread. It deliberately never
 * reads the gateway's store or files.
 */
package io.hazardwatch.simulator.check;
