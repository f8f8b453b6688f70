/**
 * The load tool: many MQTT 3.1.1 connections on few event loops, sending in open loop, and the servers to compare the gateway with.
 *
 * <p>Invariant: in open loop, every message has a due time that does not depend on how fast the gateway is, and latency is measured
 * from it, so that waiting time is always included. All state of a connection belongs to its event loop. It deliberately does not
 * retry or reconnect; lost messages are counted and reported.
 */
package io.hazardwatch.simulator.load;
