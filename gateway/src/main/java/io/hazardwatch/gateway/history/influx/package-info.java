/**
 * The store that sites often have already: InfluxDB 1.x, 2.x and 3 through its own client.
 *
 * <p>Layout: measurements {@code reading}, {@code reading_1m}, {@code reading_1h}; tags {@code device}, {@code enterprise},
 * {@code point}, {@code site}, so there are as many series as points are configured; fields as
 * {@link io.hazardwatch.gateway.history.LineProtocol} says; times in milliseconds.
 * Invariant: a failure that is not the data's fault is retryable; a write repeated overwrites itself. Absent on purpose:
 * continuous queries and tasks (rollups are made by the gateway, the same for every store), Flux.
 */
package io.hazardwatch.gateway.history.influx;
