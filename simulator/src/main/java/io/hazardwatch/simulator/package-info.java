/**
 * Simulated devices: plays scenarios and recorded measurements to a gateway, puts load on it, and checks what it stored.
 *
 * <p>Invariant: shares no code with the gateway, only the wire contract, golden files and {@code config/scenarios/}.
 */
package io.hazardwatch.simulator;
