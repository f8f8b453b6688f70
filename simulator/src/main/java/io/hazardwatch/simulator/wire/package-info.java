/**
 * The wire contract as a device sees it: topics and telemetry JSON, written by hand from the contract.
 *
 * <p>Invariant: shares no code with the gateway's decoder, since a shared codec hides its own bugs. Any thread. Deliberately
 * absent: reading JSON, and a JSON library.
 */
package io.hazardwatch.simulator.wire;
