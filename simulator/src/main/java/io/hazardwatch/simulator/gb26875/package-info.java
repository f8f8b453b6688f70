/**
 * A user information transmission device of a fire alarm system that reports by GB/T 26875.3-2011 over TCP.
 *
 * <p>Written from the standard alone; it shares no code with the gateway, so that a mistake of one is noticed by the other.
 */
package io.hazardwatch.simulator.gb26875;
