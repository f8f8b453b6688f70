/**
 * The load tool: many MQTT 3.1.1 connections on few event loops, open loop, and the peers to measure it against.
 *
 * <p>Invariant: in open loop every message has a due time that the gateway's slowness cannot move, and latency counts from it, so
 * waiting is never left out. Everything of a connection belongs to its event loop. Deliberately absent: retries and
 * reconnects; what is lost is counted and shown.
 */
package io.hazardwatch.simulator.load;
