/**
 * Modbus slaves: over Modbus TCP, and behind a DTU that dials in with RTU.
 *
 * <p>Written from the specification alone; it shares no code with the gateway, so that a mistake of one is noticed by the other.
 */
package io.hazardwatch.simulator.modbus;
