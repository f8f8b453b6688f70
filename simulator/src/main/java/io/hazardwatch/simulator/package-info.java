/**
 * Devices that are not there: plays scenarios and real measurements to a gateway, loads it, and checks what it kept.
 *
 * <p>Invariant: shares no code with the gateway, only the wire contract, golden files and {@code config/scenarios/}.
 */
package io.hazardwatch.simulator;
