/**
 * The wire contract from the device's side: topics and telemetry JSON, implemented directly from the contract.
 *
 * <p>Invariant: shares no code with the gateway's decoder, because an error in a shared codec would stay hidden. Usable from any
 * thread. It deliberately cannot read JSON and uses no JSON library.
 */
package io.hazardwatch.simulator.wire;
