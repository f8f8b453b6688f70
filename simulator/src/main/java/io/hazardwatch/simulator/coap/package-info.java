/**
 * A small device that pushes JSON by CoAP (RFC 7252) over UDP.
 *
 * <p>Written from the standard alone; it shares no code with the gateway, so that a mistake of one is noticed by the other.
 */
package io.hazardwatch.simulator.coap;
