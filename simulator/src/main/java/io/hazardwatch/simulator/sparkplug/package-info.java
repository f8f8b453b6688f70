/**
 * An edge node that reports by Sparkplug B, and a small broker for it where there is none.
 *
 * <p>Written from the specification alone; it shares no code with the gateway, so that a mistake of one is noticed by the other. The broker is for
 * demonstrations on one machine: it keeps nothing but retained messages, knows no users and passes messages on with QoS 0.
 */
package io.hazardwatch.simulator.sparkplug;
