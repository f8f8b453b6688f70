/**
 * What ports for devices that dial in over TCP have in common: listening, bounds, counters, waiting for room, replies when data are durable.
 *
 * <p>A protocol brings its framing and what it answers. Everything of a port runs on its one event loop, but where stated otherwise. A port
 * that is taken never keeps the gateway from starting; it is tried again.
 */
package io.hazardwatch.gateway.intake.tcp;
