/**
 * A data logger that reports by HJ 212-2017 over TCP.
 *
 * <p>Written from the standard alone; it shares no code with the gateway, so that a mistake of one is noticed by the other.
 */
package io.hazardwatch.simulator.hj212;
